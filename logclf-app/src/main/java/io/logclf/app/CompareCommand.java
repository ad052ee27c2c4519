package io.logclf.app;

import io.logclf.api.ClassificationPipeline;
import io.logclf.io.LogReader;
import io.logclf.io.RowJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logclf compare}. */
@Command(
        name = "compare",
        description = "Show what a new bundle would change before it is put to use.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
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
final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "Bundle or rule file that is in use.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "Bundle or rule file that is to come.")
    private Path renewed = Path.of("");

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "INPUT",
            defaultValue = "-",
            description = "File to read; standard input without it, or for -.")
    private String input = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "CSV file to write with every changed row; none by default.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private FieldNames names = new FieldNames();

    @Option(
            names = "--protect-formulas",
            description = "Write an apostrophe before CSV cells that a spreadsheet would run as a formula.")
    private boolean protectFormulas;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that classify; one per core by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no closing line; the report alone.")
    private boolean quiet;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1: " + threads);
        }
        if (output.isPresent() && output.get().toString().equals("-")) {
            throw new UsageException("-o must name a file, since the report goes to standard output");
        }
        long start = System.nanoTime();
        Changes changes = new Changes();
        Input from = Input.of(input, terminal.in());
        try (ClassificationPipeline before = PipelineOption.of(old);
                ClassificationPipeline after = PipelineOption.of(renewed);
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
            terminal.out().write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
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

    private void compare(
            ClassificationPipeline before, ClassificationPipeline after, Input from, LogReader reader, CompareSink sink)
            throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (Progress progress =
                Progress.show("compare", from, reader, sink.tally(), quiet ? terminal.mute() : terminal)) {
            new RowJob<>(reader, rows -> Comparison.of(rows, before, after), sink.then(progress::update))
                    .run(executor, threads);
            reader.remarks().forEach(remark -> terminal.say(reader.name() + ": " + remark));
        } finally {
            executor.shutdownNow();
        }
    }
}
