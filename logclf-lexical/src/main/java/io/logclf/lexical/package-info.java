/**
 * The stage that needs no encoder: it remembers the templates of training, and labels others by a logistic
 * regression over n-grams. In go messages; out come verdicts with a {@link
 * io.logclf.lexical.RememberedTemplate} or {@link io.logclf.lexical.WordWeights} as evidence.
 *
 * <p>{@link io.logclf.lexical.LexicalClassifier} is the stage and where to begin, {@link
 * io.logclf.lexical.TemplateMemory} what it remembers; the head that scores is shared with other stages and
 * comes from {@code io.logclf.head}.
 */
@NullMarked
package io.logclf.lexical;

import org.jspecify.annotations.NullMarked;
