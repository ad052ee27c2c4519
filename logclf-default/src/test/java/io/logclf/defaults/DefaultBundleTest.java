package io.logclf.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DefaultBundleTest {

    private static final Path IN_THE_REPOSITORY = Path.of("../models/default");
    private static final Set<String> FOR_PEOPLE = Set.of("metrics.json", "report.html");

    private static final Set<String> PROPERTIES = Set.of("ai.djl.offline");

    @Test
    void labelsWithAllStagesAndLeavesNeitherThreadNorWarningNorProperty() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        logged.start();
        root.addAppender(logged);
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        Set<String> properties = System.getProperties().stringPropertyNames();
        try (ClassificationPipeline pipeline = DefaultBundle.pipeline()) {
            assertThat(said(pipeline, "ModernCRM", "User k.lee logged in.")).isEqualTo("User Action by regex");
            assertThat(pipeline.labels())
                    .extracting(Label::name)
                    .containsExactlyInAnyOrder(
                            "Critical Error",
                            "Deprecation Warning",
                            "Error",
                            "HTTP Status",
                            "Resource Usage",
                            "Security Alert",
                            "System Notification",
                            "User Action",
                            "Workflow Error");
            assertThat(said(pipeline, "", "Accès refusé")).isEqualTo("Security Alert by lexical");
            assertThat(said(pipeline, "", "Nightly copy of volume 7 to the second site took 12 minutes"))
                    .isEqualTo("Unclassified after embedding");
        } finally {
            root.detachAppender(logged);
        }
        assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(threads);
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
        assertThat(System.getProperties().stringPropertyNames())
                .hasSameSizeAs(
                        Stream.concat(properties.stream(), PROPERTIES.stream()).collect(Collectors.toSet()));
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

    private static String said(ClassificationPipeline pipeline, String source, String message) {
        Classification c = pipeline.classify(source, message);
        return c.labelOr("Unclassified")
                + c.decidedBy()
                        .map(stage -> " by " + stage)
                        .orElseGet(() ->
                                " after " + c.trail().get(c.trail().size() - 1).stage());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = DefaultBundle.class.getResourceAsStream("/" + DefaultBundle.NAME + "/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
