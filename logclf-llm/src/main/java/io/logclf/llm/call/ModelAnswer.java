package io.logclf.llm.call;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a model. Its text is anything at all: whether it names a label is for the caller to find out.
 *
 * @param text the answer, empty if the model refused or said nothing
 * @param inputTokens tokens of the request as the provider counts them, 0 if it does not
 * @param outputTokens tokens of the answer as the provider counts them, 0 if it does not
 */
public record ModelAnswer(String text, long inputTokens, long outputTokens) {

    /** The model said nothing. */
    static final ModelAnswer NONE = new ModelAnswer("", 0, 0);

    /**
     * Takes what is needed from a response; any part of it may be null, since models of applications are not checked.
     */
    static ModelAnswer of(@Nullable ChatResponse response) {
        if (response == null) {
            return NONE;
        }
        String text = response.aiMessage() == null ? null : response.aiMessage().text();
        TokenUsage usage = response.tokenUsage();
        return new ModelAnswer(
                text == null ? "" : text,
                usage == null ? 0 : count(usage.inputTokenCount()),
                usage == null ? 0 : count(usage.outputTokenCount()));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    /** Returns all tokens of the call, 0 if the provider does not count. */
    long tokens() {
        return inputTokens + outputTokens;
    }
}
