package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.training.LabelledCsv;
import io.logclf.training.LabelledEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    void allStagesTakePart() throws IOException {
        Map<String, Integer> stages = new HashMap<>();
        for (String line : sample()) {
            for (String stage : List.of("regex", "lexical", "embedding")) {
                if (line.contains("," + stage + ",")) {
                    stages.merge(stage, 1, Integer::sum);
                }
            }
        }
        assertThat(stages.get("regex")).isGreaterThan(150);
        assertThat(stages.get("lexical")).isGreaterThan(20);
        assertThat(stages.get("embedding")).isGreaterThan(10);
    }

    @Test
    void labelsMostOfTheSampleAsItsReadersDo() throws IOException {
        Path classified = folder.resolve("out.csv");
        sample();
        List<LabelledEntry> given = read(classified);
        List<LabelledEntry> right = read(HOME.resolve("resources").resolve("sample-labels.csv"));
        assertThat(given).hasSameSizeAs(right);
        int decided = 0;
        int agreed = 0;
        for (int i = 0; i < given.size(); i++) {
            assertThat(given.get(i).entry().message())
                    .isEqualTo(right.get(i).entry().message());
            if (!given.get(i).label().name().equals("Unclassified")) {
                decided++;
                agreed += given.get(i).label().equals(right.get(i).label()) ? 1 : 0;
            }
        }
        assertThat(decided).isGreaterThan(given.size() * 8 / 10);
        assertThat(agreed).isGreaterThan(decided * 9 / 10);
    }

    @Test
    void moreIsDecidedWhereLessIsPromised() {
        String messages = "Disk usage on /var is at 91%\nquux zorp glip 12\n";
        assertThat(Cli.runOn(messages, "classify", "--format", "lines", "--quiet", "--decide", "always")
                        .lines())
                .noneMatch(line -> line.startsWith("Unclassified"));
        assertThat(Cli.runOn(messages, "classify", "--format", "lines", "--quiet", "--decide", "sure")
                        .lines())
                .anyMatch(line -> line.startsWith("Unclassified"));
    }

    @Test
    void rulesMakeNoPromises() {
        Cli.Result result = Cli.runOn("it failed\n", "classify", "--rules", Cli.RULES, "--decide", "always");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        "logclf: --decide is for trained stages, and --rules has none; try 'logclf classify --help'\n");
    }

    private static List<LabelledEntry> read(Path file) {
        return LabelledCsv.read(List.of(file), LabelledCsv.Columns.STANDARD).entries();
    }

    private List<String> sample() throws IOException {
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
        return Files.readAllLines(output);
    }

    /** A licence is no log, though it speaks of errors, terms that end, and rights that are denied. */
    @Test
    void sentencesOfALicenceGetHardlyAnyLabel() throws IOException {
        String sentences = Files.readString(HOME.resolve("LICENSE"))
                .replaceAll("\\s+", " ")
                .replaceAll("([.;:]) ", "$1\n")
                .lines()
                .filter(sentence -> sentence.length() > 30 && sentence.length() < 300)
                .collect(Collectors.joining("\n", "", "\n"));
        List<String> lines =
                Cli.runOn(sentences, "classify", "--format", "lines", "--quiet").lines();
        assertThat(lines).hasSizeGreaterThan(30);
        assertThat(lines.stream().filter(line -> !line.startsWith("Unclassified\t")))
                .hasSizeLessThanOrEqualTo(lines.size() / 6);
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
