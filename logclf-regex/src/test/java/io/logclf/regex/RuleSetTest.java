package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetTest {

    private static final Path DEFAULT_RULES = Path.of("..", "resources", "rules.yaml");

    @Test
    void readsEveryKey() {
        RuleSet rules = parse("""
                - id: user-session
                  label: User Action
                  pattern: 'user %{USER:user} logged (in|out)'
                  flags: is
                  sources: [ModernCRM, ModernHR]
                  severity: [info, WARNING]
                  examples: {match: ["User User685 logged out."], noMatch: ["User login failed"]}
                """);
        assertThat(rules.rules())
                .containsExactly(new Rule(
                        "user-session",
                        new Label("User Action"),
                        "user %{USER:user} logged (in|out)",
                        Set.of(RuleFlag.IGNORE_CASE, RuleFlag.DOT_ALL),
                        Set.of("ModernCRM", "ModernHR"),
                        Set.of(Severity.INFO, Severity.WARN),
                        new Rule.Examples(List.of("User User685 logged out."), List.of("User login failed"))));
    }

    @Test
    void readsAListUnderTheKeyRulesAsWell() {
        assertThat(parse("rules:\n- {id: a, label: A, pattern: x}\n").rules()).containsExactly(Rule.of("a", "A", "x"));
    }

    @Test
    void optionalKeysCanBeEmpty() {
        assertThat(parse("- {id: a, label: A, pattern: x, flags: '', sources: [], examples: {match: []}}")
                        .rules())
                .containsExactly(Rule.of("a", "A", "x"));
    }

    @Test
    void scalarsAreTextsWhateverTheyLookLike() {
        assertThat(parse("- {id: 1, label: true, pattern: 2.50, examples: {match: [2.50]}}")
                        .rules())
                .containsExactly(Rules.of("1", "true", "2.50", "2.50"));
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsAreFine() {
        assertThat(parse("\uFEFF- id: a\r\n  label: A\r\n  pattern: 'x'\r\n").rules())
                .containsExactly(Rule.of("a", "A", "x"));
    }

    @Test
    void textsCanBeShared() {
        RuleSet rules = parse("""
                - {id: a, label: &label Alarm, pattern: x, sources: &sources [crm]}
                - {id: b, label: *label, pattern: y, sources: *sources}
                """);
        assertThat(rules.rules()).extracting(rule -> rule.label().name()).containsExactly("Alarm", "Alarm");
        assertThat(rules.rules()).extracting(Rule::sources).containsOnly(Set.of("crm"));
    }

    @Test
    void keepsTheOrderOfTheFile() {
        StringBuilder yaml = new StringBuilder();
        List<String> ids =
                IntStream.range(0, 100).mapToObj(i -> "r" + (i * 37) % 100).toList();
        ids.forEach(id -> yaml.append("- {id: ").append(id).append(", label: L, pattern: x}\n"));
        assertThat(parse(yaml.toString()).rules()).extracting(Rule::id).containsExactlyElementsOf(ids);
    }

    @Test
    void loadsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), "- {id: a, label: Ä, pattern: '日本'}\n");
        assertThat(RuleSet.load(file).rules()).containsExactly(Rule.of("a", "Ä", "日本"));
    }

    @Test
    void fileThatIsNotThereIsAnInputError(@TempDir Path folder) {
        assertThatExceptionOfType(FileException.class).isThrownBy(() -> RuleSet.load(folder.resolve("missing.yaml")));
    }

    @Test
    void errorsOfAFileNameItAsItWasGiven(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), "- {id: a, label: A, pattern: '('}\n");
        assertThatExceptionOfType(RuleSetException.class)
                .isThrownBy(() -> RuleSet.load(file))
                .withMessageStartingWith(file + ":1: rule 'a': pattern: ")
                .satisfies(e -> assertThat(e.fileName()).isEqualTo(file.toString()));
    }

    @Test
    void defaultRulesLoad() throws IOException {
        RuleSet rules = RuleSet.load(DEFAULT_RULES);
        assertThat(rules.rules()).hasSizeGreaterThan(20);
        assertThat(rules.matcher().first(LogEntry.of("", "14 failed password attempts on root from 198.51.100.3")))
                .map(rule -> rule.rule().label().name())
                .contains("Security Alert");
    }

    @Test
    void rulesCanBeMadeByAProgram() {
        List<Rule> rules = List.of(Rules.of("a", "A", "x", "xx"), Rule.of("b", "B", "y"));
        assertThat(RuleSet.of(rules).rules()).isEqualTo(rules);
        assertThat(RuleSet.of(List.of()).rules()).isEmpty();
    }

    @Test
    void problemsOfRulesWithoutAFileHaveNoLine() {
        assertThatExceptionOfType(RuleSetException.class)
                .isThrownBy(() -> RuleSet.of(List.of(Rule.of("a", "A", "x"), Rules.of("a", "A", "y", "z"))))
                .withMessage(
                        "rules: rule 'a': the id is taken by the rule before; give each rule its own (and 1 more problem)")
                .satisfies(
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        new RuleProblem(
                                                0, "a", "the id is taken by the rule before; give each rule its own"),
                                        new RuleProblem(
                                                0,
                                                "a",
                                                "the pattern does not match the example 'z'; correct the pattern or the example")));
    }

    @Test
    void nullsAreRefused() {
        assertThatNullPointerException().isThrownBy(() -> RuleSet.of(null));
        assertThatNullPointerException().isThrownBy(() -> RuleSet.load(null));
        assertThatNullPointerException().isThrownBy(() -> RuleSet.parse("[]", null));
    }

    @Test
    @Tag("slow")
    void fiveMegabytesOfRulesLoad() {
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (int i = 0; i < 20_000; i++) {
            yaml.append("# One of the many rules that a program writes, with a comment on each\n");
            yaml.append("- id: service-").append(i).append('\n');
            yaml.append("  label: Label ").append(i % 9).append('\n');
            yaml.append("  pattern: 'service ").append(i).append(" (started|stopped) in \\d+ ms'\n");
            yaml.append("  sources: [ModernCRM, ModernHR, BillingSystem]\n");
            yaml.append("  examples:\n    match: ['service ").append(i).append(" started in 12 ms']\n");
            yaml.append("    noMatch: ['service ").append(i).append(" is idle']\n");
        }
        assertThat(yaml.length()).isGreaterThan(5_000_000);
        RuleSet rules = parse(yaml.toString());
        assertThat(rules.rules()).hasSize(20_000);
        assertThat(rules.matcher().all(LogEntry.of("ModernHR", "service 19999 stopped in 2 ms")))
                .extracting(rule -> rule.rule().id())
                .containsExactly("service-19999");
    }

    private static RuleSet parse(String yaml) {
        return RuleSet.parse(yaml, "rules.yaml");
    }
}
