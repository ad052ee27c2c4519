package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PortionedEncodingTest {

    @Test
    void vectorsHaveTheOrderOfTheTextsAndTheLengthOne() {
        List<String> texts = texts(150);
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            float[][] vectors =
                    encoding(new WordsEncoder(), executor, 3, new ArrayList<>()).encode(texts);
            float[][] expected = encoding(new WordsEncoder(), Runnable::run, 1, new ArrayList<>())
                    .encode(texts);
            assertThat(vectors).isDeepEqualTo(expected);
            for (float[] vector : vectors) {
                assertThat(VectorMath.dot(vector, vector)).isCloseTo(1, within(1e-5));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void progressIsToldBetweenTheWavesAndAtTheEnd() {
        List<String> told = new ArrayList<>();
        encoding(new WordsEncoder(), Runnable::run, 2, told).encode(texts(150));
        assertThat(told)
                .containsExactly("ENCODE 0/150", "ENCODE 64/150", "ENCODE 128/150", "ENCODE 150/150", "GROUP 0/0");
    }

    @Test
    void aFailureIsThrownAsItIs() {
        TextEncoder broken = new TextEncoder() {

            @Override
            public Embedding encode(String text) {
                throw new IllegalStateException("closed");
            }

            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public String fingerprint() {
                return "broken";
            }

            @Override
            public void close() {}
        };
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        encoding(broken, Runnable::run, 1, new ArrayList<>()).encode(texts(3)))
                .withMessage("closed");
    }

    @Test
    void noTextsGiveNoVectors() {
        assertThat(encoding(new WordsEncoder(), Runnable::run, 1, new ArrayList<>())
                        .encode(List.of()))
                .isEmpty();
    }

    private static PortionedEncoding encoding(
            TextEncoder encoder, java.util.concurrent.Executor executor, int parallelism, List<String> told) {
        return new PortionedEncoding(
                encoder, executor, parallelism, (phase, done, total) -> told.add(phase + " " + done + "/" + total));
    }

    private static List<String> texts(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add("text" + (char) ('a' + i % 26) + (char) ('a' + i / 26));
        }
        return texts;
    }
}
