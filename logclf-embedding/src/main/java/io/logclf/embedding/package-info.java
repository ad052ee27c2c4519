/**
 * The stage for messages that resemble training data in meaning: it masks a message, encodes it as a vector, and scores vector and n-grams
 * with a logistic regression each. {@link io.logclf.embedding.EmbeddingClassifier} is the stage, {@link
 * io.logclf.embedding.OnnxTextEncoder} the encoder, {@link io.logclf.embedding.EmbeddingHead} what training gave.
 */
@NullMarked
package io.logclf.embedding;

import org.jspecify.annotations.NullMarked;
