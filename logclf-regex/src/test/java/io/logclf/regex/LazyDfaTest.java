package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.logclf.regex.automaton.LazyDfa;
import io.logclf.regex.automaton.Nfa;
import io.logclf.regex.automaton.Text;
import io.logclf.regex.syntax.RegexFlags;
import io.logclf.regex.syntax.RegexNode;
import io.logclf.regex.syntax.RegexParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LazyDfaTest {

    private static final long SEED = 5;
    private static final int THREADS = 8;
    private static final List<String> TEXTS = Stream.concat(texts("abc \n", 4).stream(), texts("ab\n", 6).stream())
            .distinct()
            .toList();
    /** Needs 2^15 states. */
    private static final String EXPONENTIAL = "(a|b)*a(a|b){14}$";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "ab",
                "",
                "|",
                "a|",
                "|a",
                "()",
                "(|a)+",
                "(a|)b",
                "a*",
                "a+b",
                "a?b",
                "a*?b",
                "a+?c",
                "a??b",
                "(a*)*",
                "(a+)+b",
                "(a*)+c",
                "(?:a?)*b",
                "(a|ab)(c|bcd)",
                "(a|b)*abb",
                "a.*b.*c",
                "a.b",
                "(?s)a.b",
                "(?s).",
                "(?s).*c",
                "[^a]",
                "[^a]+$",
                "^a",
                "a$",
                "^$",
                "$^",
                "^",
                "$",
                "\\A\\z",
                "^a*$",
                "^(a|b)+$",
                "(^|b)a",
                "a($|b)",
                "(?:^)*a",
                "(?:^a)+b",
                "(?m)^a",
                "(?m)a$",
                "(?m)^$",
                "(?m)^b*$",
                "(?m)$^",
                "(?m)a$\\n^b",
                "(?m)^a.*c$",
                "\\ba",
                "a\\b",
                "\\Ba",
                "a\\B",
                "\\b",
                "\\B",
                "\\b\\B",
                "\\b$",
                "^\\B",
                "\\ba\\b",
                "\\b(?:a|b)\\b",
                "a\\b \\bb",
                "\\B \\B",
                "(?m)^\\b",
                "(\\b|c)a",
                "(?:\\ba?)*b",
                "a{2}",
                "a{2,}",
                "a{1,3}b",
                "^a{2,3}$",
                "(ab){2}",
                "(a|b){3}c",
                "(a{2}){2}",
                "(?:a{0})b",
                "a{0,1}b",
                "(?:a?){3}b",
                "(a|b|c){5}",
                "^.{3}$",
                "^(?:..)*$",
                "(?s)^(?:..)+$",
                "a\\nb",
                "\\s+",
                "\\S\\s\\S",
                "^\\s*a",
                "((a)|b)c",
                "(?i)A",
                "(?i)B.C",
                "x*",
                "x",
                "^x|a$",
                "(a|^)b",
                "(a$|b)c",
                "a^b",
                "a$b",
                "a\\zb",
                "(?m)a^b",
                "(?m)a$b",
                "a\\Ab",
                "\\Aab\\z|c"
            })
    void findsInEveryShortTextWhatRe2Finds(String pattern) {
        Pattern re2 = Pattern.compile(pattern);
        LazyDfa dfa = dfa(pattern);
        List<String> different = TEXTS.stream()
                .filter(text -> (Rules.matching(dfa, text).length > 0)
                        != re2.matcher(text).find())
                .map(text -> text.replace("\n", "\\n"))
                .toList();
        assertThat(different).isEmpty();
    }

    @Test
    void aPatternMayHaveMoreKindsOfCharactersThanAByteHolds() {
        String pattern = IntStream.range(0, 600)
                .mapToObj(i -> Character.toString(0x4e00 + 3 * i))
                .collect(Collectors.joining());
        assertThat(Rules.compiled(pattern + "abc").matches(new Text("x" + pattern + "abc")))
                .isTrue();
        assertThat(Rules.compiled(pattern + "abc").matches(new Text(pattern + "abd")))
                .isFalse();
    }

    @Test
    void textThatNeedsMoreRowsThanThereMayBeIsLeftToRe2() {
        System.out.println("LazyDfaTest: seed " + SEED);
        Random random = new Random(SEED);
        LazyDfa dfa = dfa(EXPONENTIAL);
        CompiledRule rule = Rules.compiled(EXPONENTIAL);
        assertThat(Rules.matching(dfa, "bbb")).isEmpty();
        assertThat(Rules.matching(dfa, aOrB(random, 100_000))).isSameAs(LazyDfa.unknown());
        int matches = 0;
        for (int i = 0; i < 40; i++) {
            String text = aOrB(random, 2_000);
            boolean expected = text.charAt(text.length() - 15) == 'a';
            assertThat(rule.matches(new Text(text))).isEqualTo(expected);
            matches += expected ? 1 : 0;
        }
        assertThat(matches).isBetween(5, 35);
        assertThat(Rules.matching(dfa, "bbb"))
                .as("rows made before still serve")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {EXPONENTIAL, "(a|b)*a(a|b){9}$", "a[ab]{20}b|b[ab]{25}a", "(?:a|b)+c"})
    void threadsThatShareAnAutomatonAgree(String pattern) throws InterruptedException, ExecutionException {
        Random random = new Random(SEED);
        List<String> texts =
                IntStream.range(0, 400).mapToObj(i -> aOrB(random, 20 + i)).toList();
        Pattern re2 = Pattern.compile(pattern);
        List<Boolean> expected =
                texts.stream().map(text -> re2.matcher(text).find()).toList();
        LazyDfa dfa = dfa(pattern);
        Callable<Integer> caller = () -> {
            int unknown = 0;
            for (int i = 0; i < texts.size(); i++) {
                int[] matching = Rules.matching(dfa, texts.get(i));
                if (LazyDfa.isUnknown(matching)) {
                    unknown++;
                } else {
                    assertThat(matching.length > 0).isEqualTo(expected.get(i));
                }
            }
            return unknown;
        };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> callers = new ArrayList<>();
            IntStream.range(0, THREADS).forEach(i -> callers.add(caller));
            for (Future<Integer> unknown : threads.invokeAll(callers)) {
                assertThat(unknown.get()).isLessThan(texts.size());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A thread in the middle of a long text reads tables that others have replaced by larger ones since. */
    @Test
    @Tag("slow")
    void threadsInTheMiddleOfLongTextsAgreeWhileOthersMakeStates() throws InterruptedException, ExecutionException {
        Random random = new Random(SEED);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < 60; round++) {
                LazyDfa dfa = dfa("(a|b)*a(a|b){9}c");
                List<String> texts =
                        IntStream.range(0, 4).mapToObj(i -> aOrB(random, 6_000)).toList();
                Callable<Boolean> caller = () -> texts.stream().noneMatch(text -> Rules.matching(dfa, text).length > 0);
                for (Future<Boolean> none : threads.invokeAll(Collections.nCopies(THREADS, caller))) {
                    assertThat(none.get()).isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static LazyDfa dfa(String pattern) {
        RegexNode node =
                RegexParser.parse(pattern, new RegexFlags(false, false, false)).orElseThrow();
        return LazyDfa.of(Nfa.of(node).orElseThrow());
    }

    private static String aOrB(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(random.nextBoolean() ? 'a' : 'b');
        }
        return text.toString();
    }

    /** All texts over an alphabet, up to a length. */
    private static List<String> texts(String alphabet, int maxLength) {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int from = 0, length = 1; length <= maxLength; length++) {
            int to = texts.size();
            for (; from < to; from++) {
                for (char c : alphabet.toCharArray()) {
                    texts.add(texts.get(from) + c);
                }
            }
        }
        return texts;
    }
}
