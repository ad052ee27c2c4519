package io.logclf.spring;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an operator wants to know about a pipeline at a glance, for health and info: which bundle is running, and since when it is there. */
final class PipelineFacts {

    private PipelineFacts() {}

    /**
     * Returns {@code bundle} and, if it is a folder, when it was {@code saved}; {@code stages} in their order, and {@code labels}. Read again for each
     * request, as the pipeline may have been reloaded.
     */
    static Map<String, Object> of(LogclfProperties properties, ClassificationPipeline pipeline) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bundle", properties.bundle());
        saved(properties.bundle(), facts);
        facts.put("stages", List.copyOf(pipeline.counters().keySet()));
        facts.put("labels", pipeline.labels().stream().map(Label::name).toList());
        return facts;
    }

    /** Adds when {@code pipeline.yaml} was written, if the bundle is a folder. */
    private static void saved(String bundle, Map<String, Object> facts) {
        try {
            Path file = Path.of(bundle).resolve("pipeline.yaml");
            if (Files.exists(file)) {
                facts.put("saved", Files.getLastModifiedTime(file).toInstant().toString());
            }
        } catch (InvalidPathException | IOException e) {
            // It lies elsewhere, or is being replaced at this moment.
        }
    }
}
