package io.logclf.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the build made, and what it must do wherever it runs. */
final class Distribution {

    static final Path HOME =
            Path.of(System.getProperty("logclf.home")).toAbsolutePath().normalize();
    static final Path SAMPLE = HOME.resolve("resources/sample-logs.csv");

    private static final Path ARCHIVE = Path.of(System.getProperty("logclf.archive"));

    private Distribution() {}

    /** The name of the archive's folder. */
    static String name() {
        return ARCHIVE.getFileName().toString();
    }

    /** A file of the build; a test is skipped where it is made for Linux x64 and was not made. */
    static Path file(String suffix) {
        Path file = ARCHIVE.resolveSibling(ARCHIVE.getFileName() + suffix);
        if (!Files.exists(file)) {
            skip("no " + file.getFileName() + ": it is made on Linux x64, by a JDK with jmods");
        }
        return file;
    }

    /** The sample with its labels, by this process's Java and the jars that the archives hold. */
    static List<String> labels(Path folder) throws Exception {
        Path home = ARCHIVE.resolve(name());
        Path output = folder.resolve("expected.csv");
        Outcome outcome = Outcome.of(
                folder,
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogclf.home=" + home,
                "-jar",
                home.resolve("logclf.jar").toString(),
                "classify",
                SAMPLE.toString(),
                "-o",
                output.toString());
        assertThat(outcome.code()).as(outcome.error()).isZero();
        assertThat(outcome.error()).contains("322 rows", "lexical", "embedding");
        List<String> lines = Files.readAllLines(output);
        assertThat(lines.stream().filter(line -> line.endsWith(",User Action"))).hasSizeGreaterThan(10);
        return lines;
    }

    /** The times of all files that a listing names. */
    static Set<String> times(Path folder, String... listing) throws Exception {
        Outcome outcome = Outcome.of(folder, Map.of("TZ", "UTC"), listing);
        assertThat(outcome.code()).as(outcome.error()).isZero();
        return Pattern.compile("(?m)^\\S+ +\\S+ +\\d+ (\\S+ \\S+) ")
                .matcher(outcome.output())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    static void skip(String reason) {
        System.out.println("skipped: " + reason);
        abort(reason);
    }
}
