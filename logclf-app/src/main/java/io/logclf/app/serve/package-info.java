/** The HTTP server: what it serves, and what keeps it safe. The command line says how files are labelled. */
@NullMarked
package io.logclf.app.serve;

import org.jspecify.annotations.NullMarked;
