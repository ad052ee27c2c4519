package io.logclf.app;

import io.logclf.api.ClassificationPipeline;
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
            "The output is the input with a target_label for every row: a column for CSV, a field for JSON lines,",
            "and for plain lines the label and a tab before the line. A file appears when it is complete.",
            "",
            "Examples:",
            "  logclf classify logs.csv -o classified.csv",
            "  tail -f app.log | logclf classify --format lines",
            ""
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
        try (ClassificationPipeline pipeline = stages.pipeline();
                Input from = Input.open(input, terminal.in());
                Output to = Output.open(output, terminal.out())) {
            if (to.isStandard()) {
                from.refuseStandardOutput();
            }
            switch (format.of(input)) {
                case CSV -> {
                    try (CsvRows rows = CsvRows.open(from, names)) {
                        label(pipeline, from, rows, CsvLabels.open(rows.reader(), to.stream(), labels), tally);
                    }
                }
                case JSONL -> {
                    try (JsonRows rows = new JsonRows(from, names)) {
                        label(pipeline, from, rows, new JsonLabels(from, to.stream(), labels), tally);
                    }
                }
                case LINES -> {
                    try (PlainRows rows = new PlainRows(from, names)) {
                        label(pipeline, from, rows, new PlainLabels(to.stream(), labels), tally);
                    }
                }
            }
            to.commit();
        }
        if (!quiet) {
            new Summary(tally, System.nanoTime() - start).print(terminal.err());
        }
        return ExitCode.DONE;
    }

    private <R> void label(
            ClassificationPipeline pipeline, Input from, RowReader<R> rows, RowWriter<R> writer, Tally tally)
            throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        Progress progress = Progress.show(from, tally, quiet ? terminal.mute() : terminal);
        try {
            new LabelJob<>(pipeline, from, rows, writer, tally::add, progress::update).run(executor, threads);
        } finally {
            progress.close();
            executor.shutdownNow();
        }
        rows.remarks().forEach(remark -> terminal.err().println(from.name() + ": " + remark));
    }
}
