package io.logclf.app.command;

import io.logclf.app.option.FieldOptions;
import io.logclf.app.option.FormatOptions;
import io.logclf.app.option.Input;
import io.logclf.app.option.ThreadsOption;
import io.logclf.app.option.UsageException;
import io.logclf.app.terminal.PhaseProgress;
import io.logclf.app.terminal.Terminal;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.training.FileLog;
import io.logclf.training.discover.Discovery;
import io.logclf.training.discover.DiscoverySummary;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code logclf discover}: groups messages without labels, so that a person labels groups.
 *
 * <p>The input is read twice, so it must be a file. The folder of {@code -o} is written under
 * another name and renamed when it is complete; an earlier result is replaced, unless somebody has
 * filled in labels there, which is refused. Nothing goes to standard output: the result is the
 * folder. Progress and the closing line go to standard error.
 */
@Command(
        name = "discover",
        description = "Group messages without labels, so that a person labels groups and not rows.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "The folder gets report.html, clusters.csv (every row with its template and group), rules.yaml (candidate rules) "
                    + "and groups.csv (a row for each group, with an empty target_label to fill in). It appears when it is "
                    + "complete, and replaces an earlier result unless labels are filled in there.",
            "",
            "Examples:",
            "  logclf discover logs.csv -o groups",
            "  logclf discover app.log -o groups"
        })
public final class DiscoverCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "INPUT", description = "File to read: CSV, JSON lines or any log.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder to write.")
    private Path output = Path.of("");

    @Option(
            names = "--eps",
            paramLabel = "E",
            description = "Up to which cosine distance templates say the same; ${DEFAULT-VALUE} by default.")
    private double eps = Discovery.DEFAULT_EPS;

    @Option(
            names = "--min-points",
            paramLabel = "N",
            description = "Messages that a template and its neighbours need to be a group; 1 by default: no noise.")
    private int minPoints = 1;

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private FieldOptions names = new FieldOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that encode; one per core by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no closing summary.")
    private boolean quiet;

    /**
     * Creates the command.
     *
     * @param terminal where progress and summary are shown
     */
    public DiscoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        checkOptions();
        Input.requireFile(input);
        long start = System.nanoTime();
        DiscoverySummary summary = discover();
        if (!quiet) {
            terminal.err()
                    .println(String.format(
                            Locale.ROOT,
                            "%,d rows in %.1f s: %,d templates, %,d groups%s, %,d candidate rules; see %s",
                            summary.rows(),
                            (System.nanoTime() - start) / 1e9,
                            summary.templates(),
                            summary.groups(),
                            summary.groupsFor95Percent() > 0
                                    ? String.format(
                                            Locale.ROOT,
                                            ", of which %,d cover 95 %% of the rows",
                                            summary.groupsFor95Percent())
                                    : String.format(Locale.ROOT, ", %,d rows in none", summary.noiseRows()),
                            summary.rules(),
                            output.resolve("report.html")));
        }
        return ExitCode.DONE;
    }

    /**
     * Refuses values outside their ranges, before the encoder is loaded, which takes a second or
     * two. The condition is written so that {@code NaN} fails it.
     *
     * @throws UsageException if one is outside
     */
    private void checkOptions() {
        if (!(eps > 0.0 && eps <= 2.0)) {
            throw new UsageException("--eps must be above 0 and at most 2: " + eps);
        }
        if (minPoints < 1) {
            throw new UsageException("--min-points must be at least 1: " + minPoints);
        }
        ThreadsOption.require(threads);
    }

    /**
     * Runs the discovery with a pool of its own. What the file was found to be is told afterwards:
     * only the first reading finds out.
     */
    private DiscoverySummary discover() {
        FileLog log = FileLog.of(input, format.reader(names));
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
                PhaseProgress progress = new PhaseProgress(quiet ? terminal.mute() : terminal)) {
            DiscoverySummary summary = Discovery.builder(encoder)
                    .eps(eps)
                    .minPoints(minPoints)
                    .executor(executor, threads)
                    .listener(progress)
                    .build()
                    .run(log, output);
            if (!quiet) {
                log.description().ifPresent(found -> terminal.say(log.name() + ": read as: " + found));
            }
            log.remarks().forEach(remark -> terminal.say(log.name() + ": " + remark));
            return summary;
        } finally {
            executor.shutdownNow();
        }
    }
}
