package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final long SEED = 30;

    private final Words words = new Words();

    /** Returns a token without white space before it. */
    private int token(String text) {
        return words.of(text.toCharArray(), 0, text.length()) << 1;
    }

    private int spaced(String text) {
        return token(text) | 1;
    }

    @Test
    void aTextHasOneNumberAndGivesItselfBack() {
        Random random = new Random(SEED);
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String text = Integer.toString(random.nextInt(6_000), 36) + (i % 5 == 0 ? "\u00e9" : "");
            int number = Words.number(token(text));
            assertThat(numbers.computeIfAbsent(text, any -> number))
                    .as("seed %d, %s", SEED, text)
                    .isEqualTo(number);
            assertThat(words.text(number << 1)).isEqualTo(text);
        }
        assertThat(numbers.values()).doesNotHaveDuplicates().doesNotContain(Words.VARIABLE);
    }

    @Test
    void aStretchIsTheSameAsTheWholeText() {
        char[] message = "disk is full".toCharArray();
        assertThat(words.of(message, 5, 7)).isEqualTo(Words.number(token("is")));
        assertThat(words.of(message, 0, 4)).isNotEqualTo(words.of(message, 8, 12));
    }

    @Test
    void whiteSpaceBeforeATokenChangesNothingButItsText() {
        int one = token("disk");
        int other = spaced("disk");
        assertThat(Words.number(one)).isEqualTo(Words.number(other));
        assertThat(words.hash(one)).isEqualTo(words.hash(other));
        assertThat(Words.isSpaced(one)).isFalse();
        assertThat(Words.isSpaced(other)).isTrue();
    }

    @Test
    void hashesDoNotDependOnTheOrderOfTexts() {
        token("first");
        int second = token("second");
        Words others = new Words();
        int alone = others.of("second".toCharArray(), 0, 6) << 1;
        assertThat(alone).isNotEqualTo(second);
        assertThat(others.hash(alone)).isEqualTo(words.hash(second));
    }

    @Test
    void whatVariesIsNoWord() {
        int variable = Words.VARIABLE << 1;
        assertThat(Words.isVariable(variable)).isTrue();
        assertThat(Words.isVariable(token("<*>"))).isFalse();
        assertThat(words.text(variable)).isEqualTo("<*>");
        assertThat(words.isWord(variable)).isFalse();
        assertThat(words.tells(variable)).isFalse();
    }

    @Test
    void tokensAreJoinedWithTheBlanksBeforeThemButTheFirst() {
        int[] tokens = {spaced("disk"), token("="), token("full"), Words.VARIABLE << 1 | 1, token(",")};
        assertThat(words.join(tokens)).isEqualTo("disk=full <*>,");
        assertThat(words.join(new int[0])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"(, )", "[, ]", "{, }", "<, >", "', '", "\", \"", "`, `"})
    void aBracketIsClosedByItsOther(String open, char close) {
        assertThat(words.closer(token(open))).isEqualTo(close);
    }

    @Test
    void depthCountsBracketsAndNoQuotes() {
        assertThat(words.depth(token("("))).isOne();
        assertThat(words.depth(token("]"))).isEqualTo(-1);
        assertThat(words.depth(token("'"))).isZero();
        assertThat(words.depth(token("disk"))).isZero();
        assertThat(words.closer(token(")"))).isEqualTo((char) 0);
        assertThat(words.closer(token("disk"))).isEqualTo((char) 0);
    }

    @Test
    void separatorsAreKnownBySign() {
        assertThat(words.is(token("="), '=')).isTrue();
        assertThat(words.is(token("="), ':')).isFalse();
        assertThat(words.is(token("a"), 'a')).isFalse();
        assertThat(words.isWord(token(","))).isFalse();
        assertThat(words.tells(token(","))).isFalse();
        assertThat(words.tells(token("="))).isTrue();
    }

    @Test
    void wordsThatOpposeEachOtherAreToldAlsoWithinIdentifiers() {
        assertThat(words.polarity(token("Started")).opposes(words.polarity(token("STOPPED"))))
                .isTrue();
        assertThat(words.polarity(token("linkUp")).opposes(words.polarity(token("link_down"))))
                .isTrue();
        assertThat(words.polarity(token("table")).isNone()).isTrue();
        assertThat(words.polarity(token("=")).isNone()).isTrue();
    }

    @Test
    void aPrefixThatSaysTheOppositeIsTakenOff() {
        assertThat(words.withoutPrefix(token("unavailable"))).isEqualTo(words.hash(token("available")));
        assertThat(words.withoutPrefix(token("disk"))).isZero();
    }

    @Test
    void anEdgeIsSharedByValuesThatBeginWithOneWord() {
        CommonEdge edge = new CommonEdge(words);
        edge.reset();
        assertThat(edge.isShared()).isTrue();
        edge.add(token("disk"));
        edge.add(spaced("disk"));
        assertThat(edge.isShared()).isTrue();
        edge.add(token("tape"));
        edge.add(token("disk"));
        assertThat(edge.isShared()).isFalse();
        edge.reset();
        edge.add(token("("));
        assertThat(edge.isShared()).isFalse();
        edge.reset();
        edge.add(Words.VARIABLE << 1);
        assertThat(edge.isShared()).isFalse();
    }

    @Test
    void marksAreKeptByShape() {
        VariableMarks marks = new VariableMarks(3);
        marks.vary(1, 4, 1, 2);
        marks.vary(1, 4, 2, 4);
        marks.vary(2, 2, 1, 1);
        assertThat(marks.of(0)).isNull();
        assertThat(marks.of(1)).containsExactly(false, true, true, true);
        assertThat(marks.of(2)).containsExactly(false, false);
    }
}
