package io.logclf.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What the model said.
 *
 * @param text its answer, empty if it refused or said nothing
 * @param inputTokens tokens of the question, 0 if nobody counted
 * @param outputTokens tokens of the answer, 0 if nobody counted
 */
record ModelAnswer(String text, long inputTokens, long outputTokens) {

    /** The model said nothing. */
    static final ModelAnswer NONE = new ModelAnswer("", 0, 0);

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

    long tokens() {
        return inputTokens + outputTokens;
    }
}
