package io.logclf.app.command;

import io.logclf.api.ClassificationPipeline;
import io.logclf.app.compare.Changes;
import io.logclf.app.compare.ChangesCsv;
import io.logclf.app.compare.ChangesReport;
import io.logclf.app.compare.CompareSink;
import io.logclf.app.compare.Comparison;
import io.logclf.app.option.FieldOptions;
import io.logclf.app.option.FormatOptions;
import io.logclf.app.option.Input;
import io.logclf.app.option.Output;
import io.logclf.app.option.PipelineOptions;
import io.logclf.app.option.ThreadsOption;
import io.logclf.app.option.UsageException;
import io.logclf.app.terminal.Progress;
import io.logclf.app.terminal.Terminal;
import io.logclf.io.LogReader;
import io.logclf.io.RowJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code logclf compare}: shows what a new bundle or rule file would change before it is put to
 * use.
 *
 * <p>Every message is classified by both pipelines, on the same rows read once. The report goes to
 * standard output when all rows are read; the table of changed rows, if {@code -o} names one, is a
 * file that appears when it is complete, also if it is empty. Changes are no failure: the exit code
 * is 0 with and without them.
 *
 * <p>Nothing is judged: no labels are needed, and which of two answers is right is for the reader
 * of the report to say. With labels there is {@link EvaluateCommand}.
 */
@Command(
        name = "compare",
        description = "Show what a new bundle would change before it is put to use.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "Both bundles label the same messages. The report on standard output counts the rows that get another label, that "
                    + "are newly decided and newly undecided, for each pair of labels, with up to three examples that are not "
                    + "alike. The file of -o has every changed row; it appears when it is complete. Changes are no fault: the "
                    + "exit code is 0 with and without them.",
            "",
            "Examples:",
            "  logclf compare models/default my-bundle logs.csv",
            "  logclf compare old-rules.yaml new-rules.yaml app.log -o changes.csv"
        })
public final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "Current bundle or rule file.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "New bundle or rule file.")
    private Path renewed = Path.of("");

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "INPUT",
            defaultValue = "-",
            description = "File to read; standard input by default, or for -.")
    private String input = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "CSV file to write with every changed row; none by default.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private FieldOptions names = new FieldOptions();

    @Option(
            names = "--protect-formulas",
            description = "Write an apostrophe before CSV cells that a spreadsheet would run as a formula.")
    private boolean protectFormulas;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no closing line; the report alone.")
    private boolean quiet;

    /**
     * Creates the command.
     *
     * @param terminal where the report goes, and where an input of {@code -} comes from
     */
    public CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        threads.count();
        if (output.isPresent() && output.get().toString().equals("-")) {
            throw new UsageException("-o must name a file, since the report goes to standard output");
        }
        long start = System.nanoTime();
        Changes changes = new Changes();
        Input from = Input.of(input, terminal.in());
        try (ClassificationPipeline before = PipelineOptions.of(old);
                ClassificationPipeline after = PipelineOptions.of(renewed);
                LogReader reader = from.reader(format, names)) {
            if (!quiet) {
                from.tellFormat(reader, terminal);
            }
            if (output.isPresent()) {
                try (Output to = Output.open(output.get().toString(), terminal.out())) {
                    ChangesCsv csv = new ChangesCsv(to.stream(), protectFormulas);
                    compare(before, after, from, reader, new CompareSink(changes, Optional.of(csv)));
                    csv.flush();
                    to.commit();
                }
            } else {
                compare(before, after, from, reader, new CompareSink(changes, Optional.empty()));
            }
        }
        for (String line : new ChangesReport(changes).lines()) {
            terminal.print(line);
        }
        if (!quiet) {
            double seconds = (System.nanoTime() - start) / 1e9;
            terminal.err()
                    .println(String.format(Locale.ROOT, "%,d rows compared in %.1f s", changes.rows(), seconds)
                            + output.map(file -> "; the changed rows are in " + file)
                                    .orElse(""));
        }
        return ExitCode.DONE;
    }

    /**
     * Classifies all rows by both pipelines on the pool's threads, and gives the comparisons to the
     * sink in order, on one thread at a time.
     */
    private void compare(
            ClassificationPipeline before, ClassificationPipeline after, Input from, LogReader reader, CompareSink sink)
            throws IOException {
        ExecutorService executor = threads.pool();
        try (Progress progress =
                Progress.show("compare", from.size(), reader, sink.tally(), quiet ? terminal.mute() : terminal)) {
            new RowJob<>(reader, rows -> Comparison.of(rows, before, after), sink.then(progress::update))
                    .run(executor, threads.count());
            Input.tellRemarks(reader, terminal);
        } finally {
            executor.shutdownNow();
        }
    }
}
