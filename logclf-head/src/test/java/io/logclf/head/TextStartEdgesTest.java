package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextStartEdgesTest {

    private static final long SEED = 8;

    @Test
    void oneCharacterBeyondTheLeastBeginsToCount() {
        assertThat(TextStart.of("a b c", 5, 1)).isEqualTo("a b c");
        assertThat(TextStart.of("a b c", 4, 1)).isEqualTo("a b ");
        assertThat(TextStart.of("a b c", 3, 1)).isEqualTo("a b");
    }

    @Test
    void aWordIsNeverCutWhereItIsTheLastThatCounts() {
        assertThat(TextStart.of("disk controller failed", 8, 2)).isEqualTo("disk controller");
    }

    @Test
    void charactersOfTwoUnitsStayWhole() {
        // Of the plane of rare ideographs, which are tokens each.
        String han = "\ud840\udc00\ud840\udc01\ud840\udc02";
        assertThat(TextStart.of(han, 1, 1)).isEqualTo("\ud840\udc00");
        assertThat(TextStart.of(han, 2, 2)).isEqualTo("\ud840\udc00\ud840\udc01");
    }

    @Test
    void marksAloneAreNoTokenAndBelongToTheirWord() {
        assertThat(TextStart.of("e\u0301a b c", 0, 2)).isEqualTo("e\u0301a b");
        assertThat(TextStart.of("\u0301 b c", 0, 1)).isEqualTo("\u0301 b");
    }

    @Test
    void punctuationOfOtherScriptsIsATokenEach() {
        assertThat(TextStart.of("\u300c\u300d\u3002 x", 0, 2)).isEqualTo("\u300c\u300d");
        assertThat(TextStart.of("\u00bfque? si", 0, 2)).isEqualTo("\u00bfque");
    }

    @Test
    void aBlankThatGoesOnIsOneSpaceOnlyBeyondTheLeast() {
        assertThat(TextStart.of("    a    b    c", 4, 2)).isEqualTo("    a b");
        assertThat(TextStart.of("a\t\t\tb\n\nc d", 1, 3)).isEqualTo("a\tb\nc");
    }

    @Test
    void itIsABeginningOfTextsOfShortWords() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            String text = text(random);
            int least = random.nextInt(40);
            int tokens = 1 + random.nextInt(10);
            String start = TextStart.of(text, least, tokens);
            assertThat(text).as("seed %d, %d", SEED, i).startsWith(start);
            assertThat(start.length()).isGreaterThanOrEqualTo(Math.min(least, text.length()));
            assertThat(TextStart.of(text, least, tokens + 1)).startsWith(start);
            assertThat(TextStart.of(text, least + 1, tokens)).startsWith(start);
        }
    }

    @Test
    void whatIsCutOnceIsNotCutFurther() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            String start = TextStart.of(text(random), 12, 4);
            assertThat(TextStart.of(start, 12, 4)).as("seed %d, %d", SEED, i).isEqualTo(start);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int word = random.nextInt(30); word >= 0; word--) {
            text.append("abcdefgh", 0, 1 + random.nextInt(8)).append(" ,=\u3002\t".charAt(random.nextInt(5)));
        }
        return text.toString();
    }

    @Test
    void aTextThatNeverHasEnoughTokensEndsAfterSoManyCharacters() {
        String marks = " \u0301".repeat(1 << 16);
        assertThat(TextStart.of(marks, 4, 2)).hasSize(1 << 16);
    }

    @Test
    void controlCharactersAreNoTokens() {
        assertThat(TextStart.of("\u007f\u0001 b c", 0, 1)).isEqualTo("\u007f\u0001 b");
    }
}
