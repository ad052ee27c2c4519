package io.logclf.app;

import io.logclf.api.LogclfException;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.training.FileLog;
import io.logclf.training.discover.Discovery;
import io.logclf.training.discover.DiscoverySummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logclf discover}. */
@Command(
        name = "discover",
        description = "Group messages without labels, so that a person labels groups and not rows.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
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
final class DiscoverCommand implements Callable<Integer> {

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
    private FormatOption format = new FormatOption();

    @Mixin
    private FieldNames names = new FieldNames();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that encode; one per core by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no closing summary.")
    private boolean quiet;

    DiscoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        checkOptions();
        if (Files.isDirectory(input)) {
            throw new LogclfException(input + ": is a directory; give a file in it");
        }
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

    private void checkOptions() {
        if (!(eps > 0.0 && eps <= 2.0)) {
            throw new UsageException("--eps must be above 0 and at most 2: " + eps);
        }
        if (minPoints < 1) {
            throw new UsageException("--min-points must be at least 1: " + minPoints);
        }
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1: " + threads);
        }
    }

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
