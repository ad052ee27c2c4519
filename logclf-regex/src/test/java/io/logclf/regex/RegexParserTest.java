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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexParserTest {

    private static final RegexFlags PLAIN = new RegexFlags(false, false, false);

    /** All of ASCII, Latin and Greek, everything near a character with unusual cases, and a sample of the rest. */
    private static final int[] CHARS = IntStream.concat(
                    IntStream.of(0x1C80, 0x1E9E, 0x2126, 0x212A, 0x212B, 0xA64B, 0xFB05, 0xFFFD, 0xFFFE, 0xFFFF),
                    IntStream.concat(IntStream.range(0, 0x600), IntStream.iterate(0x601, c -> c < 0xFFFF, c -> c + 97)))
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .toArray();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "k",
                "s",
                "S",
                "é",
                "\u212A",
                "\u017F",
                "日",
                ".",
                "\\.",
                "\\\\",
                "\\-",
                "\\_",
                "\\n",
                "\\t",
                "\\r",
                "\\f",
                "\\v",
                "\\a",
                "\\x41",
                "\\x6b",
                "\\x{e9}",
                "\\x{212A}",
                "\\x{0}",
                "\\d",
                "\\D",
                "\\w",
                "\\W",
                "\\s",
                "\\S",
                "[a]",
                "[abc]",
                "[^abc]",
                "[a-f]",
                "[^a-f]",
                "[a-fA-F0-9]",
                "[k-t]",
                "[^k-t]",
                "[\u2100-\u2200]",
                "[é-ü]",
                "[^é-ü]",
                "[a-]",
                "[-a]",
                "[]a]",
                "[^]a]",
                "[a^]",
                "[\\]]",
                "[\\-b]",
                "[+--]",
                "[--/]",
                "[\\d_]",
                "[^\\d_]",
                "[\\d-z]",
                "[\\D\\d]",
                "[^\\D]",
                "[\\w\\s]",
                "[^\\W]",
                "[^\\n]",
                "[\\x41-\\x43]",
                "[\\x{41}-\\x{10FFFF}]",
                "[^\\x00-\\x7F]",
                "[a&&b]",
                "[.*+?]",
                "[[a]",
                "[[:alnum:]]",
                "[[:alpha:]]",
                "[[:ascii:]]",
                "[[:blank:]]",
                "[[:cntrl:]]",
                "[[:digit:]]",
                "[[:graph:]]",
                "[[:lower:]]",
                "[[:print:]]",
                "[[:punct:]]",
                "[[:space:]]",
                "[[:upper:]]",
                "[[:word:]]",
                "[[:xdigit:]]",
                "[[:^alpha:]]",
                "[^[:^space:]]",
                "[[:digit:]x-z]",
                "(?i:k)",
                "(?i:s)",
                "(?i:[a-k])",
                "(?i:[^a-k])",
                "(?i:[^k])",
                "(?i:\\w)",
                "(?i:\\W)",
                "(?i:[^\\W])",
                "(?i:\\d)",
                "(?i:[[:upper:]])",
                "(?i:[[:^lower:]])",
                "(?i:\\x4B)",
                "(?i:.)",
                "(?i:\u00B5)",
                "(?i:\u03BC)",
                "(?i:[\u00B0\u2018\u2019a])",
                "(?i:[^\u00B0])",
                "(?i:\ud83d\udd25)",
                "(?i)K",
                "(?i)(?-i)K",
                "(?i)(?-i:K)",
                "(?i:(?-i)k)",
                "(?s).",
                "(?s:.)",
                "(?s-i:.)",
                "(?si)[.]",
                "(?i-s:.)",
                "(?U)a+",
                "(?P<n>[a-c])",
                "(?<n>[a-c])",
                "(?:[a-c])",
                "([a-c])",
                "\\Qa\\E",
                "\\Q.\\E",
                "\\Q\\\\E",
                "(?i)\\Qk\\E",
                "\\Q[",
                "a|k",
                "(?i)a|k",
                "(?:(?i)a)|k",
                "[\ud83d\udd25a]",
                "[^\ud83d\udd25a]",
                "[\\x{d800}-\\x{dfff}a]",
                "\\pL",
                "\\PN",
                "\\p{Greek}",
                "\\p{^Greek}",
                "\\P{Lu}",
                "[\\p{Lu}a]",
                "[^\\pL]",
                "[\\pL\\pM\\pN_]",
                "(?i)\\p{Lu}",
                "(?i)[\\p{Greek}_]",
                "(?i)\\PL"
            })
    void readsTheCharactersThatRe2Reads(String pattern) {
        Pattern re2 = Pattern.compile(pattern);
        RegexNode node = RegexParser.parse(pattern, PLAIN).orElseThrow();
        LazyDfa dfa = LazyDfa.of(Nfa.of(node).orElseThrow());
        List<String> different = new ArrayList<>();
        for (int c : CHARS) {
            String text = Character.toString(c);
            if ((Rules.matching(dfa, text).length > 0) != re2.matcher(text).find()) {
                different.add(String.format("U+%04X", c));
            }
        }
        assertThat(different).isEmpty();
        if (node instanceof RegexNode.OneOf one) {
            for (int c : pattern.matches(".*\\\\[pP].*")
                    ? new int[0]
                    : new int[] {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x10000, 0x1F525, 0x10FFFF}) {
                assertThat(one.set().contains(c))
                        .as("U+%04X", c)
                        .isEqualTo(re2.matcher(Character.toString(c)).find());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\p{Zl}",
                "[\\p{Zs}a]",
                "(?i)é",
                "(?i)[é-ü]",
                "(?i:[\u2100-\u2200])",
                "\\101",
                "\\0",
                "(?i)\ud801\udc00",
                "ab(?i)*c",
                "ab(?i){2}c",
                "\\Qab\\E*c",
                "\\Qab\\E{2}",
                "(?i)[a-é]"
            })
    void leavesTheRestToRe2WhichStillClassifiesRightly(String pattern) {
        assertThat(RegexParser.parse(pattern, PLAIN)).isEmpty();
        CompiledRule rule = Rules.compiled(pattern);
        Pattern re2 = Pattern.compile(pattern);
        for (String text : List.of(
                "", "a", "A", "é", "É", "αβ", "\u212A", "🔥", "abc", "abbc", "ac", "ABC", "1", "\0", "aba", "abab")) {
            assertThat(rule.matches(new Text(text)))
                    .as(text)
                    .isEqualTo(re2.matcher(text).find());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{01}", "a{00}b", "a{,2}", "a{", "a{x}", "a{1", "a{1,x}", "a{ 1}", "a{1,2,3}"})
    void bracesThatAreNoCountsAreText(String pattern) {
        LazyDfa dfa = LazyDfa.of(
                Nfa.of(RegexParser.parse(pattern, PLAIN).orElseThrow()).orElseThrow());
        assertThat(Rules.matching(dfa, pattern)).isNotEmpty();
        assertThat(Rules.matching(dfa, "aab")).isEmpty();
    }

    @Test
    void flagsOfTheRuleHoldUntilThePatternSaysOtherwise() {
        assertThat(parsed("k", new RegexFlags(true, false, false))).isEqualTo(parsed("(?i:k)", PLAIN));
        assertThat(parsed(".", new RegexFlags(false, false, true))).isEqualTo(parsed("(?s:.)", PLAIN));
        assertThat(parsed("^", new RegexFlags(false, true, false)))
                .isEqualTo(new RegexNode.Assert(RegexNode.Place.LINE_START));
        assertThat(parsed("(?-i:k)", new RegexFlags(true, false, false))).isEqualTo(parsed("k", PLAIN));
    }

    @Test
    void inlineFlagsEndWithTheirGroup() {
        CompiledRule rule = Rules.compiled("(?:(?i)a)a");
        assertThat(rule.matches(new Text("Aa"))).isTrue();
        assertThat(rule.matches(new Text("AA"))).isFalse();
    }

    @Test
    void deepNestingIsLeftToRe2() {
        assertThat(RegexParser.parse("(".repeat(300) + "a" + ")".repeat(300), PLAIN))
                .isEmpty();
        assertThat(RegexParser.parse("(a)".repeat(300), PLAIN)).isPresent();
    }

    @Test
    void anyTextIsReadToAnEnd() {
        for (String text : List.of(
                "(", ")", "[", "[a", "[a-", "[:", "[[:", "\\", "\\x", "\\x{", "\\x4", "\\Q", "(?", "(?i", "(?P<", "*",
                "a**")) {
            assertThat(RegexParser.parse(text, PLAIN))
                    .satisfies(node -> assertThat(node).isInstanceOf(Optional.class));
        }
    }

    private static RegexNode parsed(String pattern, RegexFlags flags) {
        return RegexParser.parse(pattern, flags).orElseThrow();
    }
}
