package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ClassificationPipeline;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A place for a bundle, next to which saves must leave nothing. */
abstract class SaveFixture {

    @TempDir
    Path parent;

    Path target;

    @BeforeEach
    void nameTarget() {
        target = parent.resolve("default");
        KeywordStageProvider.OPENED.clear();
    }

    final String label() {
        try (ClassificationPipeline pipeline = Bundle.load(target).pipeline()) {
            return pipeline.classify("", "word").labelOr("none");
        }
    }

    /** Beside the target there is nothing but the empty file that is locked. */
    final void assertAlone() {
        assertThat(Bundles.content(parent).entrySet().stream()
                        .filter(entry -> !entry.getKey().startsWith("default")))
                .containsExactly(Map.entry(".default.logclf-lock", ""));
    }
}
