package io.logclf.io;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logs in memory, and a pipeline that knows one word. */
final class Logs {

    static final Classification FAILURE = new Classification(
            List.of(new StageVerdict("word", Verdict.decided(new Label("Failure"), 1.0, () -> "failed"))));

    private Logs() {}

    static LogReader reader(LogFormat format, String text) throws IOException {
        return reader(LogReader.builder(format), text);
    }

    static LogReader reader(LogReader.Builder builder, String text) throws IOException {
        return builder.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "logs");
    }

    static List<LogRow> rest(LogReader reader) throws IOException {
        List<LogRow> rows = new ArrayList<>();
        for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
            rows.add(row.get());
        }
        return rows;
    }

    static List<LogEntry> entries(LogReader reader) throws IOException {
        return rest(reader).stream().flatMap(row -> row.entry().stream()).toList();
    }

    /** The text with every row labelled {@code Failure}. */
    static String labelled(LogFormat format, String text, boolean explain) throws IOException {
        return labelled(LogReader.builder(format), text, explain);
    }

    static String labelled(LogReader.Builder builder, String text) throws IOException {
        return labelled(builder, text, false);
    }

    private static String labelled(LogReader.Builder builder, String text, boolean explain) throws IOException {
        try (LogReader reader = reader(builder, text)) {
            return labelled(reader, LogFormat.AUTO, explain);
        }
    }

    /** The same in the form of another format. */
    static String labelled(LogReader reader, LogFormat form, boolean explain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LabelWriter writer =
                LabelWriter.builder(reader, out).format(form).explain(explain).build();
        for (LogRow row : rest(reader)) {
            writer.write(row, row.entry().map(entry -> FAILURE));
        }
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A pipeline that labels what holds the word {@code failed}. */
    static ClassificationPipeline pipeline() {
        LogClassifier word = new LogClassifier() {

            @Override
            public Verdict classify(LogEntry entry) {
                return entry.message().contains("failed")
                        ? Verdict.decided(new Label("Failure"), 1.0, () -> "failed")
                        : Verdict.abstained(AbstainReason.NO_MATCH, "");
            }

            @Override
            public void close() {}
        };
        return ClassificationPipeline.builder().stage("word", word).build();
    }
}
