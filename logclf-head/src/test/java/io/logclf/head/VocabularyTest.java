package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Vocabulary VOCABULARY =
            Vocabulary.of(Stream.of("user <number> logged in", "user <number> logged out", "disk <path> is full")
                    .map(Ngrams::of)
                    .toList());

    @Test
    void documentsAreCounted() {
        assertThat(VOCABULARY.documents()).isEqualTo(3);
    }

    @Test
    void valuesAreIdfOverTheirLengthAndWordsWeighTwice() {
        Ngrams text = Ngrams.of("user full");
        float[] values = VOCABULARY.values(text);
        int[] buckets = text.toArray();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * values[i] / (i < text.wordBuckets() ? 2 : 1);
        }
        assertThat(Math.sqrt(sum)).isCloseTo(1, within(0.02));
        int user = Ngrams.of("user").buckets()[0];
        int full = Ngrams.of("full").buckets()[0];
        double ratio = (Math.log(4.0 / 3) + 1) / (Math.log(4.0 / 2) + 1);
        assertThat(value(user, buckets, values) / value(full, buckets, values))
                .isCloseTo((float) ratio, within(0.001f));
        int characters = buckets[buckets.length - 1];
        assertThat(value(full, buckets, values) / value(characters, buckets, values))
                .isCloseTo(2, within(0.001f));
    }

    @Test
    void unseenIsTheShareOfUnknownWordsByTheirWeight() {
        assertThat(VOCABULARY.unseen(Ngrams.of("user logged in"))).isZero();
        assertThat(VOCABULARY.unseen(Ngrams.of("entirely unheard of"))).isEqualTo(1);
        double known = Math.log(4.0 / 3) + 1;
        double unknown = Math.log(4.0) + 1;
        assertThat(VOCABULARY.unseen(Ngrams.of("USER zebra"))).isCloseTo(unknown / (unknown + known), within(1e-6));
    }

    @Test
    void textWithoutWordsIsNotUnfamiliar() {
        assertThat(VOCABULARY.unseen(Ngrams.of(""))).isZero();
        assertThat(VOCABULARY.unseen(Ngrams.of("--- ***"))).isZero();
    }

    @Test
    void vocabularyOfNoTextKnowsNothing() {
        Vocabulary empty = Vocabulary.of(List.of());
        assertThat(empty.unseen(Ngrams.of("word"))).isEqualTo(1);
        assertThat(empty.documents()).isZero();
    }

    private static float value(int bucket, int[] buckets, float[] values) {
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] == bucket) {
                return values[i];
            }
        }
        return 0;
    }
}
