package io.logclf.bench.csv;

import io.logclf.api.ClassificationPipeline;
import io.logclf.bench.Usage;
import io.logclf.io.CsvWriter;
import io.logclf.lexical.TemplateMemory;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows a second of CSV in and CSV out with the rules and the lexical stage of a bundle, and of its peers:
 *
 * <pre>{@code
 * java -Xmx128m -cp logclf-bench/target/benchmarks.jar io.logclf.bench.csv.CsvThroughput models/default FOLDER one_log [JVMS [CONTENDER...]]
 * }</pre>
 *
 * <p>The folder is for the inputs, some 80 bytes a row, which are written unless they are there, and for the outputs. The third argument is
 * {@code one_log} or {@code even}, how rows are spread over templates: see {@link KnownMessages.Spread}.
 *
 * <p>The contenders take turns, several times, each turn in a JVM of its own with this one's options: in a shared one, Java's compiler
 * would mix what it learns from one with what it learns from the others, as <a
 * href="https://github.com/openjdk/jmh/blob/master/jmh-samples/src/main/java/org/openjdk/jmh/samples/JMHSample_12_Forking.java">JMH's
 * samples</a> show. {@link CsvTurn} tells what a JVM measures.
 */
public final class CsvThroughput {

    private static final int JVMS = 3;
    private static final long SEED = 17;
    private static final List<String> SOURCES =
            List.of("ModernCRM", "AuthGateway", "Billing", "shop", "edge-7", "BatchScheduler");

    private CsvThroughput() {}

    /** Prints the figures. */
    public static void main(String... args) throws IOException, InterruptedException {
        Usage.require(args.length >= 3, "BUNDLE FOLDER one_log|even [JVMS [CONTENDER...]]");
        Path bundle = Path.of(args[0]);
        KnownMessages.Spread spread = KnownMessages.Spread.valueOf(args[2].toUpperCase(Locale.ROOT));
        int jvms = args.length > 3 ? Integer.parseInt(args[3]) : JVMS;
        List<CsvContender> contenders = args.length > 4
                ? Arrays.stream(args).skip(4).map(CsvContender::valueOf).toList()
                : List.of(CsvContender.values());
        Path in = Path.of(args[1], spread.name().toLowerCase(Locale.ROOT) + ".csv");
        if (!Files.exists(in)) {
            write(bundle, spread, in);
        }
        System.out.printf(Locale.ROOT, "%s, %.1f bytes a row%n", spread, (double) Files.size(in) / CsvTurn.ROWS);
        Map<CsvContender, List<CsvTurn.Round>> rounds = new EnumMap<>(CsvContender.class);
        for (int jvm = 0; jvm < jvms; jvm++) {
            for (CsvContender contender : contenders) {
                rounds.computeIfAbsent(contender, none -> new ArrayList<>())
                        .addAll(CsvTurn.inOwnJvm(contender, bundle, in));
            }
        }
        rounds.forEach(CsvThroughput::print);
    }

    private static void write(Path bundle, KnownMessages.Spread spread, Path file) throws IOException {
        RuleSet rules = RuleSet.load(bundle.resolve("rules.yaml"));
        TemplateMemory memory = TemplateMemory.load(bundle.resolve("memory.jsonl"));
        try (ClassificationPipeline pipeline = CsvTurn.pipeline(bundle);
                CsvWriter writer = CsvWriter.of(Files.newOutputStream(file))) {
            KnownMessages messages = new KnownMessages(pipeline, rules, memory, SEED, spread);
            writer.write(List.of("source", "log_message"));
            for (int row = 0; row < CsvTurn.ROWS; row++) {
                writer.write(List.of(SOURCES.get(row % SOURCES.size()), messages.next()));
            }
        }
    }

    private static void print(CsvContender contender, List<CsvTurn.Round> rounds) {
        double[] nanos =
                rounds.stream().mapToDouble(CsvTurn.Round::nanos).sorted().toArray();
        double[] cpu = rounds.stream().mapToDouble(CsvTurn.Round::cpu).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-22s%,12.0f rows/s (%,.0f to %,.0f) %8.0f ns of CPU a row (%.0f to %.0f)%n",
                contender,
                1e9 / nanos[nanos.length / 2],
                1e9 / nanos[nanos.length - 1],
                1e9 / nanos[0],
                cpu[cpu.length / 2],
                cpu[0],
                cpu[cpu.length - 1]);
    }
}
