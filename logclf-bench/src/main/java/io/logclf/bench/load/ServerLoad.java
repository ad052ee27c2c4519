package io.logclf.bench.load;

import io.logclf.bench.SyntheticMessages;
import io.logclf.bench.Usage;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Sends single messages to a running server over 1, 16 and 64 connections, in three rounds, and prints requests a second and the median,
 * 99th percentile and longest time of a request. Each connection waits for an answer before it sends the next message (a closed loop), so
 * the times are not those of an overload:
 *
 * <pre>{@code
 * ./logclf serve &
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.ServerLoad http://127.0.0.1:8080 10
 * }</pre>
 *
 * <p>The messages are all different, of 500 templates, which the server has seen when the first round begins. Client and server
 * share the machine.
 */
public final class ServerLoad {

    /** Templates of the messages; few enough for the server's cache. */
    static final int TEMPLATES = 500;

    /** Messages, all different. */
    static final int MESSAGES = 20_000;

    static final long SEED = 23;

    /** Connections at the same time: one caller, as many as a small application has, and a crowd. */
    private static final int[] CONNECTIONS = {1, 16, 64};

    /** Rounds over all numbers of connections; they should agree. */
    private static final int ROUNDS = 3;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    private ServerLoad() {}

    /** Prints the figures. */
    public static void main(String... args) throws IOException, InterruptedException, ExecutionException {
        Usage.require(args.length == 2, "ADDRESS SECONDS");
        URI server = URI.create(args[0]);
        long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(args[1]));
        List<String> messages = new SyntheticMessages(TEMPLATES, SEED).messages(MESSAGES);
        try (ServerConnection connection = new ServerConnection(server)) {
            for (String message : messages) {
                connection.classify(message);
            }
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (int connections : CONNECTIONS) {
                run(server, messages, connections, nanos);
            }
        }
    }

    /** Runs one number of connections for a while, and prints the figures of all of them together. */
    private static void run(URI server, List<String> messages, int connections, long nanos)
            throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < connections; client++) {
                int first = client * (messages.size() / connections);
                running.add(clients.submit(() -> times(server, messages, first, start + nanos)));
            }
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> client : running) {
                times.add(client.get());
            }
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            long[] sorted =
                    times.stream().flatMapToLong(LongStream::of).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%2d connections: %,.0f requests/s, p50 %.2f ms, p99 %.2f ms, longest %.1f ms%n",
                    connections,
                    sorted.length / seconds,
                    millis(sorted, P50),
                    millis(sorted, P99),
                    millis(sorted, 1));
        } finally {
            clients.shutdownNow();
        }
    }

    /** Sends messages one after another until {@code end}, and returns the nanoseconds that each took. */
    private static long[] times(URI server, List<String> messages, int first, long end) throws IOException {
        long[] times = new long[1 << 12];
        int count = 0;
        try (ServerConnection connection = new ServerConnection(server)) {
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                connection.classify(messages.get((first + count) % messages.size()));
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = System.nanoTime() - start;
            }
        }
        return Arrays.copyOf(times, count);
    }

    /** Returns the time that this share of all requests did not exceed. */
    private static double millis(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / NANOS_PER_MILLI;
    }
}
