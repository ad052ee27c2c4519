/** The command line. */
@NullMarked
package io.logclf.app;

import org.jspecify.annotations.NullMarked;
