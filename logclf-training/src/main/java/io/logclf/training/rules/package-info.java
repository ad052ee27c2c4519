/**
 * Rules induced from examples: one linear-time pattern for the messages of a template, checked against all
 * other messages.
 *
 * <p>In go {@link io.logclf.training.rules.RuleGroup}s, the messages of one template with one label; out
 * come {@link io.logclf.training.rules.InducedRules}, and {@link io.logclf.training.rules.RuleFile} writes
 * them as a file. Training reaches the same by {@link io.logclf.training.rules.RuleSelection}, which first
 * drops the templates that no rule should decide. Begin reading at {@code RuleInduction}, whose Javadoc
 * shows messages and their patterns: {@code PartLexer} splits messages into parts, {@code Alignment} finds
 * what they share, {@code NarrowPattern} and {@code SlotPattern} bound what varies, and {@code Overreach}
 * and {@code EventWords} reject what would match too much.
 */
@NullMarked
package io.logclf.training.rules;

import org.jspecify.annotations.NullMarked;
