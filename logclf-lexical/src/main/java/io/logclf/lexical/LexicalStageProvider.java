package io.logclf.lexical;

import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
import io.logclf.head.ModelException;
import io.logclf.head.TrainedHead;
import java.nio.file.Path;

/**
 * Opens stages of the type {@code lexical}, with the bundle's {@code head.json}, {@code head.safetensors} and {@code memory.jsonl}. Settings,
 * all optional:
 *
 * <ul>
 *   <li>{@code thresholds}: by label, the lowest confidence at which it is decided, from 0 to 1 (never), in place of the promise's.
 * </ul>
 */
public final class LexicalStageProvider implements StageProvider {

    /** For {@link java.util.ServiceLoader}. */
    public LexicalStageProvider() {}

    @Override
    public String type() {
        return "lexical";
    }

    /**
     * Opens a stage.
     *
     * @throws StageLoadException if a file is missing or cannot be used, or a setting is wrong
     */
    @Override
    public LogClassifier open(StageSource source) {
        Path json = source.file("head.json");
        source.file("head.safetensors");
        Path memory = source.file("memory.jsonl");
        StageSettings thresholds = source.settings().section("thresholds");
        try {
            TrainedHead head = TrainedHead.load(source.folder());
            LexicalClassifier.Builder builder =
                    LexicalClassifier.builder(head, TemplateMemory.load(memory)).promise(source.promise());
            for (Label label : head.labels()) {
                thresholds.number(label.name(), 0, 1).ifPresent(value -> builder.threshold(label, value));
            }
            return stage(builder, json);
        } catch (ModelException e) {
            throw new StageLoadException(String.valueOf(e.getMessage()), e);
        }
    }

    private static LogClassifier stage(LexicalClassifier.Builder builder, Path json) {
        try {
            return builder.build();
        } catch (ModelException e) {
            throw new StageLoadException(json + ": " + e.getMessage(), e);
        }
    }
}
