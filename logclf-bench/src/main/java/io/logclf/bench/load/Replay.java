package io.logclf.bench.load;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.bench.CsvMessages;
import io.logclf.bench.HeadTrainer;
import io.logclf.bench.Usage;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingClassifier;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replays real logs through the embedding stage, ten times over and shuffled, on one thread, and prints how often the encoder runs and how
 * many lines a second pass. It measures what masking and the cache save together, and proves that the cache changes no verdict:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.Replay FOLDER
 * }</pre>
 *
 * <p>The folder holds a CSV file for each system (column {@code Content}); a message's label is its file. The head is trained on
 * 40 messages of each. Three stages see the same lines: the stage as it is; without cache, on a sample, which must give equal
 * verdicts; and without masking and cache, with a head trained on the same messages unmasked, on the same sample.
 */
public final class Replay {

    /** How often each line comes. */
    private static final int TIMES = 10;

    /** Messages of each label that the head is trained on. */
    private static final int TRAINING = 40;

    /** Lines on which the slow stages are measured. */
    private static final int SAMPLE = 2_000;

    private static final long SEED = 3;

    private Replay() {}

    /** Prints the figures. */
    public static void main(String... args) throws IOException {
        Usage.require(args.length == 1, "FOLDER");
        Map<String, Label> lines = new LinkedHashMap<>();
        List<String> all = new ArrayList<>();
        CsvMessages.readFolder(Path.of(args[0]), (file, message) -> {
            all.add(message);
            lines.putIfAbsent(message, new Label(file));
        });
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            replay(encoder, all, lines);
        }
    }

    /** Trains both heads, runs the three stages over the same lines, and prints the figures. */
    private static void replay(OnnxTextEncoder encoder, List<String> all, Map<String, Label> labels) {
        Map<String, Label> raw = training(labels);
        Map<String, Label> masked = new LinkedHashMap<>();
        raw.forEach((message, label) -> masked.putIfAbsent(Normalizer.standard().normalize(message), label));
        EmbeddingHead head = HeadTrainer.train(encoder, masked, Normalizer.standard());
        EmbeddingHead rawHead = HeadTrainer.train(encoder, raw, Normalizer.none());

        List<LogEntry> once = entries(all, 1);
        List<LogEntry> often = entries(all, TIMES);
        Counting countedOnce = new Counting(encoder);
        Counting countedOften = new Counting(encoder);
        EmbeddingClassifier stage =
                EmbeddingClassifier.builder(countedOften, head).build();
        EmbeddingClassifier uncached =
                EmbeddingClassifier.builder(encoder, head).cacheBytes(0).build();
        EmbeddingClassifier bare =
                EmbeddingClassifier.builder(encoder, rawHead).cacheBytes(0).build();
        // Warms up what all share.
        seconds(uncached, often.subList(0, SAMPLE / 4), new ArrayList<>());
        seconds(EmbeddingClassifier.builder(countedOnce, head).build(), once, new ArrayList<>());

        List<Verdict> verdicts = new ArrayList<>();
        List<Verdict> uncachedVerdicts = new ArrayList<>();
        List<Verdict> bareVerdicts = new ArrayList<>();
        double rate = often.size() / seconds(stage, often, verdicts);
        double uncachedRate = SAMPLE / seconds(uncached, often.subList(0, SAMPLE), uncachedVerdicts);
        double bareRate = SAMPLE / seconds(bare, often.subList(0, SAMPLE), bareVerdicts);
        int sameLabels = 0;
        for (int i = 0; i < SAMPLE; i++) {
            if (!verdicts.get(i).equals(uncachedVerdicts.get(i))) {
                throw new IllegalStateException("the cache changes the verdict on line " + i);
            }
            sameLabels += label(verdicts.get(i)).equals(label(bareVerdicts.get(i))) ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%d lines, %d encoder calls; once over: %d lines, %d calls (%.2f x)%n",
                often.size(),
                countedOften.calls.get(),
                once.size(),
                countedOnce.calls.get(),
                (double) countedOften.calls.get() / countedOnce.calls.get());
        System.out.printf(
                Locale.ROOT,
                "lines/s, one thread: %.0f; without cache %.0f, equal verdicts; without masking and cache %.0f%n",
                rate,
                uncachedRate,
                bareRate);
        System.out.printf(
                Locale.ROOT,
                "%.0f x without masking and cache, %.2f %% of the labels equal%n",
                rate / bareRate,
                100.0 * sameLabels / SAMPLE);
    }

    /** Returns the first messages of each label in a shuffled order, which is the same each time. */
    private static Map<String, Label> training(Map<String, Label> lines) {
        List<String> messages = new ArrayList<>(lines.keySet());
        Collections.shuffle(messages, new Random(SEED));
        Map<Label, Integer> counts = new HashMap<>();
        Map<String, Label> training = new LinkedHashMap<>();
        for (String message : messages) {
            Label label = lines.get(message);
            if (label != null && counts.merge(label, 1, Integer::sum) <= TRAINING) {
                training.put(message, label);
            }
        }
        return training;
    }

    /** Returns all messages so many times, shuffled, so that repetitions are not neighbours. */
    private static List<LogEntry> entries(List<String> messages, int times) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            messages.forEach(message -> entries.add(LogEntry.of("", message)));
        }
        Collections.shuffle(entries, new Random(SEED));
        return entries;
    }

    /** Classifies the entries one by one, adds the verdicts, and returns how long it took. */
    private static double seconds(EmbeddingClassifier stage, List<LogEntry> entries, List<Verdict> verdicts) {
        long start = System.nanoTime();
        for (LogEntry entry : entries) {
            verdicts.add(stage.classify(entry));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static String label(Verdict verdict) {
        return verdict instanceof Verdict.Decided decided ? decided.label().name() : "";
    }

    /** An encoder that counts its calls. */
    private static final class Counting implements TextEncoder {

        private final TextEncoder encoder;
        private final AtomicLong calls = new AtomicLong();

        Counting(TextEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public Embedding encode(String text) {
            calls.incrementAndGet();
            return encoder.encode(text);
        }

        @Override
        public int dimension() {
            return encoder.dimension();
        }

        @Override
        public String fingerprint() {
            return encoder.fingerprint();
        }

        /** Leaves the encoder open, which several share. */
        @Override
        public void close() {}
    }
}
