package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What makes two texts the same to {@link Ngrams}, and what does not. */
class NgramsEdgesTest {

    private static final long SEED = 20_261_130L;

    private static void assertSame(String one, String other) {
        assertThat(Ngrams.of(one).toArray())
                .as("'%s' and '%s'", one, other)
                .isEqualTo(Ngrams.of(other).toArray());
        assertThat(Ngrams.of(one).words())
                .as("'%s' and '%s'", one, other)
                .isEqualTo(Ngrams.of(other).words());
    }

    @Test
    void caseMakesNoDifferenceInAnyScript() {
        assertSame("Disk FULL_9", "disk full_9");
        assertSame("\u0414\u0418\u0421\u041a", "\u0434\u0438\u0441\u043a");
        assertSame("\u00dcBERLAUF", "\u00fcberlauf");
        // Each for itself: in a whole string, this letter would become two.
        assertSame("\u0130", "i");
    }

    @Test
    void kindAndNumberOfBlanksMakeNoDifference() {
        for (String blank : List.of("\t", "\r\n", "  ", "\u00a0", "\u3000", "\u2003 \u2028")) {
            assertSame("a" + blank + "b", "a b");
            assertSame(blank + "a b" + blank, "a b");
        }
    }

    @Test
    void howOftenAWordOccursMakesNoDifferenceToTheBuckets() {
        assertThat(Ngrams.of("disk disk disk disk").toArray())
                .isEqualTo(Ngrams.of("disk disk").toArray());
        assertThat(Ngrams.of("disk disk disk").words()).hasSize(3);
    }

    @Test
    void orderOfWordsChangesPairsAlone() {
        Ngrams forth = Ngrams.of("disk full");
        Ngrams back = Ngrams.of("full disk");
        List<Integer> common = Arrays.stream(back.toArray()).boxed().toList();
        assertThat(Arrays.stream(forth.toArray()).filter(bucket -> !common.contains(bucket)))
                .hasSize(1);
        assertThat(forth.words()[0]).isEqualTo(back.words()[1]);
        assertThat(forth.words()[1]).isEqualTo(back.words()[0]);
    }

    @Test
    void wordsAreNeighboursAcrossPunctuation() {
        Ngrams comma = Ngrams.of("disk,full");
        Ngrams blank = Ngrams.of("disk full");
        assertThat(comma.words()).isEqualTo(blank.words());
        assertThat(Arrays.copyOf(comma.buckets(), comma.wordBuckets()))
                .isEqualTo(Arrays.copyOf(blank.buckets(), blank.wordBuckets()));
    }

    @Test
    void placeholderIsAnotherWordThanItsLetters() {
        assertThat(Ngrams.of("<ip>").words())
                .hasSize(1)
                .isNotEqualTo(Ngrams.of("ip").words());
        assertThat(Ngrams.of("<ip><ip>").words()).hasSize(2);
        assertThat(Ngrams.of("a<ip>b").words()).hasSize(3);
    }

    @Test
    void placeholderOfMoreThanTenLettersIsAWordInBrackets() {
        String ten = "abcdefghij";
        assertThat(Ngrams.of("<" + ten + ">").words())
                .isNotEqualTo(Ngrams.of(ten).words());
        assertThat(Ngrams.of("<" + ten + "k>").words())
                .isEqualTo(Ngrams.of(ten + "k").words());
    }

    @Test
    void aWordOnTheLimitIsCutThere() {
        String blanks = " ".repeat(Ngrams.MAX_CHARS - 3);
        assertSame(blanks + "word", "wor");
        assertSame(blanks + "wor word", "wor");
    }

    @Test
    void aPlaceholderThatTheLimitCutsIsNone() {
        assertSame(" ".repeat(Ngrams.MAX_CHARS - 3) + "<number>", "<nu");
        assertSame(" ".repeat(Ngrams.MAX_CHARS - 8) + "<number>", "<number>");
        assertSame(" ".repeat(Ngrams.MAX_CHARS - 7) + "<number>", "<number");
    }

    @Test
    void halvesOfEmojiAreCharactersAndNoWords() {
        for (String text : List.of("\ud83d\udd25", "\ud83d", "\udd25\ud83d")) {
            Ngrams features = Ngrams.of(text);
            assertThat(features.words()).isEmpty();
            assertThat(features.wordBuckets()).isZero();
            assertThat(features.toArray()).isNotEmpty();
        }
    }

    @Test
    void callersMayChangeTheArrayTheyGet() {
        Ngrams features = Ngrams.of("disk is full");
        int[] before = features.toArray();
        Arrays.fill(features.toArray(), -1);
        assertThat(features.toArray()).isEqualTo(before);
    }

    @Test
    void textsOfAnyCodeUnitsHaveBucketsInRange() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            String text = anything(random, random.nextInt(200));
            Ngrams features = Ngrams.of(text);
            assertThat(Arrays.stream(features.toArray()))
                    .as("seed %d, text %d", SEED, i)
                    .doesNotHaveDuplicates()
                    .allMatch(bucket -> bucket >= 0 && bucket < Ngrams.BUCKETS);
            assertThat(features.wordBuckets())
                    .isBetween(0, Math.min(features.buckets().length, 2 * features.words().length));
        }
    }

    @Test
    void manyThreadsFindWhatOneFinds() {
        Random random = new Random(SEED);
        List<String> texts = IntStream.range(0, 2_000)
                .mapToObj(i -> anything(random, i % 97) + " word" + i % 7)
                .toList();
        List<Integer> alone = texts.stream().map(NgramsEdgesTest::hash).toList();
        assertThat(texts.parallelStream().map(NgramsEdgesTest::hash).toList()).isEqualTo(alone);
    }

    private static int hash(String text) {
        return Arrays.hashCode(Ngrams.of(text).toArray());
    }

    private static String anything(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(3) == 0 ? random.nextInt(1 << 16) : ' ' + random.nextInt(95)));
        }
        return text.toString();
    }
}
