package io.logclf.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ClassificationPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefaultBundleTest {

    private static final Path IN_THE_REPOSITORY = Path.of("../models/default");
    private static final Set<String> FOR_PEOPLE = Set.of("metrics.json", "report.html");

    @Test
    void labelsWithAllStagesAndLeavesNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ClassificationPipeline pipeline = DefaultBundle.pipeline()) {
            assertThat(FirstLabels.lines(pipeline)).isEqualTo(FirstLabels.EXPECTED);
        }
        assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
    }

    @Test
    void isTheBundleOfTheRepository() throws IOException {
        assertThat(DefaultBundle.bundle().stages()).containsExactly("regex", "lexical", "embedding");
        try (Stream<Path> listed = Files.list(IN_THE_REPOSITORY)) {
            List<Path> files = listed.filter(
                            file -> !FOR_PEOPLE.contains(file.getFileName().toString()))
                    .toList();
            assertThat(files).hasSizeGreaterThan(8);
            for (Path file : files) {
                assertThat(resource(file.getFileName().toString()))
                        .as(file.toString())
                        .isEqualTo(Files.readAllBytes(file));
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = DefaultBundle.class.getResourceAsStream("/" + DefaultBundle.NAME + "/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
