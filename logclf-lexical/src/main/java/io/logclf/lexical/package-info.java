/**
 * The stage that needs no encoder: it remembers the templates of training, and labels others by a logistic regression over n-grams.
 * {@link io.logclf.lexical.LexicalClassifier} is the stage, {@link io.logclf.lexical.TemplateMemory} what it remembers.
 */
@NullMarked
package io.logclf.lexical;

import org.jspecify.annotations.NullMarked;
