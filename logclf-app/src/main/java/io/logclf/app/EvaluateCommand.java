package io.logclf.app;

import io.logclf.api.LogclfException;
import io.logclf.bundle.Bundle;
import io.logclf.training.LabelledEntries;
import io.logclf.training.ResultFolder;
import io.logclf.training.evaluate.BundleEvaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logclf evaluate}. */
@Command(
        name = "evaluate",
        description = "Measure a bundle on labelled messages.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "The folder gets metrics.json, errors.csv with every row that got a wrong label or none, and report.html. It "
                    + "appears when it is complete, and replaces an earlier result.",
            "",
            "A row that the bundle gives no label counts as wrong in accuracy and as missed in F1. Rows whose label column is "
                    + "empty are left out.",
            "",
            "Example:",
            "  logclf evaluate labelled.csv --bundle models/default -o evaluation"
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "LABELLED",
            description = "CSV or JSON with labelled messages, or lines with a label and a tab in front.")
    private List<Path> files = List.of();

    @Option(names = "--bundle", paramLabel = "DIR", required = true, description = "Bundle to measure.")
    private Path bundle = Path.of("");

    @Mixin
    private PromiseOption decide = new PromiseOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder to write.")
    private Path output = Path.of("");

    @Mixin
    private LabelledInput reading = new LabelledInput();

    @Option(
            names = "--protect-formulas",
            description = "Write an apostrophe before cells of errors.csv that a spreadsheet would run as a formula.")
    private boolean protectFormulas;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that classify; one per core by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no closing summary.")
    private boolean quiet;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1: " + threads);
        }
        long start = System.nanoTime();
        ResultFolder folder = ResultFolder.at(output, BundleEvaluation.FILES);
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw new LogclfException(file + ": is a directory; give a file in it");
            }
        }
        Bundle loaded = decide.applied(Bundle.load(bundle));
        BundleEvaluation evaluation = run(loaded, reading.read(files, terminal, quiet));
        evaluation.write(folder, protectFormulas);
        if (!quiet) {
            new EvaluationSummary(evaluation, System.nanoTime() - start).print(terminal.err());
            terminal.say("written to " + output + ": metrics.json, errors.csv, report.html");
        }
        return ExitCode.DONE;
    }

    private BundleEvaluation run(Bundle loaded, LabelledEntries labelled) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (RowProgress progress =
                RowProgress.show("evaluate", labelled.entries().size(), quiet ? terminal.mute() : terminal)) {
            return BundleEvaluation.run(loaded, labelled, executor, progress::update);
        } finally {
            executor.shutdownNow();
        }
    }
}
