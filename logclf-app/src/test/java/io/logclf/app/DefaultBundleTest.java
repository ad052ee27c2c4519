package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle that ships, on messages that are made up here. */
class DefaultBundleTest {

    private static final Path HOME = Path.of(System.getProperty("logclf.home"));
    private static final Path BUNDLE = HOME.resolve("models").resolve("default");

    @TempDir
    private Path folder;

    @Test
    void isUsedWithoutAnOption() {
        Cli.Result result = Cli.runOn(
                "The nightly copy of the file server has been completed\n", "classify", "--format", "lines", "--quiet");
        assertThat(result.err()).isEmpty();
        assertThat(result.text()).startsWith("System Notification\t");
    }

    @Test
    void rulesAndHeadBothTakePart() throws IOException {
        Path output = folder.resolve("out.csv");
        Cli.Result result = Cli.run(
                "classify",
                HOME.resolve("resources").resolve("sample-logs.csv").toString(),
                "-o",
                output.toString(),
                "--bundle",
                BUNDLE.toString(),
                "--explain",
                "--quiet");
        assertThat(result.exitCode()).isZero();
        Map<String, Integer> stages = new HashMap<>();
        List<String> lines = Files.readAllLines(output);
        for (String line : lines) {
            stages.merge(
                    line.contains(",embedding,") ? "embedding" : line.contains(",regex,") ? "regex" : "none",
                    1,
                    Integer::sum);
        }
        assertThat(stages.get("regex")).isGreaterThan(150);
        assertThat(stages.get("embedding")).isGreaterThan(10);
    }

    @Test
    void saysNothingAboutAnotherWorld() {
        Cli.Result result = Cli.runOn(
                "zxcv qwpo lkjh mnbv\nMary had a little lamb, its fleece was white as snow\n",
                "classify",
                "--format",
                "lines",
                "--quiet");
        assertThat(result.lines()).allSatisfy(line -> assertThat(line).startsWith("Unclassified\t"));
    }
}
