package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WellFormedTextTest {

    private static final long SEED = 11;
    private static final char[] CHARS = {'a', '\u00e9', '\ud83d', '\udd25', '\ud800', '\udfff', '\ufffd', '\u0000'};

    @Test
    void wellFormedTextIsReturnedItself() {
        for (String text : new String[] {"", "plain", "d\u00e9j\u00e0 \ud83d\udd25", "\ud83d\udd25"}) {
            assertThat(Tokenizer.wellFormed(text)).isSameAs(text);
        }
    }

    @Test
    void loneSurrogatesAreReplaced() {
        assertThat(Tokenizer.wellFormed("\ud83d")).isEqualTo("\ufffd");
        assertThat(Tokenizer.wellFormed("\udd25\ud83d")).isEqualTo("\ufffd\ufffd");
        assertThat(Tokenizer.wellFormed("a\ud83d\ud83d\udd25b\udd25")).isEqualTo("a\ufffd\ud83d\udd25b\ufffd");
    }

    @Test
    void anyTextBecomesWhatGoesThroughUtf8() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(CHARS[random.nextInt(CHARS.length)]);
            }
            String wellFormed = Tokenizer.wellFormed(text.toString());
            // The platform's encoder writes a question mark for a lone surrogate; there is no other in these texts.
            String expected = new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                    .replace('?', '\ufffd');
            assertThat(wellFormed).as("seed %d, round %d", SEED, round).isEqualTo(expected);
        }
    }
}
