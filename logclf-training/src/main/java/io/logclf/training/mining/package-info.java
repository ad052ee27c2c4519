/**
 * Finds the templates behind log messages: which words of a message are constant, and which messages share
 * them.
 *
 * <p>In go messages, one after the other, into {@link io.logclf.training.mining.TemplateMiner#add}; out
 * come {@link io.logclf.training.mining.MinedTemplates}. Inside, a {@code Lexer} splits a message into
 * tokens, which {@code Words} numbers and {@code Skeletons} counts. {@code Refinement}, where the algorithm
 * is told, repeats four steps over the {@code Shape}s of all distinct skeletons until nothing changes:
 * {@code SingleSlots} finds places that vary alone, {@code JointSlots} places that vary together, {@code
 * KnownValues} is what was learned about words so far, and {@code LikelyValues} uses it where messages are
 * few. Whether a place varies is decided by a {@code VariabilityTest}. Nothing here depends on the order or
 * the repetition of messages.
 */
@NullMarked
package io.logclf.training.mining;

import org.jspecify.annotations.NullMarked;
