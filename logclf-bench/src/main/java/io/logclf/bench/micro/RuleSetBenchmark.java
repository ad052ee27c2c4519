package io.logclf.bench.micro;

import com.gliwka.hyperscan.wrapper.CompileErrorException;
import com.gliwka.hyperscan.wrapper.Database;
import com.gliwka.hyperscan.wrapper.Expression;
import com.gliwka.hyperscan.wrapper.ExpressionFlag;
import com.gliwka.hyperscan.wrapper.Match;
import com.gliwka.hyperscan.wrapper.Scanner;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleMatch;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lines per second through a rule set, on one thread: the regex stage (verdict included), and a loop over
 * java.util.regex, a loop over RE2/J, and Hyperscan's Java wrapper on the same rules and the same lines.
 *
 * <p>The rules and lines are {@link SyntheticRules}: four lines in five match a rule. The question is the first rule that matches, the
 * number of rules is the parameter; a loop gets slower with each rule, an automaton does not. The set-up checks that all four give
 * every line the same first rule. Hyperscan is native code and needs its library, which the wrapper brings; see
 * {@link NativeHyperscan} for what the wrapper costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class RuleSetBenchmark {

    private static final int MESSAGES = 8_192;

    /** Stands for no rule. */
    private static final int NONE = -1;

    private static final long SEED = 7;

    /** Number of rules. */
    @Param({"8", "100", "1000"})
    public int rules;

    private final Scanner scanner = new Scanner();
    private Contenders contenders = Contenders.NONE;
    private int next;

    /** What each contender needs. */
    private record Contenders(
            List<LogEntry> entries,
            RegexClassifier stage,
            List<Pattern> javaPatterns,
            List<com.google.re2j.Pattern> re2Patterns,
            Optional<Database> hyperscan) {

        static final Contenders NONE = new Contenders(
                List.of(), RegexClassifier.of(RuleSet.of(List.of())), List.of(), List.of(), Optional.empty());
    }

    /** Makes the rules and lines, and checks that the contenders agree. */
    @Setup(Level.Trial)
    public void setUp() throws CompileErrorException {
        SyntheticRules made = new SyntheticRules(rules, MESSAGES, SEED);
        List<Rule> logclfRules = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            logclfRules.add(
                    Rule.of("r" + i, "Label " + i % 9, made.grokPatterns().get(i)));
            expressions.add(new Expression(
                    made.patterns().get(i), EnumSet.of(ExpressionFlag.SINGLEMATCH, ExpressionFlag.DOTALL), i));
        }
        contenders = new Contenders(
                made.messages().stream()
                        .map(message -> LogEntry.of("", message))
                        .toList(),
                RegexClassifier.of(RuleSet.of(logclfRules)),
                made.patterns().stream().map(Pattern::compile).toList(),
                made.patterns().stream().map(com.google.re2j.Pattern::compile).toList(),
                Optional.of(Database.compile(expressions)));
        scanner.allocScratch(contenders.hyperscan().orElseThrow());
        contenders.entries().forEach(this::requireAgreement);
        // As in a process that has run for a while: what compiling the rules has left behind is collected.
        System.gc();
    }

    /** Frees Hyperscan's memory. */
    @TearDown
    public void tearDown() throws IOException {
        if (contenders.hyperscan().isPresent()) {
            contenders.hyperscan().get().close();
        }
        scanner.close();
    }

    /** The regex stage of logclf. */
    @Benchmark
    public Verdict logclf() {
        return contenders.stage().classify(nextEntry());
    }

    /** A loop over java.util.regex: not linear-time, and what most programs do. */
    @Benchmark
    public int javaLoop() {
        return javaFirst(nextEntry().message());
    }

    /** A loop over RE2/J: linear-time, as logclf is. */
    @Benchmark
    public int re2jLoop() {
        return re2First(nextEntry().message());
    }

    /** Hyperscan (native code) through its Java wrapper. */
    @Benchmark
    public int hyperscan() {
        return hyperscanFirst(nextEntry().message());
    }

    private LogEntry nextEntry() {
        next = (next + 1) % MESSAGES;
        return contenders.entries().get(next);
    }

    /** Returns the number of the first rule that matches, tried one after another; {@link #NONE} if none does. */
    private int javaFirst(String message) {
        List<Pattern> patterns = contenders.javaPatterns();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matcher(message).find()) {
                return i;
            }
        }
        return NONE;
    }

    /** The same with RE2/J, whose answer is the reference. */
    private int re2First(String message) {
        List<com.google.re2j.Pattern> patterns = contenders.re2Patterns();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matcher(message).find()) {
                return i;
            }
        }
        return NONE;
    }

    /** Returns the lowest of all matches: Hyperscan reports every rule that matches, in no useful order. */
    private int hyperscanFirst(String message) {
        int first = Integer.MAX_VALUE;
        for (Match match : scanner.scan(contenders.hyperscan().orElseThrow(), message)) {
            first = Math.min(first, match.getMatchedExpression().getId());
        }
        return first == Integer.MAX_VALUE ? NONE : first;
    }

    /** @throws IllegalStateException if a contender finds another first rule, since then their speeds cannot be compared */
    private void requireAgreement(LogEntry entry) {
        int expected = re2First(entry.message());
        int logclf = contenders.stage().classify(entry) instanceof Verdict.Decided decided
                        && decided.evidence() instanceof RuleMatch match
                ? Integer.parseInt(match.ruleId().substring(1))
                : NONE;
        if (logclf != expected
                || javaFirst(entry.message()) != expected
                || hyperscanFirst(entry.message()) != expected) {
            throw new IllegalStateException("the contenders disagree on: " + entry.message());
        }
    }
}
