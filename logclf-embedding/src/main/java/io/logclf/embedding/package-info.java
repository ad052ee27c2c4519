/**
 * The stage for messages that resemble training data: it masks a message, encodes it as a vector, asks whether the vector is
 * familiar, and labels it with a logistic regression. {@link io.logclf.embedding.EmbeddingClassifier} is the stage,
 * {@link io.logclf.embedding.OnnxTextEncoder} the encoder, {@link io.logclf.embedding.TrainedHead} what training gave.
 */
@NullMarked
package io.logclf.embedding;

import org.jspecify.annotations.NullMarked;
