/** From labelled logs to a bundle, and from logs without labels to groups worth labelling. */
@NullMarked
package io.logclf.training;

import org.jspecify.annotations.NullMarked;
