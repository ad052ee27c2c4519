/** The HTTP server: what it serves, and what keeps it safe. */
@NullMarked
package io.logclf.server;

import org.jspecify.annotations.NullMarked;
