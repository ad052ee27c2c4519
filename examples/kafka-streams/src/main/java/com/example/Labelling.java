package com.example;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Puts the label of a message into its headers, with the confidence and the stage that decided; key and value stay as they are. */
final class Labelling extends ContextualFixedKeyProcessor<String, String, String> {

    static final String LABEL = "log.label";
    static final String CONFIDENCE = "log.label.confidence";
    static final String STAGE = "log.label.stage";

    private final ClassificationPipeline pipeline;

    /** @param pipeline safe for concurrent use, and so shared by all tasks */
    Labelling(ClassificationPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void process(FixedKeyRecord<String, String> record) {
        Headers headers = record.headers().remove(LABEL).remove(CONFIDENCE).remove(STAGE);
        if (record.value() != null) {
            Classification found = pipeline.classify(record.key() == null ? "" : record.key(), record.value());
            found.label().ifPresent(label -> headers.add(LABEL, utf8(label.name()))
                    .add(CONFIDENCE, utf8(Double.toString(found.confidence().orElse(0))))
                    .add(STAGE, utf8(found.decidedBy().orElse(""))));
        }
        context().forward(record.withHeaders(headers));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
