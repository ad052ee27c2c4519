package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.Pattern;
import io.logclf.api.text.PatternGuard;
import io.logclf.regex.automaton.LazyDfa;
import io.logclf.regex.automaton.Nfa;
import io.logclf.regex.automaton.Text;
import io.logclf.regex.grok.Grok;
import io.logclf.regex.syntax.PatternError;
import io.logclf.regex.syntax.RegexFlags;
import io.logclf.regex.syntax.RegexParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrokTest {

    /** By name: its lines in grok.txt. */
    private static final Map<String, List<Line>> TEXTS = table();

    private static final int MIN_POSITIVE = 6;
    private static final int MIN_NEGATIVE = 4;

    private record Line(char kind, String text, String captured) {

        static Line of(String line) {
            String[] parts = line.substring(2)
                    .replace('␤', '\n')
                    .replace('␉', '\t')
                    .replace("∅", "")
                    .split(" => ", -1);
            return new Line(line.charAt(0), parts[0], parts.length == 1 ? "" : parts[1]);
        }

        boolean isPositive() {
            return kind == '+' || kind == '?';
        }
    }

    private static Map<String, List<Line>> table() {
        Map<String, List<Line>> table = new TreeMap<>();
        List<Line> lines = new ArrayList<>();
        try (InputStream file = GrokTest.class.getResourceAsStream("grok.txt")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
                if ("+-?!".indexOf(line.isEmpty() ? '#' : line.charAt(0)) >= 0) {
                    lines.add(Line.of(line));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    lines = new ArrayList<>();
                    for (String name : line.split(" ")) {
                        table.put(name, lines);
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return table;
    }

    static Stream<Arguments> names() {
        return TEXTS.entrySet().stream().map(texts -> Arguments.arguments(texts.getKey(), texts.getValue()));
    }

    @Test
    void everyNameIsInTheTable() {
        assertThat(TEXTS.keySet()).containsExactlyElementsOf(Grok.names());
        assertThat(TEXTS).allSatisfy((name, lines) -> {
            assertThat(lines.stream().filter(Line::isPositive).count()).isGreaterThanOrEqualTo(MIN_POSITIVE);
            assertThat(lines.stream().filter(line -> !line.isPositive()).count())
                    .isGreaterThanOrEqualTo(MIN_NEGATIVE);
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void definitionMatchesWhatItsNameSays(String name, List<Line> lines) {
        CompiledRule whole = Rules.compiled("\\A%{" + name + ":all}\\z");
        CompiledRule anywhere = Rules.compiled("%{" + name + ":all}");
        List<String> wrong = new ArrayList<>();
        for (Line line : lines) {
            String found = (line.kind() == '+' || line.kind() == '-' ? whole : anywhere)
                    .captures(line.text())
                    .get("all");
            String expected = line.kind() == '+' ? line.text() : line.kind() == '?' ? line.captured() : null;
            if (!Objects.equals(found, expected)) {
                wrong.add(line + " found " + found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void definitionGetsAnAutomatonThatAgrees(String name, List<Line> lines) throws PatternError {
        for (String pattern : List.of("^%{" + name + ":all}$", "%{" + name + "}", "(?i)%{" + name + "}|x")) {
            String expanded = Grok.expand(pattern).pattern();
            Pattern re2 = Pattern.compile(expanded);
            LazyDfa dfa = RegexParser.parse(expanded, new RegexFlags(false, false, false))
                    .flatMap(Nfa::of)
                    .map(LazyDfa::of)
                    .orElseThrow();
            assertThat(lines)
                    .allSatisfy(line -> assertThat(Rules.matching(dfa, line.text()).length > 0)
                            .isEqualTo(re2.matcher(line.text()).find()));
        }
    }

    @Test
    void twoOfANameFitOnePatternUnlessItIsAWholeLine() throws PatternError {
        for (String name : TEXTS.keySet()) {
            String two = name.endsWith("LOG") ? "%{" + name + "}" : "%{" + name + ":one} %{" + name + ":two}";
            assertThat(PatternGuard.problem(Grok.expand(two).pattern(), true)).isEmpty();
        }
        assertThat(TEXTS).isNotEmpty();
    }

    @Test
    void referencesBecomeGroupsOfTheirOwn() throws PatternError {
        assertThat(Grok.expand("a%{INT}*b").pattern()).isEqualTo("a(?:[+-]?\\d+)*b");
        assertThat(Grok.expand("%{INT:n_1}").pattern()).isEqualTo("(?P<n_1>[+-]?\\d+)");
        assertThat(Grok.expand("%{PERCENT:p}").pattern())
                .startsWith("(?P<p>(?:[+-]?")
                .endsWith(") ?%)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%{INT:n:int}",
                "%{INT:n:long}",
                "%{INT:n:float}",
                "%{INT:n:double}",
                "%{INT:n:boolean}",
                "%{INT:n:string}",
                "%{NUMBER:n:integer}",
                "%{POSINT:n:bool}",
                "%{WORD:n:str}"
            })
    void typesOfCapturesAreUnderstood(String pattern) {
        assertThat(Rules.compiled("sent " + pattern + " bytes").captures("sent 512 bytes"))
                .isEqualTo(Map.of("n", "512"));
    }

    @Test
    void capturesMayBeNamedAsFieldsAre() {
        CompiledRule rule = Rules.compiled("%{IP:source.ip} %{WORD:[user][name]} %{INT:[http][response][bytes]:int}"
                + " %{WORD:client-id} %{WORD:@tag} %{WORD:plain} %{WORD:[one]}");
        assertThat(rule.captures("10.0.0.1 eve 512 a b c d"))
                .isEqualTo(Map.of(
                        "source.ip", "10.0.0.1",
                        "user.name", "eve",
                        "http.response.bytes", "512",
                        "client-id", "a",
                        "@tag", "b",
                        "plain", "c",
                        "one", "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%{INT:}",
                "%{INT:a b}",
                "%{INT:a.}",
                "%{INT:.a}",
                "%{INT:[a}",
                "%{INT:a]}",
                "%{INT:[a]b}",
                "%{INT:[]}",
                "%{INT:a,b}",
                "%{INT:a:}",
                "%{INT:a:date}",
                "%{INT:a:int:int}",
                "%{int}",
                "%{}",
                "%{INT",
                "%{INT:a.b} %{INT:a.b}",
                "%{INT:n} %{WORD:n}"
            })
    void otherReferencesAreRefused(String pattern) {
        assertThatExceptionOfType(PatternError.class).isThrownBy(() -> Grok.expand(pattern));
    }

    @Test
    void whatIsNoReferenceStays() throws PatternError {
        for (String pattern : List.of("", "100%", "a{2}%", "%\\{INT}", "\\d+ % {INT}", "%s")) {
            assertThat(Grok.expand(pattern).pattern()).isEqualTo(pattern);
        }
        assertThat(Rules.compiled("^%\\{INT}$").matches(new Text("%{INT}"))).isTrue();
    }
}
