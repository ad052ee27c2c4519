package io.logclf.app;

import io.logclf.api.LogEntry;
import io.logclf.io.CsvException;
import java.io.Flushable;
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
import java.util.function.Function;

/**
 * Works off all rows of an input and hands on the answers in their order, in constant memory. Rows are read and handed on on
 * the calling thread; chunks of them are answered on an executor that the caller gives. Before it waits for more input it
 * hands on all it has, so that no answer waits for the message after it. For one use.
 *
 * @param <R> a row
 * @param <T> the answer for a row
 */
final class RowJob<R, T> {

    private static final int MAX_CHUNK_ROWS = 1_000;
    /** Chunks of large rows end earlier. */
    private static final int MAX_CHUNK_CHARS = 1 << 18;
    /** What is read and not yet handed on may have a sixteenth of the heap as characters; as objects it takes more. */
    private static final int HEAP_BYTES_PER_PENDING_CHAR = 16;

    private final Function<List<LogEntry>, List<T>> work;
    private final Input input;
    private final RowReader<R> reader;
    private final Sink<R, T> sink;
    private final Runnable progress;
    private final Deque<Pending<R, T>> pending = new ArrayDeque<>();
    private final long maxPendingChars = Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_PENDING_CHAR;
    private long pendingChars;
    private Chunk<R> chunk = new Chunk<>();
    private boolean writing;

    /**
     * @param work answers entries in their order; called from several threads at once
     * @param progress told after each chunk
     */
    RowJob(
            Function<List<LogEntry>, List<T>> work,
            Input input,
            RowReader<R> reader,
            Sink<R, T> sink,
            Runnable progress) {
        this.work = work;
        this.input = input;
        this.reader = reader;
        this.sink = sink;
        this.progress = progress;
    }

    /** Takes rows with their answers, in the order of the input. */
    interface Sink<R, T> extends Flushable {

        /** Takes a row; without an answer where the reader gave no entry. */
        void accept(R row, Optional<T> answer) throws IOException;
    }

    /**
     * Runs to the end of the input. If the input turns out to be bad, all rows before the bad one are handed on first.
     *
     * @param threads how many threads the executor has
     */
    void run(ExecutorService executor, int threads) throws IOException {
        try {
            runAll(executor, threads);
        } finally {
            // Nobody wants what is not handed on now: the reader of the output may be gone.
            pending.forEach(left -> left.answers().cancel(true));
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
        pending.add(new Pending<>(full, executor.submit(() -> work.apply(full.entries()))));
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
        sink.flush();
        writing = false;
    }

    private void writeFirst() throws IOException {
        writing = true;
        Pending<R, T> first = pending.remove();
        pendingChars -= first.chunk().chars;
        Iterator<T> answers = finished(first.answers()).iterator();
        for (Row<R> row : first.chunk().rows) {
            sink.accept(row.row(), row.entry().map(entry -> answers.next()));
        }
        progress.run();
        writing = false;
    }

    private static <V> V finished(Future<V> future) throws IOException {
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

    private record Pending<R, T>(Chunk<R> chunk, Future<List<T>> answers) {}

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
