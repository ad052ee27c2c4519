package io.logclf.io;

import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import java.io.Flushable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works off all rows of a reader and hands on the results in their order, in constant memory. Bytes are read and results handed on on
 * the calling thread; the executor of the caller parses portions of rows and works on them. Before it waits for more input, it hands on
 * all it has, so that no result waits for the message after it. For one use.
 *
 * @param <T> the result for some rows that follow one another
 */
public final class RowJob<T> {

    /** What is read and not yet handed on may have this share of the heap as bytes; as objects it takes more. */
    private static final int HEAP_BYTES_PER_PENDING_BYTE = 64;

    private final LogReader reader;
    private final Function<List<LogRow>, T> work;
    private final Sink<T> sink;
    private final Deque<Pending<T>> pending = new ArrayDeque<>();
    private final long maxPendingBytes = Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_PENDING_BYTE;
    private long pendingBytes;

    /**
     * Makes a job.
     *
     * @param work makes a result of at most 1,000 rows; called by several threads at once
     * @param sink takes the results
     */
    public RowJob(LogReader reader, Function<List<LogRow>, T> work, Sink<T> sink) {
        this.reader = Objects.requireNonNull(reader, "reader");
        this.work = Objects.requireNonNull(work, "work");
        this.sink = Objects.requireNonNull(sink, "sink");
    }

    /**
     * Takes results in the order of the input, on the thread that runs the job.
     *
     * @param <T> a result
     */
    public interface Sink<T> extends Flushable {

        /** Takes the result for the next rows. */
        void accept(T result) throws IOException;
    }

    /**
     * Runs to the end of the input. If the input turns out to be bad, the results for all rows before are handed on first.
     *
     * @param executor has {@code threads} threads, and may be shared
     * @throws InputException if the input is not its format from some row on
     * @throws IOException if the input cannot be read, or the sink throws it
     */
    public void run(ExecutorService executor, int threads) throws IOException {
        try {
            runAll(executor, threads);
        } finally {
            // Nobody wants what is not handed on now: the reader of the output may be gone.
            pending.forEach(left -> left.result().cancel(true));
        }
    }

    private void runAll(ExecutorService executor, int threads) throws IOException {
        ParsedRows<LogRow> parsed = reader.parsed();
        submit(executor, 0, () -> parsed);
        while (true) {
            if (reader.mayWait()) {
                handOnAll();
            }
            Portion portion = next();
            if (portion == null) {
                break;
            }
            while (!pending.isEmpty()
                    && (pending.size() >= 2L * threads || pendingBytes + portion.size() > maxPendingBytes)) {
                handOnFirst();
            }
            submit(executor, portion.size(), () -> reader.format().parse(portion));
        }
        handOnAll();
    }

    private @Nullable Portion next() throws IOException {
        try {
            return reader.next();
        } catch (IOException | RuntimeException e) {
            handOnAll();
            throw e;
        }
    }

    private void submit(ExecutorService executor, int bytes, Supplier<ParsedRows<LogRow>> parser) {
        pending.add(new Pending<>(bytes, executor.submit(() -> {
            ParsedRows<LogRow> parsed = parser.get();
            return new Result<>(work.apply(parsed.rows()), parsed.problem());
        })));
        pendingBytes += bytes;
    }

    private void handOnAll() throws IOException {
        while (!pending.isEmpty()) {
            handOnFirst();
        }
        sink.flush();
    }

    private void handOnFirst() throws IOException {
        Pending<T> first = pending.remove();
        pendingBytes -= first.bytes();
        Result<T> result = finished(first.result());
        sink.accept(result.value());
        if (result.problem() != null) {
            sink.flush();
            throw result.problem();
        }
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

    private record Result<T>(T value, @Nullable InputException problem) {}

    private record Pending<T>(int bytes, Future<Result<T>> result) {}
}
