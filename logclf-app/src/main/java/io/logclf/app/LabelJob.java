package io.logclf.app;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Classifies all rows of an input and writes them in their order, in constant memory, as {@link RowJob} tells. For one use.
 *
 * @param <R> a row
 */
final class LabelJob<R> {

    private final RowJob<R, Classification> job;

    LabelJob(
            ClassificationPipeline pipeline,
            Input input,
            RowReader<R> reader,
            RowWriter<R> writer,
            Consumer<Classification> tally,
            Runnable progress) {
        this.job = new RowJob<>(pipeline::classifyAll, input, reader, new Labelled<>(writer, tally), progress);
    }

    /**
     * Runs to the end of the input. If the input turns out to be bad, all rows before the bad one are written first.
     *
     * @param threads how many threads the executor has
     */
    void run(ExecutorService executor, int threads) throws IOException {
        job.run(executor, threads);
    }

    /** Counts and writes. */
    private record Labelled<R>(RowWriter<R> writer, Consumer<Classification> tally)
            implements RowJob.Sink<R, Classification> {

        @Override
        public void accept(R row, Optional<Classification> classification) throws IOException {
            classification.ifPresent(tally);
            writer.write(row, classification);
        }

        @Override
        public void flush() throws IOException {
            writer.flush();
        }
    }
}
