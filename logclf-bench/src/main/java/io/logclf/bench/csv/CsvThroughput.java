package io.logclf.bench.csv;

import io.logclf.api.ClassificationPipeline;
import io.logclf.head.TrainedHead;
import io.logclf.io.CsvWriter;
import io.logclf.lexical.LexicalClassifier;
import io.logclf.lexical.TemplateMemory;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows a second of CSV in and CSV out with the rules and the lexical stage of a bundle, and of its peers, which take turns in one JVM:
 *
 * <pre>{@code
 * java -Xmx128m -cp logclf-bench/target/benchmarks.jar io.logclf.bench.csv.CsvThroughput models/default FOLDER one_log [ROUNDS [CONTENDER...]]
 * }</pre>
 *
 * <p>The folder is for the inputs, some 80 bytes a row, which are written unless they are there, and for the outputs. The third argument is
 * {@code one_log} or {@code even}, how rows are spread over templates: see {@link KnownMessages.Spread}. One a run: what the JVM's
 * compiler learns from one log is not true of another.
 *
 * <p>The first rounds, half a second to several each, are for warming up, as a log worth the figure is larger than one round; that also
 * fills the automaton of the rules. CPU time is that of all threads together, the JVM's own among them, so it tells more than the clock where
 * other programs run.
 */
public final class CsvThroughput {

    private static final int ROWS = 500_000;
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 7;
    private static final long SEED = 17;
    private static final List<String> SOURCES =
            List.of("ModernCRM", "AuthGateway", "Billing", "shop", "edge-7", "BatchScheduler");

    private CsvThroughput() {}

    /** Prints the figures. */
    public static void main(String... args) throws IOException {
        if (args.length < 3) {
            System.err.println("arguments: BUNDLE FOLDER one_log|even [ROUNDS [CONTENDER...]]");
            System.exit(2);
        }
        Path bundle = Path.of(args[0]);
        KnownMessages.Spread spread = KnownMessages.Spread.valueOf(args[2].toUpperCase(Locale.ROOT));
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : ROUNDS;
        List<CsvContender> contenders = args.length > 4
                ? Arrays.stream(args).skip(4).map(CsvContender::valueOf).toList()
                : List.of(CsvContender.values());
        RuleSet rules = RuleSet.load(bundle.resolve("rules.yaml"));
        TemplateMemory memory = TemplateMemory.load(bundle.resolve("memory.jsonl"));
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("regex", RegexClassifier.of(rules))
                .stage(
                        "lexical",
                        LexicalClassifier.builder(TrainedHead.load(bundle), memory)
                                .build())
                .build()) {
            Path in = Path.of(args[1], spread.name().toLowerCase(Locale.ROOT) + ".csv");
            if (!Files.exists(in)) {
                write(new KnownMessages(pipeline, rules, memory, SEED, spread), in);
            }
            System.out.printf(Locale.ROOT, "%s, %.1f bytes a row%n", spread, (double) Files.size(in) / ROWS);
            print(runs(contenders, rounds, pipeline, in));
        }
    }

    private static Map<CsvContender, List<Run>> runs(
            List<CsvContender> contenders, int rounds, ClassificationPipeline pipeline, Path in) {
        Map<CsvContender, List<Run>> runs = new EnumMap<>(CsvContender.class);
        for (int round = 0; round < WARM_UP + rounds; round++) {
            for (CsvContender contender : contenders) {
                Path out = in.resolveSibling(contender.name().toLowerCase(Locale.ROOT) + ".csv");
                Run run = Run.of(contender, pipeline, in, out);
                if (round >= WARM_UP) {
                    runs.computeIfAbsent(contender, none -> new ArrayList<>()).add(run);
                }
            }
        }
        return runs;
    }

    private static void write(KnownMessages messages, Path file) throws IOException {
        try (CsvWriter writer = CsvWriter.of(Files.newOutputStream(file))) {
            writer.write(List.of("source", "log_message"));
            for (int row = 0; row < ROWS; row++) {
                writer.write(List.of(SOURCES.get(row % SOURCES.size()), messages.next()));
            }
        }
    }

    private static void print(Map<CsvContender, List<Run>> runs) {
        runs.forEach((contender, all) -> System.out.printf(
                Locale.ROOT,
                "%-22s%,12.0f rows/s (%,.0f to %,.0f) %8.0f ns of CPU a row (%.0f to %.0f)%n",
                contender,
                1e9 / median(all.stream().mapToDouble(Run::nanos).toArray()),
                1e9 / all.stream().mapToDouble(Run::nanos).max().orElseThrow(),
                1e9 / all.stream().mapToDouble(Run::nanos).min().orElseThrow(),
                median(all.stream().mapToDouble(Run::cpu).toArray()),
                all.stream().mapToDouble(Run::cpu).min().orElseThrow(),
                all.stream().mapToDouble(Run::cpu).max().orElseThrow()));
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A contender's turn: nanoseconds for a row. */
    private record Run(double nanos, double cpu) {

        static Run of(CsvContender contender, ClassificationPipeline pipeline, Path in, Path out) {
            try {
                long cpu = cpuNanos();
                long start = System.nanoTime();
                long rows = contender.run(pipeline, in, out);
                return new Run((double) (System.nanoTime() - start) / rows, (double) (cpuNanos() - cpu) / rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The CPU time of this process so far. */
        private static long cpuNanos() {
            if (ManagementFactory.getOperatingSystemMXBean()
                    instanceof com.sun.management.OperatingSystemMXBean system) {
                return system.getProcessCpuTime();
            }
            throw new IllegalStateException("this JVM does not tell its CPU time");
        }
    }
}
