package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.io.input.LabelText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Classifies all rows of a reader and writes them in their order, in constant memory. Threads of the
 * caller's executor parse portions, classify their entries as one batch and put the rows into their
 * output form; the calling thread reads
 * and writes bytes, as {@link RowJob} describes. For one use.
 *
 * <pre>{@code
 * ExecutorService executor = Executors.newFixedThreadPool(2);
 * LabelJob.of(pipeline, reader, writer).run(executor, 2);
 * }</pre>
 *
 * <p>Pipeline, reader, writer and executor stay the caller's to close; the writer is flushed at the
 * end.
 */
public final class LabelJob {

    /** What a row is expected to take in the output; longer ones make the buffer grow. */
    private static final int BYTES_OF_A_ROW = 128;

    private final ClassificationPipeline pipeline;
    private final LogReader reader;
    private final LabelWriter writer;
    private Consumer<List<Classification>> listener = classifications -> {};

    private LabelJob(ClassificationPipeline pipeline, LogReader reader, LabelWriter writer) {
        this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
        this.reader = Objects.requireNonNull(reader, "reader");
        this.writer = Objects.requireNonNull(writer, "writer");
    }

    /**
     * Returns a job that writes the reader's rows, with what the pipeline says, by the writer.
     *
     * @param pipeline used by several threads at once
     * @param reader nothing of it needs to have been read; what was read already is not labelled
     * @param writer made for this reader
     */
    public static LabelJob of(ClassificationPipeline pipeline, LogReader reader, LabelWriter writer) {
        return new LabelJob(pipeline, reader, writer);
    }

    /**
     * Sets a listener for the classifications, which are passed in the order of the rows, a portion at
     * a time, on the thread that runs the job, right after their rows were handed to the writer. A
     * second call replaces the listener. Defaults to none.
     */
    public LabelJob listener(Consumer<List<Classification>> listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Runs to the end of the input. If the input turns out to be bad, all rows before the bad one are
     * written first.
     *
     * @param executor has {@code threads} threads, and may be shared
     * @param threads how many portions are worked on at once; twice as many may be in memory
     * @throws InputException if the input is not its format from some row on, or a row has the label's
     *     field already
     * @throws IOException if reading or writing fails
     * @throws java.io.InterruptedIOException if the thread is interrupted, whose flag stays set
     */
    public void run(ExecutorService executor, int threads) throws IOException {
        new RowJob<>(reader, this::labelled, new Output()).run(executor, threads);
    }

    /**
     * Classifies the rows of a portion and puts them into their form; runs on the executor's threads. A
     * row that cannot be written ends the result, and what comes before it is kept.
     */
    private Labelled labelled(List<LogRow> rows) {
        List<LogEntry> entries = new ArrayList<>(rows.size());
        rows.forEach(row -> row.entry().ifPresent(entries::add));
        List<Classification> classifications = pipeline.classifyAll(entries);
        LabelText text = new LabelText(BYTES_OF_A_ROW * rows.size());
        Iterator<Classification> answers = classifications.iterator();
        int answered = 0;
        try {
            for (LogRow row : rows) {
                Optional<Classification> answer = row.entry().map(entry -> answers.next());
                writer.labels().append(row, answer, text);
                answered += answer.isPresent() ? 1 : 0;
            }
        } catch (InputException e) {
            return new Labelled(text, classifications.subList(0, answered), e);
        }
        return new Labelled(text, classifications, null);
    }

    /**
     * The output of a portion.
     *
     * @param text the rows as they are written
     * @param classifications those of the rows in the text that have an entry
     * @param problem why there are no more rows, or null
     */
    private record Labelled(
            LabelText text,
            List<Classification> classifications,
            @Nullable InputException problem) {}

    /** Writes results on the calling thread. */
    private final class Output implements RowJob.Sink<Labelled> {

        @Override
        public void accept(Labelled labelled) throws IOException {
            writer.write(labelled.text());
            listener.accept(labelled.classifications());
            if (labelled.problem() != null) {
                writer.flush();
                throw labelled.problem();
            }
        }

        @Override
        public void flush() throws IOException {
            writer.flush();
        }
    }
}
