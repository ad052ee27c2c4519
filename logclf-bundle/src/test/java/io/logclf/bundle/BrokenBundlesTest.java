package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageLoadException;
import io.logclf.regex.RuleSetException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each message is what a person reads who has to find and repair the place. */
class BrokenBundlesTest {

    @TempDir
    private Path folder;

    /** {@code /} is a line break in the file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stages: [regex] | :1: the key 'format' is missing; write 'format: 1'",
                "format: 2/stages: [regex]"
                        + "| :1: 'format' is 2, but this version of logclf reads 1; use a newer one",
                "stages: [regex]/format: one"
                        + "| :2: 'format' must be a whole number from 1 to 9223372036854775807: 'one'",
                "format: 1 | :1: 'stages' must list at least one stage, as in [regex]",
                "format: 1/stages: [] | :2: 'stages' must list at least one stage, as in [regex]",
                "format: 1/stages: regex | :2: 'stages' must be a list, as in [one, two]",
                "format: 1/stages:/  - regex/  - [regex]"
                        + "| :4: a stage must be its type, as in regex, or {type: regex, name: ...}",
                "format: 1/stages: [{name: x}] | :2: 'stages.type' is missing",
                "format: 1/stages: [{type: regex, nam: x}]"
                        + "| :2: unknown key 'nam' of 'stages'; the keys here are 'type', 'name', 'optional'",
                "format: 1/stages: [{type: regex, name: [x]}] | :2: 'stages.name' must be a text that is not blank",
                "format: 1/stages: [{type: regex, name: routes}]"
                        + "| :2: a stage cannot be named 'routes', which is a key of this file",
                "format: 1/stages:/  - regex/  - regex"
                        + "| :4: there is a stage named 'regex' in line 3 already; give this one another name:"
                        + " {type: regex, name: ...}",
                "format: 1/stages: [regex]/embeding: {}"
                        + "| :3: unknown key 'embeding'; the keys here are 'format', 'decide', 'stages', 'regex', 'routes'",
                "format: 1/stages: [regex]/format: 1 | :3: the key 'format' stands in line 1 already; keep one",
                "format: 1/stages: [regex]/regex: {file: a, file: b}"
                        + "| :3: the key 'file' stands in line 3 already; keep one",
                "format: 1/stages: [regex]/[a]: 1 | :3: a key must be a text",
                "format: 1/stages: [regex]/regex: 5 | :3: 'regex' must be keys with values, as in {key: value}",
                "format: 1/stages: [regex]/routes: {}" + "| :3: 'routes' must be a list, as in [one, two]",
                "format: 1/stages: [regex]/routes: [LegacyCRM]"
                        + "| :3: a route must be {sources: [...], stages: [...]}",
                "format: 1/stages: [regex]/routes:/  - sources: [A]/    stages: [llm]"
                        + "| :5: 'routes.stages' names 'llm', which is no stage of this bundle; its stages are regex",
                "format: 1/stages: [regex]/routes: [{sources: [A], stages: [regex, regex]}]"
                        + "| :3: 'routes.stages' names 'regex' twice; keep one",
                "format: 1/stages: [regex]/routes: [{sources: [A]}]"
                        + "| :3: 'routes.stages' must list at least one stage",
                "format: 1/stages: [regex]/routes: [{stages: [regex]}]"
                        + "| :3: 'routes.sources' must list at least one source",
                "format: 1/stages: [regex]/routes: [{sources: [[A]], stages: [regex]}]"
                        + "| :3: 'routes.sources' must be a list of texts, as in [one, two]",
                "format: 1/stages: [regex]/routes: [{source: [A], stages: [regex]}]"
                        + "| :3: unknown key 'source' of 'routes'; the keys here are 'sources', 'stages'",
                "format: 1/stages: [regex]/routes:/- {sources: [A], stages: [regex]}/- {sources: [A], stages: [regex]}"
                        + "| :5: the source 'A' has a route already, in line 4; keep one",
                "format: 1/stages: [regex/routes: x"
                        + "| :3: not valid YAML: expected ',' or ']', but got :; indent with spaces and put texts with"
                        + " special characters in single quotes",
                "format: 1/stages: &a [regex]/routes: *a"
                        + "| :3: not valid YAML: aliases are not understood here; indent with spaces and put texts with"
                        + " special characters in single quotes",
                "format: 1/decide: maybe/stages: [regex]"
                        + "| :2: 'decide' must be one of sure, balanced, always: 'maybe'",
                "[regex] | :1: must be keys with values, as in 'format: 1'",
                "# nothing | :1: must be keys with values, as in 'format: 1'",
                "format: 1/stages: [embedding] | :2: the stage 'embedding' needs the artifact"
                        + " io.logclf:logclf-embedding on the class path",
                "format: 1/stages: [regex, {type: llm, name: x}]"
                        + "| :2: the stage 'x' needs the artifact io.logclf:logclf-llm on the class path",
                "format: 1/stages: [gpu] | :2: the stage 'gpu' needs a StageProvider of type 'gpu' on the class path;"
                        + " the types there are: keyword, regex",
            })
    void loadingRefuses(String pipeline, String problem) {
        Bundles.write(folder, pipeline.replace('/', '\n'));
        assertThat(refusal().getMessage()).isEqualTo(folder.resolve("pipeline.yaml") + problem.strip());
        assertThat(refusal().summary()).isEqualTo(refusal().getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "label: [a] | :4: 'keyword.label' must be a text that is not blank",
                "label: | :4: 'keyword.label' must be a text that is not blank",
                "confidence: 1.5 | :4: 'keyword.confidence' must be a number from 0.0 to 1.0: '1.5'",
                "confidence: .nan | :4: 'keyword.confidence' must be a number from 0.0 to 1.0: '.nan'",
                "confidence: 1f | :4: 'keyword.confidence' must be a number from 0.0 to 1.0: '1f'",
                "confidence: {a: b}" + "| :4: 'keyword.confidence' must be a number from 0.0 to 1.0: keys with values",
                "maxWords: 0 | :4: 'keyword.maxWords' must be a whole number from 1 to 10: '0'",
                "maxWords: 1.0 | :4: 'keyword.maxWords' must be a whole number from 1 to 10: '1.0'",
                "maxWords: [1] | :4: 'keyword.maxWords' must be a whole number from 1 to 10: a list",
                "remote: yes | :4: 'keyword.remote' must be true or false: 'yes'",
                "timeout: 10 | :4: 'keyword.timeout' must be a whole number and one of the units ms, s, m and h, as in"
                        + " 10s: '10'",
                "words: word | :4: 'keyword.words' must be a list, as in [one, two]",
                "words: [a, {b: c}] | :4: 'keyword.words' must be a list of texts, as in [one, two]",
                "words: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] | :4: 'keyword.words' must be at most 10",
                "labels: 7 | :4: 'keyword.labels' must be keys with values, as in {key: value}",
                "labels: {a: } | :4: 'keyword.labels.a' must be a text that is not blank",
                "cacheMb: 3 | :4: unknown key 'cacheMb' of 'keyword'; the keys here are 'label', 'words', 'confidence',"
                        + " 'maxWords', 'remote', 'timeout', 'labels'",
            })
    void settingsAreRefusedWithTheirPlace(String setting, String problem) {
        Bundles.write(folder, "format: 1", "stages: [keyword]", "keyword:", "  " + setting.strip());
        assertThat(refusal().getMessage()).isEqualTo(folder.resolve("pipeline.yaml") + problem.strip());
    }

    @Test
    void everySettingOfEveryKindIsRead() {
        Bundles.write(
                folder,
                "format: 1",
                "stages: [keyword]",
                "keyword: {label: '5', words: [a, 7], confidence: 1e-1, maxWords: 2, remote: false, timeout: 500ms,",
                "  labels: {b: B}}");
        try (var pipeline = Bundle.load(folder).pipeline()) {
            assertThat(pipeline.classify("", "7").labelOr("none")).isEqualTo("5");
            assertThat(pipeline.classify("", "7").confidence()).hasValue(0.1);
            assertThat(pipeline.classify("", "b").labelOr("none")).isEqualTo("B");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path absent = folder.resolve("absent");
        BundleException refusal = catchThrowableOfType(BundleException.class, () -> Bundle.load(absent));
        assertThat(refusal).hasMessage("%s: no such folder", absent);
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() {
        Bundles.write(folder, "format: 1");
        Path file = folder.resolve("pipeline.yaml");
        BundleException refusal = catchThrowableOfType(BundleException.class, () -> Bundle.load(file));
        assertThat(refusal).hasMessage("%s: is no folder; name the folder that holds pipeline.yaml", file);
    }

    @Test
    void aMissingPipelineFileIsNamed() {
        assertThat(refusal())
                .hasMessage(
                        "%s: no such file; a bundle says there which stages it has: stages: [regex]",
                        folder.resolve("pipeline.yaml"));
    }

    @Test
    void aPipelineFileThatIsNotUtf8IsNamed() throws IOException {
        Files.write(folder.resolve("pipeline.yaml"), new byte[] {'a', ':', (byte) 0xff});
        assertThat(refusal())
                .hasMessage(
                        "%s: is not UTF-8 text; convert it, for example with iconv -t UTF-8",
                        folder.resolve("pipeline.yaml"));
    }

    @Test
    void controlCharactersAndDeepNestingAreRefusedInOneLine() throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), "format: \u0007");
        assertThat(refusal().getMessage())
                .contains("pipeline.yaml", "not valid YAML")
                .hasLineCount(1);
        Files.writeString(folder.resolve("pipeline.yaml"), "format: " + "[".repeat(100_000));
        assertThat(refusal().getMessage())
                .contains("pipeline.yaml:1", "20 levels")
                .hasLineCount(1);
        Files.writeString(
                folder.resolve("pipeline.yaml"), "? \"a\\nb" + "c".repeat(500) + "\"\n: 1\nformat: 1\nstages: [regex]");
        assertThat(refusal().getMessage())
                .contains("pipeline.yaml:1", "'a bccc", "…'")
                .hasLineCount(1);
    }

    @Test
    @Timeout(20)
    void whatHasNoEndIsRefusedUnread() throws Exception {
        Bundles.write(folder, "format: 1", "stages: [regex]");
        for (String name : List.of("rules.yaml", "pipeline.yaml", "head.json", "memory.jsonl", "x.safetensors")) {
            Path file = folder.resolve(name);
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(3L << 30);
            }
            assertThat(refusal().getMessage()).startsWith(file + ": has 3221225472 bytes; it may have ");
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/dev/zero"));
            assertThat(refusal()).hasMessage("%s: is a pipe or a device; a bundle has files and folders", file);
            Files.delete(file);
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                    .isZero();
            assertThat(refusal()).hasMessage("%s: is a pipe or a device; a bundle has files and folders", file);
            Files.delete(file);
            Bundles.write(folder, "format: 1", "stages: [regex]");
        }
        Path other = folder.resolve("other");
        try (RandomAccessFile sparse = new RandomAccessFile(other.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        Bundles.write(folder, "format: 1", "stages: [regex]", "regex: {file: other}");
        assertThat(refusal().getMessage()).startsWith(other + ": has 3221225472 bytes; it may have ");
        Bundles.write(folder, "format: 1", "stages: [regex]", "x: '" + "y".repeat(8 << 20) + "'");
        assertThat(refusal().getMessage()).contains("pipeline.yaml: has ").hasLineCount(1);
    }

    @Test
    void moreStagesThanAnyoneNeedsAreRefused() {
        String stages = IntStream.range(0, 2_000)
                .mapToObj(i -> "{type: regex, name: r" + i + "}")
                .collect(Collectors.joining(", ", "stages: [", "]"));
        Bundles.write(folder, "format: 1", stages);
        assertThat(refusal())
                .hasMessage("%s:2: 'stages' must list at most 100 stages: 2000", folder.resolve("pipeline.yaml"));
    }

    @Test
    void nothingOutsideTheBundleIsReadUnlessItIsAllowed(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "root:secret:0\n");
        Path inside = Files.createDirectory(folder.resolve("sub"));
        Files.createSymbolicLink(inside.resolve("link"), secret);
        Files.createSymbolicLink(folder.resolve(".hidden"), secret);
        Bundles.write(folder, "format: 1", "stages: [regex]");
        assertThat(refusal().getMessage())
                .startsWith(inside.resolve("link") + ": lies outside the bundle, or is a link that leads out of it")
                .contains("LOGCLF_ALLOW=path:")
                .hasLineCount(1);
        Files.delete(inside.resolve("link"));
        for (String file : List.of(
                "../" + elsewhere.getFileName() + "/secret",
                secret.toString(),
                "sub/../../" + elsewhere.getFileName() + "/secret",
                ".hidden",
                "/etc/passwd",
                "../none")) {
            Bundles.write(folder, "format: 1", "stages: [regex]", "regex: {file: '" + file + "'}");
            assertThat(refusal().getMessage())
                    .contains("lies outside the bundle")
                    .doesNotContain("root:")
                    .hasLineCount(1);
        }
        Path rules = Files.writeString(elsewhere.resolve("rules.yaml"), Bundles.RULES);
        Bundles.write(folder, "format: 1", "stages: [regex]", "regex: {file: '" + rules + "'}");
        Permissions permissions = Permissions.of(List.of("path:" + elsewhere));
        Bundle.load(folder, permissions).pipeline().close();
    }

    @Test
    void linksInsideTheBundleAreFollowed() throws IOException {
        Bundles.write(folder, "format: 1", "stages: [regex]");
        Path data = Files.createDirectory(folder.resolve("..data-1"));
        Files.move(folder.resolve("rules.yaml"), data.resolve("rules.yaml"));
        Files.createSymbolicLink(folder.resolve("..data"), data.getFileName());
        Files.createSymbolicLink(folder.resolve("rules.yaml"), Path.of("..data", "rules.yaml"));
        Bundle.load(folder).pipeline().close();
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        Bundles.write(folder, "format: 1", "stages: [regex]", "regex: {file: \"a\\0b\"}");
        assertThat(refusal().getMessage())
                .contains("the stage 'regex' names ", "no name of a file")
                .hasLineCount(1);
    }

    @Test
    void missingRulesAreNamed() throws IOException {
        Bundles.write(folder, "format: 1", "stages: [regex]");
        Files.delete(folder.resolve("rules.yaml"));
        assertThat(refusal()).hasMessage("%s: no such file; the stage 'regex' needs it", folder.resolve("rules.yaml"));
    }

    @Test
    void brokenRulesAreNamedWithLineAndRule() throws IOException {
        Bundles.write(folder, "format: 1", "stages: [regex]");
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, "\n- id: a\n  label: A\n  pattern: '('\n");
        assertThat(refusal())
                .hasMessageStartingWith(rules + ":4: rule 'a': pattern: ")
                .hasCauseInstanceOf(StageLoadException.class)
                .hasRootCauseInstanceOf(RuleSetException.class);
    }

    @Test
    void theSummaryQuotesNoLogText() throws IOException {
        Bundles.write(folder, "format: 1", "stages: [regex]");
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, "- id: a\n  label: A\n  pattern: b\n  examples: {match: ['my secret']}\n");
        assertThat(refusal()).hasMessageContaining("my secret");
        assertThat(refusal().summary()).isEqualTo(rules + ":4: rule 'a': cannot be used");
    }

    private BundleException refusal() {
        return catchThrowableOfType(
                BundleException.class, () -> Bundle.load(folder).pipeline().close());
    }
}
