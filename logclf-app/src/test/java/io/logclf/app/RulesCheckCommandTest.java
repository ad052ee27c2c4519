package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesCheckCommandTest {

    @TempDir
    Path folder;

    @Test
    void findsNothingInGoodRules() throws IOException {
        Path rules = rules("- {id: a, label: A, pattern: a}\n");
        Cli.Result result = check(rules);
        assertThat(result.text()).isEqualTo("1 rule, 0 errors, 0 warnings\n");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void reportsEveryErrorInTheOrderOfTheFile() throws IOException {
        Path rules = rules("""
                - {id: a, label: A, pattern: '(a'}
                - {id: a, label: A, pattern: b, examples: {match: [c], noMatch: [b]}}
                """);
        Cli.Result result = check(rules);
        assertThat(result.lines()).hasSize(5).endsWith("4 errors");
        assertThat(result.lines().get(0)).startsWith("error: " + rules + ":1: rule 'a': pattern: ");
        for (String error : result.lines().subList(1, 4)) {
            assertThat(error).startsWith("error: " + rules + ":2: rule 'a': ");
        }
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void countsOneErrorAsOne() throws IOException {
        assertThat(check(rules("- {id: a, label: A, pattern: '(a'}\n")).lines()).endsWith("1 error");
    }

    @Test
    void warnsOfDuplicatesAndShadowsAndReturnsZero() throws IOException {
        Path rules = rules("""
                - {id: a, label: A, pattern: x}
                - {id: b, label: B, pattern: x}
                - {id: c, label: C, pattern: xy, examples: {match: [xy]}}
                """);
        Cli.Result result = check(rules);
        assertThat(result.lines()).hasSize(3).endsWith("3 rules, 0 errors, 2 warnings");
        assertThat(result.lines().get(0))
                .startsWith("warning: " + rules + ":2: rule 'b': has the same pattern as rule 'a'");
        assertThat(result.lines().get(1)).startsWith("warning: " + rules + ":3: rule 'c': is shadowed: ");
        assertThat(result.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "csv, 'source,log_message\nS,one a\nS,two a\n'",
        "log, 'one a\n\ntwo a\n'",
        "jsonl, '{\"log_message\":\"one a\"}\n{\"log_message\":\"two a\"}\n'"
    })
    void triesTheRulesOnLogsOfEveryFormat(String extension, String text) throws IOException {
        Path rules = rules("- {id: a, label: A, pattern: a}\n- {id: b, label: B, pattern: b}\n");
        Path logs = Files.writeString(folder.resolve("logs." + extension), text);
        Cli.Result result = Cli.run("rules", "check", rules.toString(), "--logs", logs.toString());
        assertThat(result.lines()).hasSize(2);
        assertThat(result.lines().get(0)).startsWith("warning: " + rules + ":2: rule 'b': ");
        assertThat(result.lines().get(1)).isEqualTo("2 rules, 0 errors, 1 warning, 2 messages tried");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void triesTheRulesOnStandardInput() throws IOException {
        Path rules = rules("- {id: a, label: A, pattern: a}\n");
        assertThat(Cli.runOn("a\n", "rules", "check", rules.toString(), "--logs", "-", "--format", "lines")
                        .text())
                .isEqualTo("1 rule, 0 errors, 0 warnings, 1 message tried\n");
    }

    @Test
    void tellsWhatIsWrongWithAFileInOneLine() throws IOException {
        Path rules = rules("- {id: a, label: A, pattern: a}\n");
        Path missing = folder.resolve("no");
        assertThat(check(missing).err()).isEqualTo("logclf: " + missing + ": there is no such file\n");
        assertThat(check(missing).exitCode()).isEqualTo(1);
        assertThat(check(folder).err()).isEqualTo("logclf: " + folder + ": is a directory; give a rule file in it\n");
        Cli.Result noLogs = Cli.run("rules", "check", rules.toString(), "--logs", missing.toString());
        assertThat(noLogs.err()).isEqualTo("logclf: " + missing + ": there is no such file\n");
        assertThat(noLogs.exitCode()).isEqualTo(1);
    }

    private Cli.Result check(Path rules) {
        return Cli.run("rules", "check", rules.toString());
    }

    private Path rules(String yaml) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), yaml);
    }
}
