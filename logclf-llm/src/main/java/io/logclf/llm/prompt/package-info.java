/**
 * What is said to the model and what its answers mean, as text: no calls, no verdicts.
 *
 * <p>A log entry becomes a {@link io.logclf.llm.prompt.Question} in {@link io.logclf.llm.prompt.QuestionFactory}:
 * redacted, bounded in length, and with the key under which its answer is cached. {@link io.logclf.llm.prompt.Prompt}
 * puts one or several questions, labels and exemplars into a request; {@link io.logclf.llm.prompt.AnswerParser} finds
 * the chosen labels in what comes back. Begin reading at {@code Prompt}.
 *
 * <p>Log text comes from strangers who may try to instruct the model. What holds against that is here: messages are
 * JSON strings between marks that they cannot know ({@code Fence}, {@code JsonText}), and only given labels come out of
 * an answer.
 *
 * <p>Internal to the module. No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.llm.prompt;

import org.jspecify.annotations.NullMarked;
