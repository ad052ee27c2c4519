package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.logclf.regex.grok.Grok;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenRuleFilesTest {

    private static final String LOOK_AROUND =
            "look-around ((?=, (?!, (?<=, (?<!) is refused: it cannot be matched in linear time; say what the message"
                    + " contains instead, or put a rule for the exception before this one";
    private static final String BACK_REFERENCE =
            "back-references (\\1, \\k<name>) are refused: they cannot be matched in linear time; write the repeated text"
                    + " out, or leave the message to another stage"
                    + "; to match a backslash as text, as in a path, write \\\\";
    private static final String REPEATED =
            ": possessive and atomic groups and repeated repetitions are refused; matching is linear without them, so plain"
                    + " * and + do";
    private static final String SYNTAX = "; see docs/rules.md for the syntax (RE2)";
    private static final String BACKSLASH = "; to match a backslash as text, as in a path, write \\\\";
    private static final String TWICE = "' is named twice; give each its own name";
    private static final String NO_YAML = "; indent with spaces and put patterns in single quotes";
    private static final String GROK_NAMES = "; the names are " + String.join(", ", Grok.names());
    private static final String TOO_LARGE =
            "too large: more than 10000 characters or 1000 branches, with repetitions such as {3} written out and grok names"
                    + " replaced; repeat less, or make several rules of it";

    @ParameterizedTest
    @MethodSource
    void structureIsExplained(String yaml, String firstLine) {
        assertThat(failure(yaml).problems().get(0).at("f")).isEqualTo(firstLine);
    }

    static Stream<Arguments> structureIsExplained() {
        return Stream.of(
                arguments("", "f:1: the file holds no rules; see docs/rules.md for an example"),
                arguments("# nothing\n\n# here\n", "f:1: the file holds no rules; see docs/rules.md for an example"),
                arguments("[]", "f:1: the list of rules is empty; see docs/rules.md for an example"),
                arguments("# x\nrules: []\n", "f:2: the list of rules is empty; see docs/rules.md for an example"),
                arguments("rules:\n", "f:1: a rule file is a list of rules, each beginning with '- id: NAME'"),
                arguments("hello", "f:1: a rule file is a list of rules, each beginning with '- id: NAME'"),
                arguments("id: a\nlabel: A\npattern: x\n", "f:1: unknown key 'id'; the keys here are rules"),
                arguments("- x\n", "f:1: a rule needs the keys id, label and pattern, as in '- id: NAME'"),
                arguments(
                        "- label: A\n  pattern: x\n",
                        "f:1: the key 'id' is missing; a rule needs id, label and pattern"),
                arguments(
                        "\n- id: a\n  pattern: x\n",
                        "f:2: rule 'a': the key 'label' is missing; a rule needs id, label and pattern"),
                arguments(
                        "- id: a\n  label: A\n",
                        "f:1: rule 'a': the key 'pattern' is missing; a rule needs id, label and pattern"),
                arguments("- id: a\n  label: '  '\n  pattern: x\n", "f:2: rule 'a': 'label' must not be blank"),
                arguments("- id: ''\n  label: A\n  pattern: x\n", "f:1: 'id' must not be blank"),
                arguments("- id: a\n  label: A\n  pattern:\n", "f:3: rule 'a': 'pattern' must not be blank"),
                arguments(
                        "- id: a\n  label: A\n  pattern: [ab]+\n",
                        "f:3: not valid YAML: expected <block end>, but found '<scalar>'" + NO_YAML),
                arguments(
                        "- id: a\n  label: A\n  pattern: [ab]\n",
                        "f:3: rule 'a': 'pattern' must be a text; put it in single quotes"),
                arguments(
                        "- lable: A\n  id: a\n  pattern: x\n",
                        "f:1: rule 'a': unknown key 'lable'; the keys here are id, label, pattern, flags, sources,"
                                + " severity and examples"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  severity: [ERROR, bad]\n",
                        "f:4: rule 'a': unknown severity 'bad'; there are TRACE, DEBUG, INFO, WARN, ERROR, FATAL and"
                                + " UNKNOWN"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  severity: ERROR\n",
                        "f:4: rule 'a': 'severity' must be a list of texts: [\"...\", \"...\"]"),
                arguments(
                        "- id: a\n  ? [x]\n  : y\n",
                        "f:1: not valid YAML: Non scalar key is detected but it is not configured to be allowed."),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  label: B\n",
                        "f:4: rule 'a': the key 'label' comes twice; keep one"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  flags: ix\n",
                        "f:4: rule 'a': flags are letters without a separator: i (ignore case), m (^ and $ at line breaks),"
                                + " s (dot matches line breaks), as in 'flags: im'"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  flags: [i]\n",
                        "f:4: rule 'a': flags are letters without a separator: i (ignore case), m (^ and $ at line breaks),"
                                + " s (dot matches line breaks), as in 'flags: im'"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  sources: crm\n",
                        "f:4: rule 'a': 'sources' must be a list of texts: [\"...\", \"...\"]"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  examples: [x]\n",
                        "f:4: rule 'a': examples needs the lists match and noMatch: {match: [...], noMatch: [...]}"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  examples:\n    match: x\n",
                        "f:5: rule 'a': 'match' must be a list of texts: [\"...\", \"...\"]"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  examples:\n    noMatch: [y, [z]]\n",
                        "f:5: rule 'a': 'noMatch' must be a list of texts: [\"...\", \"...\"]"),
                arguments(
                        "- id: a\n  label: A\n  pattern: x\n  examples:\n    matches: [y]\n",
                        "f:5: rule 'a': unknown key 'matches'; the keys here are match and noMatch"));
    }

    @ParameterizedTest
    @MethodSource
    void brokenYamlIsExplained(String yaml, String line) {
        assertThat(failure(yaml)).hasMessage(line);
    }

    static Stream<Arguments> brokenYamlIsExplained() {
        return Stream.of(
                arguments(
                        "- id: a\n\tlabel: A\n",
                        "f:2: not valid YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB)"
                                + " for indentation)" + NO_YAML),
                arguments(
                        "- id: a\n  label: A\n  pattern: \"\\d\"\n",
                        "f:3: not valid YAML: found unknown escape character d(100)" + NO_YAML),
                arguments(
                        "- id: a\n  label: A\n  pattern: a: b\n",
                        "f:3: not valid YAML: mapping values are not allowed here" + NO_YAML),
                arguments(
                        "- id: a\n  label: A\n  pattern: %{INT}\n",
                        "f:3: not valid YAML: found character '%' that cannot start any token. (Do not use % for"
                                + " indentation)" + NO_YAML),
                arguments(
                        "- id: a\n  label: A\n  pattern: *a\n",
                        "f:3: not valid YAML: found undefined alias a" + NO_YAML),
                arguments(
                        "- {id: a, label: A, pattern: x}\n---\n- {id: b, label: B, pattern: y}\n",
                        "f:2: not valid YAML: a rule file is one document; take out the line '---'"),
                arguments(
                        "# 🔥\n# x\n- {id: a, label: A, pattern: '\u0001'}\n",
                        "f:3: not valid YAML: it holds the control character 0x1; in a pattern, write \\x{1}"),
                arguments(
                        "[".repeat(100_000),
                        "f:1: not valid YAML: lists are nested more than 50 levels deep" + NO_YAML));
    }

    @ParameterizedTest
    @MethodSource
    void brokenPatternsAreExplained(String pattern, String reason) {
        RuleSetException failure = failure("- id: a\n  label: A\n  pattern: '" + pattern.replace("'", "''") + "'\n");
        assertThat(failure).hasMessage("f:3: rule 'a': pattern: " + reason);
    }

    static Stream<Arguments> brokenPatternsAreExplained() {
        return Stream.of(
                arguments("a(?=b)", LOOK_AROUND),
                arguments("a(?!b)", LOOK_AROUND),
                arguments("(?<=a)b", LOOK_AROUND),
                arguments("(?<!a)b", LOOK_AROUND),
                arguments("(a)\\1", BACK_REFERENCE),
                arguments("(?<n>a)\\k<n>", BACK_REFERENCE),
                arguments("a++", "'++'" + REPEATED),
                arguments("a**", "'**'" + REPEATED),
                arguments("a{2}{3}", "'{2}{3}'" + REPEATED),
                arguments("(?>a)", "'(?>'" + REPEATED),
                arguments("(a", "missing closing ) at '(a'" + SYNTAX),
                arguments("\\(?=(", "missing closing ) at '\\(?=('" + SYNTAX),
                arguments("a)", "a ) without its (; to match it as text, write \\)"),
                arguments("[a", "missing closing ] at '[a'" + SYNTAX),
                arguments("*a", "missing argument to repetition operator at '*'" + SYNTAX),
                arguments("a\\", "trailing backslash at end of expression" + BACKSLASH),
                arguments("C:\\", "trailing backslash at end of expression" + BACKSLASH),
                arguments("\\y", "invalid escape sequence at '\\y'" + BACKSLASH),
                arguments("\\Users", "invalid escape sequence at '\\U'" + BACKSLASH),
                arguments("C:\\programs", "invalid character class range at '\\pr'" + BACKSLASH),
                arguments("C:\\xampp", "invalid escape sequence at '\\xam'" + BACKSLASH),
                arguments("[z-a]", "invalid character class range at 'z-a'" + SYNTAX),
                arguments("a{2000}", "invalid repeat count at '{2000}'" + SYNTAX),
                arguments("(?P<n>a)(?P<n>b)", "the capture 'n" + TWICE),
                arguments("%{INT:n}%{INT:n}", "the capture 'n" + TWICE),
                arguments("(?P<n>a)%{INT:n}", "the capture 'n" + TWICE),
                arguments("%{NOPE}", "there is no %{NOPE}" + GROK_NAMES),
                arguments("%{int}", "there is no %{int}" + GROK_NAMES),
                arguments("%{}", "there is no %{}" + GROK_NAMES),
                arguments(
                        "%{INT:n:date}",
                        "'date' is no type of a capture; the types are int, long, float, double, boolean and string, as in"
                                + " %{INT:n:int}"),
                arguments("%{INT", "'%{' is not closed with '}'; to match it as text, write %\\{"),
                arguments(
                        "%{INT:1}",
                        "'1' cannot name a capture; use letters, digits and underscores, as in %{INT:client_ip}, or a field as in %{INT:client.ip}"),
                arguments(
                        "%{INT:}",
                        "'' cannot name a capture; use letters, digits and underscores, as in %{INT:client_ip}, or a field as in %{INT:client.ip}"),
                arguments("((a?){100}){100}", TOO_LARGE),
                arguments("(?:x{1000}){1000}", TOO_LARGE),
                arguments("x".repeat(10_001), TOO_LARGE),
                arguments("(".repeat(2_000) + ")".repeat(2_000), TOO_LARGE));
    }

    @Test
    void duplicateIdNamesBothLines() {
        assertThat(failure("""
                - {id: a, label: A, pattern: x}
                - {id: b, label: B, pattern: y}

                - {id: a, label: C, pattern: z}
                """))
                .hasMessage("f:4: rule 'a': the id is taken by the rule in line 1; give each rule its own");
    }

    @Test
    void failingExamplesNameTheirOwnLines() {
        assertThat(problems(failure("""
                - id: a
                  label: A
                  pattern: 'disk \\d+'
                  examples:
                    match:
                      - disk 1
                      - disk one
                    noMatch:
                      - net 1
                      - disk 2
                """)))
                .containsExactly(
                        "f:7: rule 'a': the pattern does not match the example 'disk one';"
                                + " correct the pattern or the example",
                        "f:10: rule 'a': the pattern matches 'disk 2', which it must not;"
                                + " make the pattern narrower or correct the example");
    }

    @Test
    void exampleThatAnotherPatternMatchesNamesIt() {
        assertThat(problems(failure("""
                - {id: a, label: A, pattern: 'C:\\Windows\\System32', examples: {match: ['in C:\\Windows\\System32']}}
                - {id: b, label: A, pattern: 'CORP\\bob', examples: {match: ['by CORP\\bob']}}
                - {id: c, label: A, pattern: '\\\\nas\\data', examples: {match: ['on \\\\nas\\data']}}
                - {id: d, label: A, pattern: '^\\w+ voll$', examples: {match: ['Festplattengröße voll']}}
                - {id: e, label: A, pattern: '\\bошибка\\b', examples: {match: ['ошибка диска']}}
                - {id: f, label: A, pattern: '\\w+ full', examples: {match: ['disk is empty']}}
                """)))
                .containsExactly(
                        "f:1: rule 'a': the pattern does not match the example 'in C:\\Windows\\System32'; a backslash is"
                                + " written \\\\: 'C:\\\\Windows\\\\System32'",
                        "f:2: rule 'b': the pattern does not match the example 'by CORP\\bob'; a backslash is written"
                                + " \\\\: 'CORP\\\\bob'",
                        "f:3: rule 'c': the pattern does not match the example 'on \\\\nas\\data'; a backslash is written"
                                + " \\\\: '\\\\\\\\nas\\\\data'",
                        "f:4: rule 'd': the pattern does not match the example 'Festplattengröße voll'; \\w, \\W and \\b"
                                + " know the letters of ASCII only; for all scripts, write '^[\\pL\\pM\\pN_]+ voll$'",
                        "f:5: rule 'e': the pattern does not match the example 'ошибка диска'; \\w, \\W and \\b know the"
                                + " letters of ASCII only; for all scripts, write"
                                + " '(?:^|[^\\pL\\pM\\pN_])ошибка(?:$|[^\\pL\\pM\\pN_])'",
                        "f:6: rule 'f': the pattern does not match the example 'disk is empty'; correct the pattern or the"
                                + " example");
    }

    @Test
    void longExamplesAreNotQuotedInFullAndOnOneLine() {
        String message = failure(
                        "- {id: a, label: A, pattern: x, examples: {match: [\"se\\ncret " + "🔥".repeat(500) + "\"]}}")
                .getMessage();
        assertThat(message)
                .contains("the example 'se cret 🔥🔥")
                .contains("🔥…'; correct")
                .doesNotContain("\n");
        assertThat(message.length()).isLessThan(400);
    }

    @Test
    void allProblemsAreFoundInTheOrderOfTheFile() {
        RuleSetException failure = failure("""
                - {id: a, label: A, pattern: '('}
                - {id: b, pattern: x, nope: y}
                - {id: a, label: A, pattern: x}
                - {label: A, pattern: x}
                - {id: c, label: C, pattern: 'a)', flags: q}
                - {id: d, label: D, pattern: x, examples: {match: [y]}}
                """);
        assertThat(problems(failure))
                .containsExactly(
                        "f:1: rule 'a': pattern: missing closing ) at '('" + SYNTAX,
                        "f:2: rule 'b': unknown key 'nope'; the keys here are id, label, pattern, flags, sources,"
                                + " severity and examples",
                        "f:2: rule 'b': the key 'label' is missing; a rule needs id, label and pattern",
                        "f:3: rule 'a': the id is taken by the rule in line 1; give each rule its own",
                        "f:4: the key 'id' is missing; a rule needs id, label and pattern",
                        "f:5: rule 'c': flags are letters without a separator: i (ignore case), m (^ and $ at line breaks),"
                                + " s (dot matches line breaks), as in 'flags: im'",
                        "f:6: rule 'd': the pattern does not match the example 'y'; correct the pattern or the example");
        assertThat(failure).hasMessage(problems(failure).get(0) + " (and 6 more problems)");
    }

    @Test
    void fileThatIsNotUtf8IsExplained(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latin1.yaml");
        Files.write(file, "- {id: a, label: Störung, pattern: x}".getBytes(StandardCharsets.ISO_8859_1));
        RuleSetException failure = catchThrowableOfType(RuleSetException.class, () -> RuleSet.load(file));
        assertThat(failure)
                .hasMessage(file + ":1: the file is not UTF-8 text; convert it, for example with iconv -t UTF-8");
    }

    @Test
    void recursiveAliasesEnd() {
        assertThat(failure("- &a [*a]\n"))
                .hasMessage("f:1: a rule needs the keys id, label and pattern, as in '- id: NAME'");
        assertThat(failure("&a [*a]\n"))
                .hasMessage("f:1: a rule needs the keys id, label and pattern, as in '- id: NAME'");
        assertThat(problems(failure("- &a {id: x, label: *a, pattern: p, examples: *a}\n")))
                .contains("f:1: rule 'x': 'label' must be a text; put it in single quotes");
    }

    @Test
    void aliasesThatMultiplyEnd() {
        StringBuilder yaml = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            yaml.append("- &a")
                    .append(i)
                    .append(" [")
                    .append((alias + ", ").repeat(9))
                    .append(alias)
                    .append("]\n");
        }
        assertThat(failure(yaml.toString()).problems()).hasSize(30);
        yaml.append("- [").append("*a9, ".repeat(1_000)).append("]\n");
        assertThat(failure(yaml.toString()))
                .hasMessage(
                        "f:1: not valid YAML: Number of aliases for non-scalar nodes exceeds the specified max=1000");
    }

    private static RuleSetException failure(String yaml) {
        RuleSetException failure = catchThrowableOfType(RuleSetException.class, () -> RuleSet.parse(yaml, "f"));
        assertThat(failure).as(yaml.length() < 500 ? yaml : "a long file").isNotNull();
        assertThat(failure.fileName()).isEqualTo("f");
        return failure;
    }

    private static List<String> problems(RuleSetException failure) {
        return failure.problems().stream().map(problem -> problem.at("f")).toList();
    }
}
