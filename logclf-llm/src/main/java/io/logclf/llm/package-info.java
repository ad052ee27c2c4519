/**
 * The last stage of a cascade: labels what the others cannot decide with a large language model, through LangChain4j.
 *
 * <p>A log entry goes in and a verdict comes out, of the given labels or an abstention; nothing that goes wrong with
 * the model is an exception. Begin reading at {@link io.logclf.llm.LlmClassifier}. Bundles open it through
 * {@link io.logclf.llm.LlmStageProvider}, whose Javadoc lists the settings; applications use
 * {@link io.logclf.llm.LlmClassifierBuilder}. On its way a message passes
 *
 * <ol>
 *   <li>{@link io.logclf.llm.redact}: secrets are replaced,
 *   <li>{@code io.logclf.llm.prompt}: the question and the request are written,
 *   <li>{@code AnswerCache}: known answers are returned, and callers with the same question wait for one call,
 *   <li>{@code LabelRequester}: the model is called, and its answer becomes a verdict,
 *   <li>{@code io.logclf.llm.call}: limits, retries, budget, HTTP.
 * </ol>
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.llm;

import org.jspecify.annotations.NullMarked;
