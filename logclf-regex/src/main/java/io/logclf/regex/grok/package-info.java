/**
 * Named patterns such as {@code %{IP:client}}: {@link io.logclf.regex.grok.Grok} replaces each by its definition when a rule set is built, so
 * that nothing of it is left when messages are matched. The definitions are our own, linear and bounded. Not an interface for applications: its
 * types are public only for the other packages of this module.
 */
@NullMarked
package io.logclf.regex.grok;

import org.jspecify.annotations.NullMarked;
