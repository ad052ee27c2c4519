package io.logclf.app;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.csv.CsvException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Classifies all rows of an input and writes them in their order, in constant memory. Rows are read and written on the
 * calling thread; chunks of them are classified on an executor that the caller gives. Before it waits for more input it
 * writes all it has, so that no label waits for the message after it. For one use.
 *
 * @param <R> a row
 */
final class LabelJob<R> {

    private static final int MAX_CHUNK_ROWS = 1_000;
    /** Chunks of large rows end earlier. */
    private static final int MAX_CHUNK_CHARS = 1 << 18;
    /** What is read and not yet written may have a sixteenth of the heap as characters; as objects it takes more. */
    private static final int HEAP_BYTES_PER_PENDING_CHAR = 16;

    private final ClassificationPipeline pipeline;
    private final Input input;
    private final RowReader<R> reader;
    private final RowWriter<R> writer;
    private final Consumer<Classification> tally;
    private final Runnable progress;
    private final Deque<Pending<R>> pending = new ArrayDeque<>();
    private final long maxPendingChars = Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_PENDING_CHAR;
    private long pendingChars;
    private Chunk<R> chunk = new Chunk<>();
    private boolean writing;

    LabelJob(
            ClassificationPipeline pipeline,
            Input input,
            RowReader<R> reader,
            RowWriter<R> writer,
            Consumer<Classification> tally,
            Runnable progress) {
        this.pipeline = pipeline;
        this.input = input;
        this.reader = reader;
        this.writer = writer;
        this.tally = tally;
        this.progress = progress;
    }

    /**
     * Runs to the end of the input. If the input turns out to be bad, all rows before the bad one are written first.
     *
     * @param threads how many threads the executor has
     */
    void run(ExecutorService executor, int threads) throws IOException {
        try {
            runAll(executor, threads);
        } finally {
            // Nobody wants what is not written now: the reader of the output may be gone.
            pending.forEach(left -> left.classifications().cancel(true));
        }
    }

    private void runAll(ExecutorService executor, int threads) throws IOException {
        input.beforeWaiting(() -> writeAll(executor));
        for (Optional<R> row = read(executor); row.isPresent(); row = read(executor)) {
            chunk.add(row.get(), reader.entry(row.get()), reader.chars(row.get()));
            if (chunk.isFull()) {
                classifyChunk(executor);
            }
            while (pending.size() >= 2L * threads || pendingChars > maxPendingChars) {
                writeFirst();
            }
        }
        writeAll(executor);
    }

    private Optional<R> read(ExecutorService executor) throws IOException {
        try {
            return reader.read();
        } catch (IOException | CsvException | InputException e) {
            // Reading fails also if writing did, in the moment before a wait: then there is nothing more to write.
            if (!writing) {
                writeAll(executor);
            }
            throw e;
        }
    }

    private void classifyChunk(ExecutorService executor) {
        Chunk<R> full = chunk;
        chunk = new Chunk<>();
        pending.add(new Pending<>(full, executor.submit(() -> pipeline.classifyAll(full.entries()))));
        pendingChars += full.chars;
    }

    private void writeAll(ExecutorService executor) throws IOException {
        if (!chunk.rows.isEmpty()) {
            classifyChunk(executor);
        }
        while (!pending.isEmpty()) {
            writeFirst();
        }
        writing = true;
        writer.flush();
        writing = false;
    }

    private void writeFirst() throws IOException {
        writing = true;
        Pending<R> first = pending.remove();
        pendingChars -= first.chunk().chars;
        Iterator<Classification> classifications =
                finished(first.classifications()).iterator();
        for (Row<R> row : first.chunk().rows) {
            Optional<Classification> classification = row.entry().map(entry -> classifications.next());
            classification.ifPresent(tally);
            writer.write(row.row(), classification);
        }
        progress.run();
        writing = false;
    }

    private static <T> T finished(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private record Row<R>(R row, Optional<LogEntry> entry) {}

    private record Pending<R>(Chunk<R> chunk, Future<List<Classification>> classifications) {}

    private static final class Chunk<R> {

        private final List<Row<R>> rows = new ArrayList<>();
        private long chars;

        void add(R row, Optional<LogEntry> entry, long rowChars) {
            rows.add(new Row<>(row, entry));
            chars += rowChars;
        }

        boolean isFull() {
            return rows.size() >= MAX_CHUNK_ROWS || chars >= MAX_CHUNK_CHARS;
        }

        List<LogEntry> entries() {
            return rows.stream().flatMap(row -> row.entry().stream()).toList();
        }
    }
}
