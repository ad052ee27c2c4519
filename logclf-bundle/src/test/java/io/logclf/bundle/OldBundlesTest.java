package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was saved once is read by every later version, and means the same. */
class OldBundlesTest {

    @ParameterizedTest
    @ValueSource(strings = "format-1")
    void oldBundleClassifiesAsItDid(String name) throws IOException, URISyntaxException {
        Path folder =
                Path.of(Objects.requireNonNull(getClass().getResource(name)).toURI());
        List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
            assertThat(expected.stream().map(line -> line.split("\\|", -1)).map(fields -> line(pipeline, fields)))
                    .containsExactlyElementsOf(expected);
        }
    }

    private static String line(ClassificationPipeline pipeline, String[] fields) {
        Classification given = pipeline.classify(fields[0], fields[1]);
        return String.join(
                "|",
                fields[0],
                fields[1],
                given.labelOr("none"),
                given.confidence().isPresent()
                        ? String.valueOf(given.confidence().getAsDouble())
                        : "none",
                given.decidedBy().orElse("none"));
    }
}
