package io.logclf.app.serve;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Labels CSV tables: the command line's own way, so that a file gets the same answer by either. Safe for concurrent use.
 */
public interface TableLabelling {

    /**
     * Reads a table to its end and checks that it can be labelled.
     *
     * @param name what errors call it
     * @throws io.logclf.io.CsvException if it cannot; names the line and the remedy
     * @throws IOException if reading fails
     */
    void check(String name, InputStream table, TableOptions options) throws IOException;

    /**
     * Writes a table with its labels, in order and in constant memory. Reads and writes on the calling thread. Work that is not
     * begun when writing fails is dropped.
     *
     * @param name what errors call it
     * @param labelled is told of every classification, in order, on the calling thread
     * @param executor classifies; has {@code threads} threads, and may be shared
     * @throws io.logclf.io.CsvException if the table cannot be labelled
     * @throws IOException if reading or writing fails
     */
    void label(
            String name,
            InputStream table,
            OutputStream out,
            TableOptions options,
            ClassificationPipeline pipeline,
            Consumer<Classification> labelled,
            ExecutorService executor,
            int threads)
            throws IOException;
}
