/**
 * The two regressions of training.
 *
 * <p>In go texts with their labels and features; out come an {@link io.logclf.embedding.LogisticHead} over
 * embeddings ({@link io.logclf.training.train.regression.HeadFitter} with {@code SoftmaxLoss}: few, dense
 * features) and an {@link io.logclf.head.NgramHead} over n-grams ({@link
 * io.logclf.training.train.regression.NgramFitter} with {@code NgramLoss}: many, sparse ones). smile's own
 * regression is not used: without preconditioning it needs hundreds of steps where these need tens. Both are
 * minimized with smile's L-BFGS. Where there are texts enough, embeddings go through a hidden layer first,
 * which is fitted with its regression by {@code NetworkFitter}. Begin reading at the fitters.
 */
@NullMarked
package io.logclf.training.train.regression;

import org.jspecify.annotations.NullMarked;
