package io.logclf.bench;

import io.logclf.api.LogEntry;
import io.logclf.embedding.EmbeddingClassifier;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.util.Locale;
import java.util.Random;

/**
 * Sends messages through the embedding stage without its cache, and prints how much memory the process has resident:
 *
 * <pre>{@code
 * java -Xmx128m -cp logclf-bench/target/benchmarks.jar io.logclf.bench.Soak 1000000
 * }</pre>
 *
 * <p>Most messages are of one to eight words, and one in a thousand is longer than the encoder reads, so that all lengths occur.
 */
public final class Soak {

    private static final int REPORTS = 20;
    private static final int TEMPLATES = 50;
    private static final int LONG_EVERY = 1_000;
    private static final int LONG_WORDS = 300;
    private static final int SHORT_WORDS = 8;
    private static final long SEED = 17;
    private static final String[] WORDS = {
        "disk", "full", "user", "logged", "in", "request", "timed", "out", "backup", "done", "node", "lost", "retry"
    };

    private Soak() {}

    /** Prints the memory twenty times. */
    public static void main(String... args) throws IOException {
        if (args.length != 1) {
            System.err.println("arguments: NUMBER_OF_MESSAGES");
            System.exit(2);
        }
        int messages = Integer.parseInt(args[0]);
        Random random = new Random(SEED);
        long start = System.nanoTime();
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
                EmbeddingClassifier stage = EmbeddingClassifier.builder(
                                encoder,
                                HeadTrainer.train(
                                        encoder, new MadeMessages(TEMPLATES, SEED).labelled(), Normalizer.standard()))
                        .cacheBytes(0)
                        .build()) {
            for (int i = 1; i <= messages; i++) {
                int words = i % LONG_EVERY == 0 ? LONG_WORDS : 1 + random.nextInt(SHORT_WORDS);
                stage.classify(LogEntry.of("", message(words, random)));
                if (i % (messages / REPORTS) == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "%d messages, %.0f s, %s%n",
                            i,
                            (System.nanoTime() - start) / 1e9,
                            Resident.now());
                }
            }
        }
    }

    private static String message(int words, Random random) {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < words; i++) {
            message.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return message.toString();
    }
}
