package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Vocabulary} counts, against plain counting. */
class VocabularyCountsTest {

    private static final long SEED = 31;
    private static final List<Ngrams> TEXTS = texts(120);

    @Test
    void frequenciesAreThoseOfPlainCounting() {
        Vocabulary vocabulary = Vocabulary.of(TEXTS);
        int[] expected = new int[Ngrams.BUCKETS];
        Set<Integer> words = new HashSet<>();
        for (Ngrams text : TEXTS) {
            for (int bucket : text.toArray()) {
                expected[bucket]++;
            }
            Arrays.stream(text.words()).forEach(words::add);
        }
        assertThat(vocabulary.bucketFrequencies()).isEqualTo(expected);
        assertThat(vocabulary.seenBuckets()).isEqualTo((int)
                Arrays.stream(expected).filter(count -> count > 0).count());
        assertThat(Arrays.stream(vocabulary.words()))
                .isSorted()
                .hasSize(words.size())
                .allMatch(words::contains);
        assertThat(Arrays.stream(vocabulary.wordFrequencies())).allMatch(count -> count >= 1 && count <= TEXTS.size());
    }

    @Test
    void orderOfTextsMakesNoDifference() {
        List<Ngrams> shuffled = new ArrayList<>(TEXTS);
        Collections.shuffle(shuffled, new Random(SEED));
        Vocabulary one = Vocabulary.of(TEXTS);
        Vocabulary other = Vocabulary.of(shuffled);
        assertThat(other.bucketFrequencies()).isEqualTo(one.bucketFrequencies());
        assertThat(other.words()).isEqualTo(one.words());
        assertThat(other.wordFrequencies()).isEqualTo(one.wordFrequencies());
    }

    @Test
    void aTextCountsOnceForAWordThatItRepeats() {
        Vocabulary vocabulary = Vocabulary.of(List.of(Ngrams.of("disk disk disk"), Ngrams.of("disk")));
        assertThat(vocabulary.words()).hasSize(1);
        assertThat(vocabulary.wordFrequencies()).containsExactly(2);
    }

    @Test
    void valuesHaveALengthBetweenOneAndTheRootOfTwo() {
        Vocabulary vocabulary = Vocabulary.of(TEXTS);
        for (Ngrams text : texts(40)) {
            double sum = 0;
            for (float value : vocabulary.values(text)) {
                assertThat(value).isPositive();
                sum += (double) value * value;
            }
            // Squares are rounded to 8 bits where texts are measured.
            assertThat(Math.sqrt(sum)).isBetween(0.95, Math.sqrt(2) * 1.05);
        }
    }

    @Test
    void textWithoutFeaturesHasNoValues() {
        assertThat(Vocabulary.of(TEXTS).values(Ngrams.of(" "))).isEmpty();
        assertThat(Vocabulary.of(TEXTS).length(Ngrams.of(""))).isEqualTo(1);
    }

    @Test
    void bucketsThatNoTextHasWeighMostButHaveNoSeenWeight() {
        Vocabulary vocabulary = Vocabulary.of(List.of(Ngrams.of("disk"), Ngrams.of("disk full")));
        int disk = Ngrams.of("disk").buckets()[0];
        int zebra = Ngrams.of("zebra").buckets()[0];
        assertThat(vocabulary.seenIdf(disk)).isEqualTo(1f);
        assertThat(vocabulary.seenIdf(zebra)).isZero();
        assertThat(vocabulary.square(zebra)).isEqualTo(Vocabulary.MAX_SQUARE);
        double share = 1 / ((Math.log(3) + 1) * (Math.log(3) + 1));
        assertThat((double) vocabulary.square(disk)).isCloseTo(share * Vocabulary.MAX_SQUARE, within(0.51));
    }

    @Test
    void everyWordOfThousandsIsFoundAndNoOther() {
        int count = 5_000;
        Vocabulary vocabulary = Vocabulary.of(
                IntStream.range(0, count).mapToObj(i -> Ngrams.of("w" + i)).toList());
        assertThat(IntStream.range(0, count).filter(i -> vocabulary.unseen(Ngrams.of("w" + i)) != 0))
                .isEmpty();
        assertThat(IntStream.range(0, count).filter(i -> vocabulary.unseen(Ngrams.of("v" + i)) != 1))
                .isEmpty();
    }

    @Test
    void unknownWordsRaiseWhatIsUnseenAndKnownOnesLowerIt() {
        Vocabulary vocabulary = Vocabulary.of(TEXTS);
        double before = vocabulary.unseen(Ngrams.of("alpha zebra"));
        assertThat(before).isGreaterThan(0).isLessThan(1);
        assertThat(vocabulary.unseen(Ngrams.of("alpha zebra yak"))).isGreaterThan(before);
        assertThat(vocabulary.unseen(Ngrams.of("alpha zebra beta"))).isLessThan(before);
    }

    /** Texts of words from a small set at random, with one that every text has. */
    private static List<Ngrams> texts(int count) {
        Random random = new Random(SEED);
        String[] words = {"alpha", "beta", "gamma", "delta", "disk", "<number>", "user", "full", "caf\u00e9", "\u65e5"};
        List<Ngrams> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder("alpha");
            for (int word = random.nextInt(8); word >= 0; word--) {
                text.append(' ').append(words[random.nextInt(words.length)]);
            }
            texts.add(Ngrams.of(text.toString()));
        }
        return texts;
    }
}
