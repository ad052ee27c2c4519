/** Makes a bundle from labelled entries. */
@NullMarked
package io.logclf.training.train;

import org.jspecify.annotations.NullMarked;
