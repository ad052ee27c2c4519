/**
 * Studies of quality: labelled data or logs with known events go in, and figures for the documentation come out, such as grouping
 * accuracy and the area under the ROC curve. Each is a {@code main} with its command in the Javadoc. What they study is
 * {@code logclf-training}'s and {@code logclf-embedding}'s; they decide between ways to do a thing, and show that a choice holds.
 */
@NullMarked
package io.logclf.bench.study;

import org.jspecify.annotations.NullMarked;
