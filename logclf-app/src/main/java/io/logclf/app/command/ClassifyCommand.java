package io.logclf.app.command;

import io.logclf.api.ClassificationPipeline;
import io.logclf.app.option.FieldOptions;
import io.logclf.app.option.FormatOptions;
import io.logclf.app.option.Input;
import io.logclf.app.option.LabelOptions;
import io.logclf.app.option.Output;
import io.logclf.app.option.PipelineOptions;
import io.logclf.app.option.ThreadsOption;
import io.logclf.app.terminal.Progress;
import io.logclf.app.terminal.Summary;
import io.logclf.app.terminal.Tally;
import io.logclf.app.terminal.Terminal;
import io.logclf.io.LabelJob;
import io.logclf.io.LabelWriter;
import io.logclf.io.LogReader;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code logclf classify}: labels the rows of a file or a stream.
 *
 * <p>Rows out are rows in, in their order, whatever a row contains: a row that no stage decides
 * gets the label {@code Unclassified}, and one that cannot be read as its format says stays as it
 * is, with a warning, or ends the run, as {@code --strict} and {@code --lenient} say.
 *
 * <p>A file given with {@code -o} is written under another name and renamed when the last row is in
 * it; on any failure, and if the process is killed, what stood there before is untouched. Standard
 * output gets rows as soon as they are labelled, also of an input that never ends. The summary goes
 * to standard error. The exit code is 0 even if no row was decided.
 *
 * <p>Reading, classifying and writing overlap: rows are cut and parsed on this thread's behalf by
 * {@link LabelJob}, which hands portions to {@code --threads} threads and writes them back in
 * order.
 */
@Command(
        name = "classify",
        description = "Label the messages of a file or a stream.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        footer = {
            "",
            "The output is the input with a target_label for every row: a column for CSV, a field for JSON lines, and for "
                    + "plain lines the label and a tab before the line. An output called .csv, .tsv or .jsonl is a table or JSON "
                    + "lines whatever the input is, compressed if .gz follows. Input may be compressed by gzip. What no stage is sure of gets the label Unclassified.",
            "",
            "A file appears under its name when it is complete. Of two runs that write the same file, the last one to end "
                    + "wins as a whole; a run that is interrupted leaves the file as it was.",
            "",
            "Examples:",
            "  logclf classify logs.csv -o classified.csv",
            "  logclf classify app.jsonl --explain --rules rules.yaml -o labelled.jsonl",
            "  logclf classify app.log -o classified.csv",
            "  tail -f app.log | logclf classify"
        })
public final class ClassifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "INPUT",
            defaultValue = "-",
            description = "File to read; standard input by default, or for -.")
    private String input = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "-",
            description = "File to write; standard output by default, or for -.")
    private String output = "-";

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private FieldOptions names = new FieldOptions();

    @Mixin
    private LabelOptions labels = new LabelOptions();

    @Mixin
    private PipelineOptions stages = new PipelineOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no closing summary.")
    private boolean quiet;

    /**
     * Creates the command.
     *
     * @param terminal where rows come from and go to unless files are named
     */
    public ClassifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        threads.count();
        long nanos;
        Tally tally = new Tally();
        Input from = Input.of(input, terminal.in());
        try (ClassificationPipeline pipeline = stages.pipeline();
                LogReader reader = from.reader(format, names);
                Output to = Output.open(output, terminal.out())) {
            if (to.isStandard()) {
                from.refuseStandardOutput();
            }
            if (!quiet) {
                from.tellFormat(reader, terminal);
            }
            LabelWriter writer = labels.writer(reader, output, to.stream());
            // From here on, since the start of the program and of the stages is no part of a speed in rows: it
            // is the same for ten rows and for ten million.
            long start = System.nanoTime();
            label(pipeline, from, reader, writer, tally);
            nanos = System.nanoTime() - start;
            to.commit();
        }
        if (!quiet) {
            new Summary(tally, stages.asksModel(), nanos).print(terminal.err());
        }
        return ExitCode.DONE;
    }

    /**
     * Labels all rows. The bar is closed before remarks are written, so that they do not stand in
     * its line.
     */
    private void label(ClassificationPipeline pipeline, Input from, LogReader reader, LabelWriter writer, Tally tally)
            throws IOException {
        ExecutorService executor = threads.pool();
        Progress progress = Progress.show("classify", from.size(), reader, tally, quiet ? terminal.mute() : terminal);
        try {
            LabelJob.of(pipeline, reader, writer)
                    .listener(classifications -> {
                        classifications.forEach(tally::add);
                        progress.update();
                    })
                    .run(executor, threads.count());
        } finally {
            progress.close();
            executor.shutdownNow();
        }
        Input.tellRemarks(reader, terminal);
    }
}
