package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCheckTest {

    @Test
    void findsNothingInACleanSet() {
        RuleCheck check = check(
                Rules.of("narrow", "A", "disk full", "disk full on sda"),
                Rules.of("wide", "B", "disk", "disk replaced"));
        observe(check, "", "disk full on sda", "disk replaced", "other");
        assertThat(check.findings()).isEmpty();
        assertThat(check.observed()).isEqualTo(3);
        assertThat(check.decided("narrow")).isEqualTo(1);
        assertThat(check.decided("wide")).isEqualTo(1);
        assertThat(check.decided("unknown")).isZero();
    }

    @Test
    void findsTheSamePatternTwice() {
        assertThat(lines(check(Rules.of("a", "A", "disk"), Rules.of("b", "B", "net"), Rules.of("c", "C", "disk"))))
                .containsExactly(
                        "f: rule 'c': has the same pattern as rule 'a', which decides first; remove one of the two");
    }

    @Test
    void samePatternForOtherSeveritiesIsNoDuplicate() {
        assertThat(lines(check(RuleSet.parse("""
                - {id: a, label: A, pattern: disk, severity: [ERROR]}
                - {id: b, label: B, pattern: disk, severity: [INFO]}
                - {id: c, label: C, pattern: disk}
                """, "f")))).isEmpty();
    }

    @Test
    void exampleOfARuleForOneSeverityIsTriedWithThat() {
        assertThat(lines(check(RuleSet.parse("""
                - {id: serious, label: A, pattern: disk, severity: [ERROR], examples: {match: [disk full]}}
                - {id: any, label: B, pattern: disk, examples: {match: [disk full]}}
                """, "f")))).isEmpty();
    }

    @Test
    void samePatternWithOtherFlagsIsNoDuplicate() {
        assertThat(lines(check(RuleSet.parse("""
                - {id: a, label: A, pattern: disk}
                - {id: b, label: B, pattern: disk, flags: i}
                """, "f")))).isEmpty();
    }

    @Test
    void samePatternIsADuplicateOnlyWhereTheEarlierRuleIsForAllItsSources() {
        assertThat(lines(check(
                        Rules.from(Set.of("crm"), "a", "A", "disk"),
                        Rules.from(Set.of("hr"), "b", "B", "disk"),
                        Rules.from(Set.of("crm", "hr"), "c", "C", "disk"),
                        Rules.from(Set.of("hr"), "d", "D", "disk"),
                        Rules.of("e", "E", "disk"))))
                .containsExactly(
                        "f: rule 'd': has the same pattern as rule 'b', which decides first; remove one of the two");
    }

    @Test
    void findingsNameTheLinesOfBothRules() {
        assertThat(lines(check(RuleSet.parse("""
                # rules
                - {id: a, label: A, pattern: disk}

                - {id: b, label: B, pattern: disk}
                """, "f"))))
                .containsExactly(
                        "f:4: rule 'b': has the same pattern as rule 'a' (line 2), which decides first; remove one of the two");
    }

    @Test
    void findsARuleOfWhichEarlierRulesDecideAllExamples() {
        assertThat(lines(check(
                        Rules.of("a", "A", "disk"),
                        Rules.of("b", "B", "net"),
                        Rules.of("c", "A", "disk full|net full", "disk full", "net full"))))
                .containsExactly("f: rule 'c': is shadowed: its examples are decided by rule 'a', rule 'b' before;"
                        + " move this rule up, or remove it");
    }

    @Test
    void findsAnExampleThatGetsAnotherLabel() {
        assertThat(lines(check(
                        Rules.of("a", "A", "disk full"),
                        Rules.of("b", "B", "full", "the disk full alarm", "tank full"))))
                .containsExactly("f: rule 'b': its example 'the disk full alarm' is decided by rule 'a' as A;"
                        + " move this rule up, or make that one narrower");
    }

    @Test
    void exampleDecidedByAnEarlierRuleWithTheSameLabelIsFine() {
        assertThat(lines(check(
                        Rules.of("a", "A", "disk full"),
                        Rules.of("b", "A", "full", "the disk full alarm", "tank full"))))
                .isEmpty();
    }

    @Test
    void examplesAreTriedFromTheSourcesOfTheirRule() {
        assertThat(lines(check(
                        Rules.from(Set.of("crm"), "a", "A", "disk"),
                        Rules.from(Set.of("hr"), "b", "B", "disk full", "disk full"),
                        Rules.of("c", "C", "disk f", "disk f"))))
                .isEmpty();
    }

    @Test
    void findsARuleThatIsShadowedInTheLogs() {
        RuleCheck check =
                check(Rules.of("a", "A", "disk"), Rules.of("b", "B", "full"), Rules.of("c", "C", "disk full!"));
        observe(check, "", "disk full!", "not disk full!", "is full", "disk");
        assertThat(lines(check))
                .containsExactly("f: rule 'c': is shadowed: it matches 2 messages in the logs, all decided by earlier"
                        + " rules, most by rule 'a'; move this rule up, or remove it");
        assertThat(check.decided("a")).isEqualTo(3);
        assertThat(check.decided("c")).isZero();
    }

    @Test
    void namesTheRuleThatShadowsMost() {
        RuleCheck check =
                check(Rules.of("a", "A", "disk 1"), Rules.of("b", "B", "disk [23]"), Rules.of("c", "C", "disk"));
        observe(check, "", "disk 1", "disk 2", "disk 3");
        assertThat(lines(check)).singleElement().asString().contains("it matches 3 messages", "most by rule 'b';");
    }

    @Test
    void findsARuleThatMatchesNothingInTheLogs() {
        RuleCheck check = check(Rules.of("a", "A", "disk"), Rules.from(Set.of("crm"), "b", "B", "full"));
        observe(check, "hr", "disk full");
        assertThat(lines(check))
                .containsExactly("f: rule 'b': matches none of the 1 message in the logs; correct or remove it");
    }

    @Test
    void logsThatWereNotObservedGiveNoFindings() {
        assertThat(lines(check(Rules.of("a", "A", "disk")))).isEmpty();
    }

    @Test
    void longExamplesAreNotQuotedInFull() {
        String line = lines(check(
                        Rules.of("a", "A", "disk"),
                        Rules.of("b", "B", "full", "disk full" + "x".repeat(9_999), "full")))
                .get(0);
        assertThat(line).contains("its example 'disk fullxxx").hasSizeLessThan(250);
    }

    @Test
    void findingsStandInTheOrderOfTheRulesAndOncePerRule() {
        RuleCheck check = check(
                Rules.of("a", "A", "disk"),
                Rules.of("b", "B", "disk", "disk"),
                Rules.of("c", "C", "disk f", "disk f"),
                Rules.of("d", "D", "net"));
        observe(check, "", "disk");
        assertThat(check.findings()).extracting(RuleProblem::ruleId).containsExactly("b", "c", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "C:\\Windows\\System32 ~ C:\\\\Windows\\\\System32",
                "D:\\Data ~ D:\\\\Data",
                "read C:\\temp and ~ C:\\\\temp and",
                "C:\\\\Windows\\System32 ~ C:\\\\Windows\\\\System32",
                "C:\\new folder\\run ~ C:\\\\new folder\\\\run",
                "E:\\x86 ~ E:\\\\x86",
                "%SystemRoot%\\System32 ~ %SystemRoot%\\\\System32",
                "HKLM\\Software ~ HKLM\\\\Software",
                "HKEY_CURRENT_USER\\Software ~ HKEY_CURRENT_USER\\\\Software",
                "\\\\server\\share ~ \\\\\\\\server\\\\share",
                "CORP\\admin ~ CORP\\\\admin",
                "System32\\Drivers ~ System32\\\\Drivers"
            })
    void findsPathsWithSingleBackslashes(String pattern, String remedy) {
        assertThat(lines(check(Rules.of("a", "A", pattern))))
                .singleElement()
                .asString()
                .endsWith("a backslash is written \\\\: '" + remedy + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\\\Windows\\\\System32",
                "\\\\\\\\server\\\\share",
                "[A-Z]:\\\\[^\\\\]+",
                "status:\\S+",
                "t:\\d+ms",
                "took\\s\\d+ms",
                "error:\\sfoo",
                "a\\Wb",
                "^(?:[\\w./-]{1,40}(?:\\[\\d+\\])?: )?\\bfailed\\b",
                "one\\ntwo\\tthree",
                "100%\\s+full"
            })
    void otherBackslashesAreFine(String pattern) {
        assertThat(lines(check(Rules.of("a", "A", pattern)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CORP\\bob", "a^b", "$x", "full$\\nnext", "a\\B-|c\\b\\B", "(?m)a^b", "\\b\\B"})
    void findsPatternsThatMatchNothing(String pattern) {
        assertThat(lines(check(Rules.of("a", "A", pattern))))
                .containsExactly("f: rule 'a': can match no text at all: what stands around one of its ^, $, \\b or \\B"
                        + " excludes it; correct it (a backslash is written \\\\) or remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^$",
                "\\b",
                "\\B",
                "a\\b",
                "(?m)full$\\n^next",
                "(?m)$\\r\\nx",
                "^^a$$",
                "a?^b",
                "\\Ba",
                "a*\\b-"
            })
    void patternsThatMatchSomethingAreFine(String pattern) {
        assertThat(lines(check(Rules.of("a", "A", pattern)))).isEmpty();
    }

    @Test
    void findsLettersThatWordsOfAsciiDoNotKnow() {
        assertThat(lines(check(
                        Rules.of("a", "A", "ошибка \\w+"),
                        Rules.of("b", "B", "\\bÜberlast\\b"),
                        Rules.of("c", "C", "größe \\d+ ?[µm]s"),
                        Rules.of("d", "D", "\\d+ ?[µm]s\\b"),
                        Rules.of("e", "E", "größe: \\w+", "größe: 12"))))
                .containsExactly(
                        "f: rule 'a': \\w, \\W and \\b know the letters of ASCII only; for all scripts, write 'ошибка"
                                + " [\\pL\\pM\\pN_]+'",
                        "f: rule 'b': \\w, \\W and \\b know the letters of ASCII only; for all scripts, write"
                                + " '(?:^|[^\\pL\\pM\\pN_])Überlast(?:$|[^\\pL\\pM\\pN_])'");
    }

    @Test
    void findsMessagesWhoseLettersARuleDoesNotKnow() {
        RuleCheck check = check(
                Rules.of("a", "A", "^\\w+ voll$"),
                Rules.of("b", "B", "(?P<name>\\w+) ist zu groß"),
                Rules.of("c", "C", "^%{WORD:name} leer$"),
                Rules.of("d", "D", "[\\w.-]+ froh"),
                Rules.of("e", "E", "voll$"));
        observe(
                check,
                "",
                "Festplattengröße voll",
                "Fläche ist zu groß",
                "Größe leer",
                "Fuß gut, Otto froh",
                "Disk voll",
                "voll");
        assertThat(lines(check))
                .containsExactly(
                        "f: rule 'a': \\w, \\W and \\b know the letters of ASCII only, so it does not match all of"
                                + " 'Festplattengröße voll'; for all scripts, write '^[\\pL\\pM\\pN_]+ voll$'",
                        "f: rule 'b': \\w, \\W and \\b know the letters of ASCII only, so it does not match all of 'Fläche"
                                + " ist zu groß'; for all scripts, write '(?P<name>[\\pL\\pM\\pN_]+) ist zu groß'");
    }

    private static RuleCheck check(Rule... rules) {
        return check(RuleSet.of(List.of(rules)));
    }

    private static RuleCheck check(RuleSet rules) {
        return RuleCheck.of(rules);
    }

    private static void observe(RuleCheck check, String source, String... messages) {
        for (String message : messages) {
            check.observe(LogEntry.of(source, message));
        }
    }

    private static List<String> lines(RuleCheck check) {
        return check.findings().stream().map(finding -> finding.at("f")).toList();
    }
}
