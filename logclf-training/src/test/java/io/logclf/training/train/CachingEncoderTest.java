package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachingEncoderTest {

    private final Lengths lengths = new Lengths();
    private final CachingEncoder encoder = new CachingEncoder(lengths);

    @Test
    void aTextIsEncodedOnce() {
        assertThat(encoder.encodeAll(List.of("a", "bb", "a"))).hasSize(3);
        encoder.encodeAll(List.of("bb", "ccc"));
        encoder.encode("a");
        assertThat(lengths.texts).containsExactly("a", "bb", "ccc");
    }

    @Test
    void embeddingsHaveTheOrderOfTheTexts() {
        encoder.encode("bb");
        assertThat(encoder.encodeAll(List.of("ccc", "bb", "a", "ccc")))
                .extracting(embedding -> embedding.toArray()[0])
                .containsExactly(3f, 2f, 1f, 3f);
    }

    @Test
    void closingItLeavesTheEncoderOpen() {
        encoder.close();
        assertThat(lengths.closed).isFalse();
        assertThat(encoder.encode("a").toArray()).containsExactly(1f);
    }

    @Test
    void isTheEncoderToOthers() {
        assertThat(encoder.fingerprint()).isEqualTo("lengths");
        assertThat(encoder.dimension()).isOne();
    }

    /** Encodes a text as its length, and remembers which it was given. */
    private static final class Lengths implements TextEncoder {

        private final List<String> texts = new ArrayList<>();
        private boolean closed;

        @Override
        public Embedding encode(String text) {
            texts.add(text);
            return Embedding.of(text.length());
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public String fingerprint() {
            return "lengths";
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
