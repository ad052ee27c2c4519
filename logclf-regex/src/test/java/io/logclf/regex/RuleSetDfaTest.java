package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.regex.automaton.LazyDfa;
import io.logclf.regex.syntax.PatternError;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RuleSetDfaTest {

    private static final List<CompiledRule> RULES = Stream.of(
                    Rules.from(Set.of("shop"), "of-the-shop", "A", "order \\d+ (?:lost|late)"),
                    Rules.of("lost", "B", "lost$"),
                    Rules.from(Set.of("bank"), "of-the-bank", "C", "^order"),
                    Rules.of("order", "D", "\\border\\b"))
            .map(RuleSetDfaTest::compiled)
            .toList();

    @Test
    void knowsNothingOfTheFirstTexts() {
        RuleSetDfa dfa = RuleSetDfa.of(RULES).orElseThrow();
        assertThat(IntStream.range(0, 300).mapToObj(i -> matching(dfa, "order 1 lost")))
                .allSatisfy(answer -> assertThat(answer).isSameAs(LazyDfa.unknown()));
    }

    @Test
    void knowsTheRulesUpToTheFirstForAllEntriesAfterManyTexts() {
        RuleSetDfa dfa = RuleSetDfa.of(RULES).orElseThrow();
        List<String> texts = List.of("order 1 lost", "order 22 late", "an order", "orders", "lost", "");
        grow(dfa, texts);
        assertThat(texts.stream()
                        .map(text -> IntStream.of(matching(dfa, text)).boxed().toList()))
                .containsExactly(List.of(0, 1), List.of(0, 2, 3), List.of(3), List.of(2), List.of(1), List.of());
    }

    @Test
    void knowsTextsWithOtherNumbersAndNotThoseWithOtherWords() {
        RuleSetDfa dfa = RuleSetDfa.of(RULES).orElseThrow();
        grow(dfa, IntStream.range(0, 100).mapToObj(i -> "order " + i + " lost").toList());
        assertThat(matching(dfa, "order 4711 lost")).containsExactly(0, 1);
        assertThat(matching(dfa, "order 4711 cancelled")).isSameAs(LazyDfa.unknown());
    }

    /** It takes four goes for all states of the text. */
    @Test
    void makesAFewHundredStatesForATextAtOnce() {
        RuleSetDfa dfa = RuleSetDfa.of(List.of(Rules.compiled("a.{900}b"))).orElseThrow();
        assertThat(unknown(dfa, "a" + "x".repeat(900) + "b"))
                .as("a text in sixteen makes states, after the first ones")
                .isBetween(512 + 2 * 16L, 512 + 5 * 16L);
    }

    @Test
    void makesStatesMoreOftenWhereMostTextsAreKnown() {
        RuleSetDfa dfa = RuleSetDfa.of(List.of(Rules.compiled("a.{900}b"))).orElseThrow();
        grow(dfa, List.of("b"));
        assertThat(unknown(dfa, "a" + "x".repeat(900) + "b"))
                .as("a text in four makes states")
                .isBetween(3 * 4L, 5 * 4L);
    }

    @Test
    void thereIsNoneForRulesThatOnlyRe2Understands() {
        assertThat(RuleSetDfa.of(List.of(RULES.get(0), Rules.compiled("(?i)é"))))
                .isEmpty();
    }

    @Test
    @Tag("slow")
    void threadsThatMakeItTogetherAgree() throws Exception {
        RuleSetDfa dfa = RuleSetDfa.of(RULES).orElseThrow();
        Callable<Long> caller = () -> IntStream.range(0, 20_000)
                .filter(i -> {
                    int[] matching = matching(dfa, "order " + i + " of " + i % 7 + (i % 3 == 0 ? " lost" : " late"));
                    assertThat(matching)
                            .satisfiesAnyOf(
                                    answer -> assertThat(answer).isSameAs(LazyDfa.unknown()),
                                    answer -> assertThat(answer)
                                            .isEqualTo(i % 3 == 0 ? new int[] {1} : new int[] {2, 3}));
                    return !LazyDfa.isUnknown(matching);
                })
                .count();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Long> known : threads.invokeAll(List.of(caller, caller, caller, caller))) {
                assertThat(known.get()).isGreaterThan(10_000);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Shows texts until the automaton knows all of them. */
    private static void grow(RuleSetDfa dfa, List<String> texts) {
        for (int i = 0; i < 1_000; i++) {
            texts.forEach(text -> matching(dfa, text));
        }
    }

    /** How often of a thousand times a text is not known. */
    private static long unknown(RuleSetDfa dfa, String text) {
        return IntStream.range(0, 1_000)
                .filter(i -> LazyDfa.isUnknown(matching(dfa, text)))
                .count();
    }

    private static int[] matching(RuleSetDfa dfa, String text) {
        return dfa.matching(text.toCharArray());
    }

    private static CompiledRule compiled(Rule rule) {
        try {
            return CompiledRule.of(rule);
        } catch (PatternError e) {
            throw new AssertionError(rule.pattern(), e);
        }
    }
}
