/**
 * The stage for messages that resemble training data in meaning: it masks a message, encodes it as a
 * vector, and scores vector and n-grams with a logistic regression each. In go messages; out come verdicts
 * with {@link io.logclf.embedding.Neighbours} as evidence.
 *
 * <p>{@link io.logclf.embedding.EmbeddingClassifier} is the stage and where to begin, {@link
 * io.logclf.embedding.OnnxTextEncoder} the encoder, {@link io.logclf.embedding.EmbeddingHead} what training
 * gave. No type of ONNX Runtime, DJL or Caffeine leaves the package.
 */
@NullMarked
package io.logclf.embedding;

import org.jspecify.annotations.NullMarked;
