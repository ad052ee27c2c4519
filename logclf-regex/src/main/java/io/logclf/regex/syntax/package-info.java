/**
 * Patterns as trees: {@link io.logclf.regex.syntax.RegexParser} reads RE2 syntax into {@link io.logclf.regex.syntax.RegexNode}s, as far as it
 * knows the construct. RE2/J stays the judge of what is a valid pattern: only what it has accepted comes here, and a pattern without a tree is
 * verified by RE2/J alone. Not an interface for applications: its types are public only for the other packages of this module.
 */
@NullMarked
package io.logclf.regex.syntax;

import org.jspecify.annotations.NullMarked;
