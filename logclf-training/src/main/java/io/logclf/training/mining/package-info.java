/** Finds the templates behind log messages: which words of a message are constant, and which messages share them. */
@NullMarked
package io.logclf.training.mining;

import org.jspecify.annotations.NullMarked;
