package io.logclf.training.train.texts;

import io.logclf.embedding.Embedding;
import io.logclf.head.Ngrams;

/**
 * A masked message of some other system, with its features: what a model of one log must not be sure of. Immutable.
 *
 * @param embedding of length 1
 * @param ngrams its n-grams
 */
public record BackgroundText(Embedding embedding, Ngrams ngrams) {}
