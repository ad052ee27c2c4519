package io.logclf.bench.micro;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleMatch;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Lines per second through the regex stage, and through Hyperscan itself without a Java wrapper, on the same rules and the same lines,
 * each line by itself, on one thread. The two take turns, so that a machine that gets slower hits both; and they must find the same
 * rules, which is checked by the sum of the numbers of each line's first rule:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.micro.NativeHyperscan [LINES [TURNS]]
 * }</pre>
 *
 * <p>Needs a C compiler and Hyperscan's headers (Debian: {@code libhyperscan-dev}). No line is a copy of another where it can be avoided: a
 * line is one of two thousand wordings, with other numbers and addresses.
 */
public final class NativeHyperscan {

    /** Lines unless the first argument says otherwise. */
    private static final int LINES = 200_000;

    /** How often the two take turns. */
    private static final int TURNS = 5;

    /** Passes over the lines in a turn. */
    private static final int ROUNDS = 3;

    private static final long SEED = 7;

    /** Sizes of rule sets. */
    private static final List<Integer> RULES = List.of(8, 100, 1_000);

    private NativeHyperscan() {}

    /** Prints the figures. */
    public static void main(String... args) throws IOException, InterruptedException {
        int lines = args.length > 0 ? Integer.parseInt(args[0]) : LINES;
        int turns = args.length > 1 ? Integer.parseInt(args[1]) : TURNS;
        Path folder = Files.createTempDirectory("native-hyperscan");
        Path program = built(folder);
        for (int rules : RULES) {
            SyntheticRules made = new SyntheticRules(rules, lines, SEED);
            Path patterns = Files.write(folder.resolve("rules"), made.patterns());
            Path messages = Files.write(folder.resolve("lines"), made.messages());
            RegexClassifier stage = stage(made.grokPatterns());
            List<LogEntry> entries = made.messages().stream().map(LogEntry::of).toList();
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int turn = 0; turn < turns; turn++) {
                List<String> answer = output(program.toString(), patterns.toString(), messages.toString(), "" + ROUNDS);
                require(Long.parseLong(answer.get(0)), sum(stage, entries));
                answer.stream().skip(1).map(Double::valueOf).forEach(theirs::add);
                for (int round = 0; round < ROUNDS; round++) {
                    long start = System.nanoTime();
                    long sum = sum(stage, entries);
                    ours.add(1e9 * lines / (System.nanoTime() - start));
                    require(Long.parseLong(answer.get(0)), sum);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,6d rules: logclf %s, native Hyperscan %s lines/s; logclf / Hyperscan %.2f%n",
                    rules,
                    shown(ours),
                    shown(theirs),
                    median(ours) / median(theirs));
        }
    }

    /** Compiles the program in C that is among the resources. */
    private static Path built(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("hyperscan.c");
        try (InputStream in = NativeHyperscan.class.getResourceAsStream("hyperscan.c")) {
            Files.write(source, in.readAllBytes());
        }
        Path program = folder.resolve("hyperscan");
        output("cc", "-O2", "-o", program.toString(), source.toString(), "-lhs");
        return program;
    }

    /** Runs a command and returns the lines of its output. */
    private static List<String> output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.strip()
                    + "; is there a C compiler, and libhyperscan-dev?");
        }
        return output.lines().toList();
    }

    /** Returns the regex stage with these patterns; the id of a rule is its number. */
    private static RegexClassifier stage(List<String> patterns) {
        return RegexClassifier.of(RuleSet.of(IntStream.range(0, patterns.size())
                .mapToObj(i -> Rule.of("" + i, "Label " + i % 9, patterns.get(i)))
                .toList()));
    }

    /** The sum of the numbers of the first rules, -1 for none. */
    private static long sum(RegexClassifier stage, List<LogEntry> entries) {
        long sum = 0;
        for (LogEntry entry : entries) {
            sum += stage.classify(entry) instanceof Verdict.Decided decided
                    ? Integer.parseInt(((RuleMatch) decided.evidence()).ruleId())
                    : -1;
        }
        return sum;
    }

    private static void require(long expected, long sum) {
        if (expected != sum) {
            throw new IllegalStateException("Hyperscan and logclf find other rules: " + expected + " and " + sum);
        }
    }

    /** Returns median, least and most. */
    private static String shown(List<Double> figures) {
        return String.format(
                Locale.ROOT,
                "%,.0f (%,.0f to %,.0f)",
                median(figures),
                figures.stream().mapToDouble(x -> x).min().orElseThrow(),
                figures.stream().mapToDouble(x -> x).max().orElseThrow());
    }

    private static double median(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(x -> x).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
