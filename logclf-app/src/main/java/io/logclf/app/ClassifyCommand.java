package io.logclf.app;

import io.logclf.api.ClassificationPipeline;
import io.logclf.io.LabelJob;
import io.logclf.io.LabelWriter;
import io.logclf.io.LogReader;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logclf classify}. */
@Command(
        name = "classify",
        description = "Label the messages of a file or a stream.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "The output is the input with a target_label for every row: a column for CSV, a field for JSON lines, and for "
                    + "plain lines the label and a tab before the line. An output called .csv, .tsv or .jsonl is a table or JSON "
                    + "lines whatever the input is, compressed if .gz follows. Input may be compressed by gzip. What no stage is sure of gets the label Unclassified.",
            "",
            "A file appears under its name when it is complete. Of two runs that write the same file, the last one to end "
                    + "wins as a whole; a run that is ended half way leaves the file as it was.",
            "",
            "Examples:",
            "  logclf classify logs.csv -o classified.csv",
            "  logclf classify app.jsonl --explain --rules rules.yaml -o labelled.jsonl",
            "  logclf classify app.log -o classified.csv",
            "  tail -f app.log | logclf classify"
        })
final class ClassifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "INPUT",
            defaultValue = "-",
            description = "File to read; standard input without it, or for -.")
    private String input = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "-",
            description = "File to write; standard output without it, or for -.")
    private String output = "-";

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private FieldNames names = new FieldNames();

    @Mixin
    private LabelOptions labels = new LabelOptions();

    @Mixin
    private PipelineOption stages = new PipelineOption();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that classify; one per core by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress bar and no closing summary.")
    private boolean quiet;

    ClassifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1: " + threads);
        }
        long start = System.nanoTime();
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
            label(pipeline, from, reader, labels.writer(reader, output, to.stream()), tally);
            to.commit();
        }
        if (!quiet) {
            new Summary(tally, stages.asksModel(), System.nanoTime() - start).print(terminal.err());
        }
        return ExitCode.DONE;
    }

    private void label(ClassificationPipeline pipeline, Input from, LogReader reader, LabelWriter writer, Tally tally)
            throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        Progress progress = Progress.show(from, reader, tally, quiet ? terminal.mute() : terminal);
        try {
            LabelJob.of(pipeline, reader, writer)
                    .listener(classifications -> {
                        classifications.forEach(tally::add);
                        progress.update();
                    })
                    .run(executor, threads);
        } finally {
            progress.close();
            executor.shutdownNow();
        }
        reader.remarks().forEach(remark -> terminal.say(reader.name() + ": " + remark));
    }
}
