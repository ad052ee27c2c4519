package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    private static final long SEED = 20;
    private static final String FILE = "all-minilm-l6-v2-q-tokenizer.json";

    @Test
    void ofLongTextsTheFirstTokensAreThoseOfTheWhole() throws IOException {
        byte[] json = json();
        try (Tokenizer tokenizer = Tokenizer.of(json, FILE, 256);
                HuggingFaceTokenizer whole = HuggingFaceTokenizer.newInstance(
                        new ByteArrayInputStream(json), Map.of("padding", "false", "maxLength", "256"))) {
            for (String text : texts()) {
                assertThat(tokenizer.tokenize(text).ids())
                        .as("seed %d: %s", SEED, text.substring(0, 60))
                        .isEqualTo(whole.encode(Tokenizer.wellFormed(text), true, false)
                                .getIds());
            }
        }
    }

    private static List<String> texts() {
        Random random = new Random(SEED);
        StringBuilder words = new StringBuilder();
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            words.append(Long.toString(random.nextLong(), 36)).append(' ');
            mixed.append(" \t.,<>=_-/\u65e5\u00e9\u0301\u0000\u200b\u2014".charAt(random.nextInt(16)))
                    .append("x".repeat(random.nextInt(200)));
        }
        String giant = "Zm9v".repeat(5_000);
        return List.of(
                words.toString(),
                mixed.toString(),
                "begin" + " ".repeat(30_000) + words,
                "body: " + giant + " failed: " + giant + ", timed out " + words,
                (giant + ".").repeat(10) + "disk is full",
                "\u65e5\u672c\u8a9e".repeat(5_000),
                "=".repeat(20_000) + " done",
                "\u0301".repeat(20_000) + " done");
    }

    private static byte[] json() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(OnnxTextEncoder.class.getClassLoader().getResourceAsStream(FILE))) {
            return in.readAllBytes();
        }
    }
}
