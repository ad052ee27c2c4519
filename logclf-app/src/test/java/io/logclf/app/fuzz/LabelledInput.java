package io.logclf.app.fuzz;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogclfException;
import io.logclf.io.CsvReader;
import io.logclf.io.LabelJob;
import io.logclf.io.LabelWriter;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.io.Tolerance;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An input that is labelled in the form that it has. */
final class LabelledInput {

    /** What errors call the input. */
    static final String NAME = "in.log";

    /** Begins the labels; inputs that have it are passed over. */
    static final String MARK = "~~";

    private static final ExecutorService EXECUTOR = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "labels");
        thread.setDaemon(true);
        return thread;
    });
    private static final ClassificationPipeline PIPELINE = ClassificationPipeline.builder()
            .stage(
                    "regex",
                    RegexClassifier.of(
                            RuleSet.parse("- {id: a, label: " + MARK + "failure, pattern: failed}", "rules")))
            .build();

    private final byte[] bytes;
    private final Tolerance tolerance;
    private final LogFormat kind;
    private final byte[] output;

    private LabelledInput(byte[] bytes, Tolerance tolerance, LogFormat kind, byte[] output) {
        this.bytes = bytes;
        this.tolerance = tolerance;
        this.kind = kind;
        this.output = output;
    }

    /**
     * Labels an input as its first line says: the format, and perhaps the tolerance.
     *
     * @param form of the output; {@link LogFormat#AUTO} for that of the input
     * @return empty if it is refused, which must be in one line
     */
    static Optional<LabelledInput> of(FuzzInput input, LogFormat form) throws IOException {
        String[] how = input.how().split(" ", 2);
        LogFormat format;
        try {
            format = LogFormat.of(how[0]);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Tolerance tolerance =
                how.length == 1 ? Tolerance.USUAL : how[1].equals("lenient") ? Tolerance.LENIENT : Tolerance.STRICT;
        if (latin(input.rest()).contains(MARK)) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogReader reader = reader(format, tolerance, input.rest())) {
            LabelWriter writer = LabelWriter.builder(reader, out)
                    .format(form)
                    .fallback(MARK + "none")
                    .build();
            LabelJob.of(PIPELINE, reader, writer).run(EXECUTOR, 1);
            writer.flush();
            return Optional.of(new LabelledInput(input.rest(), tolerance, reader.kind(), out.toByteArray()));
        } catch (LogclfException e) {
            Refusal.check(e, NAME + ":");
            return Optional.empty();
        }
    }

    /** Tells whether the input is a table; its rows are rewritten, and those of all other forms keep their bytes. */
    boolean isTable() {
        return kind.equals(LogFormat.CSV);
    }

    /** Tells whether the input is text as it stands, and neither compressed nor in UTF-16. */
    boolean isPlain() {
        String start = latin(bytes);
        return !start.startsWith("\u001f\u008b")
                && !start.startsWith("\u00fe\u00ff")
                && !start.startsWith("\u00ff\u00fe");
    }

    String input() {
        return latin(bytes);
    }

    String output() {
        return latin(output);
    }

    /** The output without the labels that were added to lines and objects. */
    String withoutLabels() {
        return kind.equals(LogFormat.LINES)
                ? output().replaceAll(MARK + "(?:none|failure)\t", "")
                : output().replaceAll(",\\s*\"target_label\": ?\"" + MARK + "(?:none|failure)\"", "");
    }

    /** The rows that have a message: their values under all names of the table. */
    List<String> tableRowsIn() throws IOException {
        return tableRows(bytes);
    }

    List<String> tableRowsOut() throws IOException {
        return tableRows(output);
    }

    private List<String> tableRows(byte[] table) throws IOException {
        char delimiter;
        List<String> header;
        try (CsvReader csv = CsvReader.of(new ByteArrayInputStream(bytes), NAME)) {
            delimiter = csv.delimiter();
            header = csv.header();
        }
        List<String> rows = new ArrayList<>();
        try (LogReader reader = LogReader.builder(LogFormat.CSV)
                .tolerance(tolerance)
                .delimiter(delimiter)
                .carry(header)
                .read(new ByteArrayInputStream(table), NAME)) {
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                row.filter(one -> one.entry().isPresent())
                        .ifPresent(one -> rows.add(one.entry().get() + " " + one.carried()));
            }
        }
        return rows;
    }

    private static LogReader reader(LogFormat format, Tolerance tolerance, byte[] bytes) throws IOException {
        return LogReader.builder(format).tolerance(tolerance).read(new ByteArrayInputStream(bytes), NAME);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
