/**
 * Features and linear heads as data, which several stages share. A normalized text goes in ({@link io.logclf.head.Normalizer});
 * {@link io.logclf.head.Ngrams} are its features, {@link io.logclf.head.Vocabulary} weighs them by how often training saw them, {@link
 * io.logclf.head.NgramHead} scores the labels, and {@link io.logclf.head.Decider} makes a verdict of scores. Training makes these from
 * arrays; {@link io.logclf.head.ModelFiles} stores them.
 */
@NullMarked
package io.logclf.head;

import org.jspecify.annotations.NullMarked;
