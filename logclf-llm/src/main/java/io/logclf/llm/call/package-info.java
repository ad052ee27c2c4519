/**
 * One call to a language model: it ends before its deadline, stays within its limits, and either returns an answer or
 * says in one phrase why there is none.
 *
 * <p>In goes a LangChain4j request with a {@link io.logclf.llm.call.Deadline}, out comes a
 * {@link io.logclf.llm.call.ModelAnswer} or a {@link io.logclf.llm.call.CallFailure}. What the text of request and
 * answer means is not known here. Begin reading at {@link io.logclf.llm.call.GuardedModel}, which names the limits in
 * the order in which a call passes them. {@link io.logclf.llm.call.ModelEndpoint} makes the models for servers that a
 * bundle names, on an HTTP client of our own.
 *
 * <p>Internal to the module. No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.llm.call;

import org.jspecify.annotations.NullMarked;
