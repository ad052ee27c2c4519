package io.logclf.bench;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.embedding.EmbeddingClassifier;
import io.logclf.embedding.Normalizer;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TrainedHead;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Starts a JVM five times, and prints when it had its first verdict of the embedding stage, counted from the start of the JVM,
 * and how much memory it had resident:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.ColdStart
 * }</pre>
 */
public final class ColdStart {

    private static final int TIMES = 5;
    private static final int TEMPLATES = 600;
    private static final long SEED = 19;

    private ColdStart() {}

    /** Measures; with a folder as argument, is one of the JVMs that are measured. */
    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length == 1) {
            first(Path.of(args[0]));
            return;
        }
        Path folder = Files.createTempDirectory("cold-start");
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            HeadTrainer.train(encoder, new MadeMessages(TEMPLATES, SEED).labelled(), Normalizer.standard())
                    .save(folder);
        }
        for (int i = 0; i < TIMES; i++) {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    ColdStart.class.getName(),
                    folder.toString());
            new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }

    private static void first(Path folder) throws IOException {
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
                EmbeddingClassifier stage = EmbeddingClassifier.builder(encoder, TrainedHead.load(folder))
                        .build()) {
            Verdict verdict = stage.classify(new LogEntry("", "Backup of volume 7 finished after 12 minutes"));
            System.out.printf(
                    Locale.ROOT,
                    "first verdict after %d ms, %s, %s%n",
                    System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime(),
                    Resident.now(),
                    verdict.getClass().getSimpleName());
        }
    }
}
