package io.logclf.bench.csv;

import io.logclf.api.ClassificationPipeline;
import io.logclf.head.TrainedHead;
import io.logclf.lexical.LexicalClassifier;
import io.logclf.lexical.TemplateMemory;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one JVM measures of one contender: after rounds for warming up, half a second to several each, further ones over the same file. A
 * log worth the figure is larger than one round, and the first rounds also fill the automaton of the rules.
 */
final class CsvTurn {

    /** Rows of an input, without the header. */
    static final int ROWS = 500_000;

    private static final int WARM_UP = 8;
    private static final int ROUNDS = 5;

    private CsvTurn() {}

    /**
     * A round: nanoseconds for a row by the clock, and of the CPU. The latter are those of all threads together, the JVM's own among
     * them, so they tell more than the clock where other programs run.
     */
    record Round(double nanos, double cpu) {}

    /** Measures in a JVM with the options of this one, and returns the rounds after the warm-up. */
    static List<Round> inOwnJvm(CsvContender contender, Path bundle, Path in) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CsvTurn.class.getName()));
        command.addAll(List.of(contender.name(), bundle.toString(), in.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Round> rounds;
        try (BufferedReader lines = process.inputReader()) {
            rounds = lines.lines()
                    .map(line -> line.split(" "))
                    .map(figures -> new Round(Double.parseDouble(figures[0]), Double.parseDouble(figures[1])))
                    .toList();
        }
        if (process.waitFor() != 0) {
            throw new IOException("the JVM of " + contender + " ended with " + process.exitValue());
        }
        return rounds;
    }

    /** What a measured JVM does: prints the nanoseconds of each round. */
    public static void main(String... args) throws IOException {
        CsvContender contender = CsvContender.valueOf(args[0]);
        Path in = Path.of(args[2]);
        Path out = in.resolveSibling(contender.name().toLowerCase(Locale.ROOT) + ".csv");
        try (ClassificationPipeline pipeline = pipeline(Path.of(args[1]))) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                long cpu = cpuNanos();
                long start = System.nanoTime();
                double rows = contender.run(pipeline, in, out);
                if (round >= WARM_UP) {
                    System.out.println((System.nanoTime() - start) / rows + " " + (cpuNanos() - cpu) / rows);
                }
            }
        }
    }

    /** Opens the rules and the lexical stage of a bundle. */
    static ClassificationPipeline pipeline(Path bundle) throws IOException {
        return ClassificationPipeline.builder()
                .stage("regex", RegexClassifier.of(RuleSet.load(bundle.resolve("rules.yaml"))))
                .stage(
                        "lexical",
                        LexicalClassifier.builder(
                                        TrainedHead.load(bundle), TemplateMemory.load(bundle.resolve("memory.jsonl")))
                                .build())
                .build();
    }

    /** The CPU time of this process so far. */
    private static long cpuNanos() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return system.getProcessCpuTime();
        }
        throw new IllegalStateException("this JVM does not tell its CPU time");
    }
}
