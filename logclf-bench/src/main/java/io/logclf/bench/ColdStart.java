package io.logclf.bench;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Starts a JVM five times on a bundle, and prints when it had its first answer that the rules do not give, counted from the start
 * of the JVM, and how much memory it had resident:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.ColdStart models/default
 * }</pre>
 */
public final class ColdStart {

    private static final int TIMES = 5;
    private static final String CHILD = "--once";

    private ColdStart() {}

    /** Measures; with {@code --once} before the folder, is one of the JVMs that are measured. */
    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length == 2 && args[0].equals(CHILD)) {
            first(Path.of(args[1]));
            return;
        }
        if (args.length != 1) {
            System.err.println("arguments: BUNDLE");
            System.exit(2);
        }
        for (int i = 0; i < TIMES; i++) {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    ColdStart.class.getName(),
                    CHILD,
                    args[0]);
            new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }

    private static void first(Path folder) throws IOException {
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
            Classification answer =
                    pipeline.classify("", "Nightly copy of volume 7 to the second site took 12 minutes");
            System.out.printf(
                    Locale.ROOT,
                    "first answer after %d ms, %s, %s%n",
                    System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime(),
                    Resident.now(),
                    answer.explanation());
        }
    }
}
