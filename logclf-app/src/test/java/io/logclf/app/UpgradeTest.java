package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.spi.Permissions;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles of earlier versions, kept as they were, do what they did. The folder's README.md tells how they were made. */
class UpgradeTest {

    /** Rules and n-grams are computed alike everywhere; four digits were written down. */
    private static final double EXACT = 5e-5;
    /** The encoder's weights have 8 bits, and processors round them differently. */
    private static final double ENCODED = 0.03;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void bundleLabelsAsWhenItWasMade(String version) throws IOException {
        List<Expected> expected = expected(version);
        assertThat(expected.stream().map(Expected::stage)).contains("regex", "lexical", "embedding", null);
        try (ClassificationPipeline pipeline =
                Bundle.load(bundles().resolve(version)).pipeline()) {
            for (Expected each : expected) {
                Classification given = pipeline.classify(LogEntry.of(each.source, each.message));
                assertThat(given.labelOr("Unclassified")).as(each.message).isEqualTo(each.label);
                assertThat(given.decidedBy().orElse(null)).as(each.message).isEqualTo(each.stage);
                assertThat(given.confidence().orElse(0))
                        .as(each.message)
                        .isCloseTo(each.confidence, within("embedding".equals(each.stage) ? ENCODED : EXACT));
            }
        }
    }

    /** The exemplars are for a language model, which is told of when a stage is opened and not asked. */
    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void bundleCanBeGivenALanguageModel(String version) throws IOException {
        try (Stream<Path> files = Files.list(bundles().resolve(version))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                folder.resolve("pipeline.yaml"),
                "format: 1\nstages: [regex, lexical, embedding, llm]\n"
                        + "llm: {provider: ollama, baseUrl: 'http://localhost:11434', model: any}\n");
        try (ClassificationPipeline pipeline =
                Bundle.load(folder, Permissions.ALL).pipeline()) {
            assertThat(pipeline.classify("ModernHR", "user d.oconnor signed out")
                            .decidedBy())
                    .contains("regex");
        }
    }

    @Test
    void bundleFromBeforeTheFirstReleaseSaysToTrainAgain() {
        Bundle bundle = Bundle.load(bundles().resolve("before-0.1.0"));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(bundle::pipeline)
                .withMessageContaining("head.json: has format 1, but this version reads 2; train again");
    }

    private static List<Expected> expected(String version) throws IOException {
        List<Expected> expected = new ArrayList<>();
        for (String line : Files.readAllLines(bundles().resolve("expected-" + version + ".jsonl"))) {
            expected.add(new Gson().fromJson(line, Expected.class));
        }
        return expected;
    }

    private static Path bundles() {
        return Cli.resource("bundles");
    }

    private record Expected(String source, String message, String label, String stage, double confidence) {}
}
