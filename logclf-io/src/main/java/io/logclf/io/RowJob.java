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
 * Processes all rows of a reader on several threads and hands on the results in their order, in
 * constant memory.
 *
 * <p>Three kinds of work go on at once. The calling thread reads bytes and cuts them into portions;
 * threads of the caller's executor parse portions and work on their rows; the calling thread hands on
 * results, the oldest first. At most twice as many portions as threads are pending, and no more bytes
 * of them than a share of the heap: then the calling thread waits for the oldest result before it reads
 * on. Before it waits for more input, it hands on all it has, so that no result waits for the message
 * after it.
 *
 * <p>For one use. The executor may be shared with other jobs, but must not run this one itself: a job
 * on a thread of a pool that is full of such jobs would wait for ever.
 *
 * @param <T> the result for some rows that follow one another
 */
public final class RowJob<T> {

    /**
     * What is read and not yet handed on may have this share of the heap as bytes; as objects and
     * output, it takes several times as much.
     */
    private static final int HEAP_BYTES_PER_PENDING_BYTE = 64;

    private final LogReader reader;
    private final Function<List<LogRow>, T> work;
    private final Sink<T> sink;
    /** What was submitted and not handed on, the oldest first. */
    private final Deque<Pending<T>> pending = new ArrayDeque<>();

    private final long maxPendingBytes = Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_PENDING_BYTE;
    /** The bytes of the portions in it. */
    private long pendingBytes;

    /**
     * Makes a job.
     *
     * @param work makes a result of at most 1,000 rows; called by several threads at once
     * @param sink takes the results
     * @param reader what was read of it before is not part of the job
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

        /**
         * Takes the result for the next rows.
         *
         * @throws IOException if the result cannot be handed on, which ends the job
         */
        void accept(T result) throws IOException;
    }

    /**
     * Runs to the end of the input. If the input turns out to be bad, the results for all rows before
     * are handed on first. On any other failure, work that is not handed on is cancelled.
     *
     * @param executor has {@code threads} threads, and may be shared
     * @param threads how many portions are worked on at once
     * @throws InputException if the input is not its format from some row on
     * @throws IOException if the input cannot be read, or the sink throws it
     * @throws InterruptedIOException if the calling thread is interrupted, whose flag stays set
     */
    public void run(ExecutorService executor, int threads) throws IOException {
        try {
            runAll(executor, threads);
        } finally {
            // Nobody wants what is not handed on now: the reader of the output may be gone.
            pending.forEach(left -> left.result().cancel(true));
        }
    }

    /** The rows parsed while the reader was opened come first, though they may be none. */
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

    /** Before a failure of the input shows, what was read before it is handed on. */
    private @Nullable Portion next() throws IOException {
        try {
            return reader.next();
        } catch (IOException | RuntimeException e) {
            handOnAll();
            throw e;
        }
    }

    /** @param bytes how much of the pending bytes the portion is */
    private void submit(ExecutorService executor, int bytes, Supplier<ParsedRows<LogRow>> parser) {
        pending.add(new Pending<>(bytes, executor.submit(() -> {
            ParsedRows<LogRow> parsed = parser.get();
            return new Result<>(work.apply(parsed.rows()), parsed.problem());
        })));
        pendingBytes += bytes;
    }

    /** Hands on all results, waiting for those that are not ready, and flushes the sink. */
    private void handOnAll() throws IOException {
        while (!pending.isEmpty()) {
            handOnFirst();
        }
        sink.flush();
    }

    /** Hands on the oldest result, then throws the problem that comes behind its rows. */
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

    /**
     * Waits for a result. What the work has thrown is thrown as it is, for it is a bug or an error of
     * the work's own.
     */
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

    /** A result, and the problem behind its rows. */
    private record Result<T>(T value, @Nullable InputException problem) {}

    /** What was submitted, and how many bytes it holds. */
    private record Pending<T>(int bytes, Future<Result<T>> result) {}
}
