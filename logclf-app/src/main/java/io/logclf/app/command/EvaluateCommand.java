package io.logclf.app.command;

import io.logclf.app.option.Input;
import io.logclf.app.option.LabelledInputOptions;
import io.logclf.app.option.PromiseOption;
import io.logclf.app.option.ThreadsOption;
import io.logclf.app.terminal.RowProgress;
import io.logclf.app.terminal.Terminal;
import io.logclf.bundle.Bundle;
import io.logclf.training.LabelledEntries;
import io.logclf.training.ResultFolder;
import io.logclf.training.evaluate.BundleEvaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code logclf evaluate}: measures a bundle on labelled messages.
 *
 * <p>The label in the data is the truth, also where it is none of the bundle's labels: then every
 * answer but none is wrong. The figures are those of {@link BundleEvaluation}, in words for people
 * on standard error and in full in the folder of {@code -o}.
 *
 * <p>The folder appears when it is complete and replaces an earlier result; one that holds anything
 * else is refused before the bundle is loaded. The exit code says that the measurement succeeded
 * and nothing about how good the bundle is: a build that wants a lower bound reads {@code
 * metrics.json}.
 */
@Command(
        name = "evaluate",
        description = "Measure a bundle on labelled messages.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
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
public final class EvaluateCommand implements Callable<Integer> {

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
    private LabelledInputOptions reading = new LabelledInputOptions();

    @Option(
            names = "--protect-formulas",
            description = "Write an apostrophe before cells of errors.csv that a spreadsheet would run as a formula.")
    private boolean protectFormulas;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no closing summary.")
    private boolean quiet;

    /**
     * Creates the command.
     *
     * @param terminal where progress and summary are shown
     */
    public EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        threads.count();
        long start = System.nanoTime();
        ResultFolder folder = ResultFolder.at(output, BundleEvaluation.FILES);
        files.forEach(Input::requireFile);
        Bundle loaded = decide.applied(Bundle.load(bundle));
        BundleEvaluation evaluation = run(loaded, reading.read(files, terminal, quiet));
        evaluation.write(folder, protectFormulas);
        if (!quiet) {
            new EvaluationSummary(evaluation, System.nanoTime() - start).print(terminal.err());
            terminal.say("written to " + output + ": metrics.json, errors.csv, report.html");
        }
        return ExitCode.DONE;
    }

    /** Classifies all rows on the pool's threads and measures the answers. */
    private BundleEvaluation run(Bundle loaded, LabelledEntries labelled) {
        ExecutorService executor = threads.pool();
        try (RowProgress progress =
                RowProgress.show("evaluate", labelled.entries().size(), quiet ? terminal.mute() : terminal)) {
            return BundleEvaluation.run(loaded, labelled, executor, progress::update);
        } finally {
            executor.shutdownNow();
        }
    }
}
