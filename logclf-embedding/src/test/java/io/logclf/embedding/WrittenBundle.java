package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.spi.Permissions;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import io.logclf.bundle.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A bundle of the embedding stage alone. Written, not saved: saving would refuse what tests need. */
final class WrittenBundle {

    private WrittenBundle() {}

    /** Writes the bundle into the folder {@code bundle} below another, and returns it. */
    static Path in(Path parent, EmbeddingHead head, Map<String, ?> settings) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("bundle"));
        PipelineSettings.builder()
                .stage("embedding")
                .settings("embedding", settings)
                .build()
                .write(folder);
        head.save(folder);
        return folder;
    }

    /**
     * Checks that the bundle cannot be opened.
     *
     * @param message how what is said begins, behind the folder
     */
    static void assertRefused(Path parent, EmbeddingHead head, Map<String, ?> settings, String message)
            throws IOException {
        Path folder = in(parent, head, settings);
        Bundle bundle = Bundle.load(folder, Permissions.of(List.of("path:" + parent)));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(bundle::pipeline)
                .withMessageStartingWith(folder + message);
    }
}
