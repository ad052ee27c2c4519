package io.logclf.llm.prompt;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;

/**
 * The form of answers: keys and JSON schemas. To one message the model answers {@code {"label": "Error"}}, to several
 * {@code {"answers": [{"id": 1, "label": "Error"}, ...]}}; ids count from 1. The schema has the labels as an
 * enumeration, so that a provider that enforces it cannot return another one.
 */
public final class AnswerFormat {

    /** What the model answers if no label fits; no label can have this name. */
    public static final String NONE = "none of these";

    static final String LABEL = "label";
    static final String ID = "id";
    static final String ANSWERS = "answers";

    private AnswerFormat() {}

    /**
     * Returns the schema of the answer to one message.
     *
     * @param choices the labels, and {@link #NONE}
     */
    static ResponseFormat single(List<String> choices) {
        return format(JsonObjectSchema.builder()
                .addEnumProperty(LABEL, choices)
                .required(LABEL)
                .additionalProperties(false)
                .build());
    }

    /**
     * Returns the schema of the answer to several messages.
     *
     * @param choices the labels, and {@link #NONE}
     */
    static ResponseFormat batch(List<String> choices) {
        JsonObjectSchema answer = JsonObjectSchema.builder()
                .addIntegerProperty(ID)
                .addEnumProperty(LABEL, choices)
                .required(ID, LABEL)
                .additionalProperties(false)
                .build();
        return format(JsonObjectSchema.builder()
                .addProperty(ANSWERS, JsonArraySchema.builder().items(answer).build())
                .required(ANSWERS)
                .additionalProperties(false)
                .build());
    }

    private static ResponseFormat format(JsonObjectSchema root) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                        JsonSchema.builder().name("labels").rootElement(root).build())
                .build();
    }
}
