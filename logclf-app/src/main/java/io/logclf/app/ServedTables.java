package io.logclf.app;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.app.serve.TableLabelling;
import io.logclf.app.serve.TableOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Labels tables for the server as {@code logclf classify} does. Safe for concurrent use. */
final class ServedTables implements TableLabelling {

    @Override
    public void check(String name, InputStream table, TableOptions options) throws IOException {
        try (CsvRows rows = open(Input.of(name, table), options)) {
            CsvLabels.open(rows.reader(), OutputStream.nullOutputStream(), labels(options));
            while (rows.read().isPresent()) {
                // Reading is the check.
            }
        }
    }

    @Override
    public void label(
            String name,
            InputStream table,
            OutputStream out,
            TableOptions options,
            ClassificationPipeline pipeline,
            Consumer<Classification> labelled,
            ExecutorService executor,
            int threads)
            throws IOException {
        Input input = Input.of(name, table);
        try (CsvRows rows = open(input, options)) {
            CsvLabels labels = CsvLabels.open(rows.reader(), out, labels(options));
            new LabelJob<>(pipeline, input, rows, labels, labelled, () -> {}).run(executor, threads);
        }
    }

    private static CsvRows open(Input input, TableOptions options) throws IOException {
        return CsvRows.open(input, FieldNames.of(options.sourceColumn(), options.messageColumn()));
    }

    private static LabelOptions labels(TableOptions options) {
        return LabelOptions.of(options.explain(), options.overwrite());
    }
}
