package io.logclf.bench.load;

import io.logclf.api.Counter;
import io.logclf.api.LogEntry;
import io.logclf.bench.HeadTrainer;
import io.logclf.bench.ResidentMemory;
import io.logclf.bench.SyntheticMessages;
import io.logclf.bench.Usage;
import io.logclf.embedding.EmbeddingClassifier;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sends messages that all differ, also when they are masked, on all cores through the embedding stage with its cache, so that each is
 * encoded, and prints twenty times how fast that was, what of the heap is in use after a collection, and how much memory the process has
 * resident. Heap and process must reach a plateau: the cache is bounded, and native memory of the encoder is reused:
 *
 * <pre>{@code
 * java -Xmx256m -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.EmbeddingSoak 1000000
 * }</pre>
 *
 * <p>Most messages are of four words, some of up to forty, and one in a thousand is longer than the encoder reads, so that all lengths occur.
 */
public final class EmbeddingSoak {

    /** Lines that are printed, at equal distances. */
    private static final int REPORTS = 20;

    /** Training templates of the head. */
    private static final int TEMPLATES = 50;

    /** One message in so many is longer than the encoder reads. */
    private static final int LONG_EVERY = 1_000;

    private static final int LONG_WORDS = 300;

    /** One message in so many has up to forty words more. */
    private static final int MIDDLE_EVERY = 50;

    private static final int MIDDLE_WORDS = 40;
    /** The words that spell a message's number, so that all messages differ: each is one of 32, which is 5 bits. */
    private static final int NUMBERING_WORDS = 4;

    private static final int BITS_OF_A_WORD = 5;

    /** The number of messages that can differ in their first words. */
    private static final int MOST = 1 << (NUMBERING_WORDS * BITS_OF_A_WORD);
    /** Odd, so that each number has another product: neighbours do not begin alike. */
    private static final int SCATTER = 0x9E375;

    private static final long SEED = 17;

    /** Thirty-two words, so that a word is a number of five bits; the masker replaces none of them. */
    private static final String[] WORDS = {
        "disk", "full", "user", "logged", "in", "request", "timed", "out", "backup", "done", "node", "lost", "retry",
        "queue", "empty", "cache", "flushed", "link", "down", "fan", "slow", "token", "expired", "job", "started",
        "index", "rebuilt", "mail", "refused", "table", "locked", "again"
    };

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    private EmbeddingSoak() {}

    /** Prints the memory twenty times. */
    public static void main(String... args) throws IOException {
        int messages = args.length == 1 ? Integer.parseInt(args[0]) : 0;
        Usage.require(messages >= REPORTS && messages <= MOST, "NUMBER_OF_MESSAGES, " + REPORTS + " to " + MOST);
        new EmbeddingSoak().run(messages);
    }

    /** Trains a head, then sends the messages in portions with a report after each. */
    private void run(int messages) throws IOException {
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
                EmbeddingClassifier stage = EmbeddingClassifier.builder(
                                encoder,
                                HeadTrainer.train(
                                        encoder,
                                        new SyntheticMessages(TEMPLATES, SEED).labelled(),
                                        Normalizer.standard()))
                        .build()) {
            int portion = messages / REPORTS;
            for (int from = 1; from + portion <= messages + 1; from += portion) {
                long start = System.nanoTime();
                IntStream.range(from, from + portion)
                        .parallel()
                        .forEach(number -> stage.classify(LogEntry.of("", message(number))));
                print(stage, from + portion - 1, portion / ((System.nanoTime() - start) / 1e9));
            }
        }
    }

    /** Collects garbage, and prints the figures. */
    private void print(EmbeddingClassifier stage, int messages, double perSecond) throws IOException {
        memory.gc();
        System.out.printf(
                Locale.ROOT,
                "%d messages (%s), %.0f/s; heap in use %d MB; %s%n",
                messages,
                stage.counters().stream().map(Counter::toString).collect(Collectors.joining(", ")),
                perSecond,
                memory.getHeapMemoryUsage().getUsed() >> 20,
                ResidentMemory.now());
    }

    /** Returns the message of a number: its first words spell the number, the others are random. */
    private static String message(int number) {
        Random random = new Random(number);
        int words = number % LONG_EVERY == 0
                ? LONG_WORDS
                : NUMBERING_WORDS + (number % MIDDLE_EVERY == 0 ? random.nextInt(MIDDLE_WORDS) : 0);
        int bits = number * SCATTER;
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < words; i++) {
            message.append(WORDS[i < NUMBERING_WORDS ? bits & (WORDS.length - 1) : random.nextInt(WORDS.length)])
                    .append(' ');
            bits >>>= BITS_OF_A_WORD;
        }
        return message.toString();
    }
}
