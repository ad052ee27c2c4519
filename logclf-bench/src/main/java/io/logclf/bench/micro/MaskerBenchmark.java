package io.logclf.bench.micro;

import io.logclf.api.text.Masker;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Messages of about 70 characters masked per second on one thread; the peer is a chain of eight regular expressions, as notebooks for
 * log analysis have it. And the characters per second of hostile texts, one piece repeated up to a million times, which must not fall
 * with the length: a masker whose time is quadratic can be stopped with one message.
 *
 * <p>The peer masks less and worse, for it knows neither paths nor quoted values; the comparison favours it.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MaskerBenchmark {

    /** Messages of one measured operation. */
    private static final int MESSAGES = 4_096;

    /** Masks with the masker. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void messages(Messages messages, Blackhole sink) {
        for (String message : messages.texts) {
            sink.consume(messages.masker.mask(message));
        }
    }

    /** Masks with eight regular expressions, one after another. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void messagesByRegex(Messages messages, Blackhole sink) {
        for (String message : messages.texts) {
            sink.consume(RegexChain.mask(message));
        }
    }

    /** Masks one long text; times {@link LongText#length} it is characters per second. */
    @Benchmark
    public String longText(LongText text) {
        return text.masker.mask(text.text);
    }

    /** The peer: each expression passes over the whole text, which the ones before it have changed. */
    private static final class RegexChain {

        private static final Pattern[] PATTERNS = {
            Pattern.compile("https?://\\S+"),
            Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+"),
            Pattern.compile("\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"),
            Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?\\b"),
            Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b"),
            Pattern.compile("\\b(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}\\b"),
            Pattern.compile("\\b(?:0x[0-9a-fA-F]+|[0-9a-fA-F]{8,})\\b"),
            Pattern.compile("[-+]?\\d+(?:\\.\\d+)?"),
        };
        private static final String[] PLACEHOLDERS = {
            "<url>", "<email>", "<uuid>", "<date> <time>", "<ip>", "<mac>", "<hex>", "<number>"
        };

        private RegexChain() {}

        static String mask(String message) {
            String masked = message;
            for (int i = 0; i < PATTERNS.length; i++) {
                masked = PATTERNS[i].matcher(masked).replaceAll(PLACEHOLDERS[i]);
            }
            return masked;
        }
    }

    /** Messages of ten kinds from a fixed seed. */
    @State(Scope.Benchmark)
    public static class Messages {

        private final Masker masker = Masker.standard();
        private final String[] texts = new String[MESSAGES];

        /** Writes the messages and prints their mean length. */
        @Setup
        public void write() {
            Random random = new Random(42);
            long chars = 0;
            for (int i = 0; i < MESSAGES; i++) {
                texts[i] = message(random, i % 10);
                chars += texts[i].length();
            }
            System.out.printf(Locale.ROOT, "%nmean length %.1f characters%n", (double) chars / MESSAGES);
        }

        /** Returns a message of one of ten kinds, with numbers, addresses, paths and times that differ from message to message. */
        private static String message(Random random, int kind) {
            int a = random.nextInt(100);
            int b = random.nextInt(100_000);
            String hex = String.format(Locale.ROOT, "%016x", random.nextLong());
            return switch (kind) {
                case 0 -> format("Shipment %d left the warehouse on lane %d after a delay of %d ms today", b, a, a);
                case 1 ->
                    format("Accepted connection from 10.%d.12.%d:%d for the printer service at noon", a, a, b % 60_000);
                case 2 ->
                    format(
                            "2025-03-%02d 11:%02d:%02d,%03d worker-%d finished the nightly report job",
                            1 + a % 28, a % 60, b % 60, b % 1000, a);
                case 3 ->
                    format(
                            "Order %s-%s-4%s-8%s-%s1f2e was paid",
                            hex.substring(0, 8),
                            hex.substring(1, 5),
                            hex.substring(0, 3),
                            hex.substring(5, 8),
                            hex.substring(8));
                case 4 -> "The scheduler found nothing to do and goes back to sleep until woken up";
                case 5 ->
                    format("Cache of tenant%d holds %d.%02d MB in segment 0x%s of the ring", a, b, a, hex.substring(8));
                case 6 -> format("GET https://shop.example.org/items/%d?page=%d answered in %d.%03ds", b, a, a % 3, a);
                case 7 -> format("Could not write /var/spool/mailer/batch%d/part-%05d.tmp: disk is full", a, b);
                case 8 -> "Configuration reloaded without changes, all of the listeners are still up";
                default ->
                    format("Mail from jo.doe%d@example.org to 'queue-%d' was deferred %d times", a, b, 1 + a % 9);
            };
        }

        private static String format(String format, Object... values) {
            return String.format(Locale.ROOT, format, values);
        }
    }

    /** A text of one piece over and over. */
    @State(Scope.Benchmark)
    public static class LongText {

        private final Masker masker = Masker.standard();
        private String text = "";

        /** What is repeated. */
        @Param({"1", "a", ":", "@", ".", "<", "1:", "a@", "/a1", "=/a", "a1", "'1", "f:", "1,", "a.", "x://"})
        public String piece = "";

        /** How many characters there are. */
        @Param({"100000", "1000000"})
        public int length;

        /** Writes the text. */
        @Setup
        public void write() {
            text = piece.repeat(length / piece.length());
        }
    }
}
