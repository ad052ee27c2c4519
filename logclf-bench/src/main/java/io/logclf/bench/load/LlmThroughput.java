package io.logclf.bench.load;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls a server on loopback that takes 200 ms for an answer, and prints two things: what 64 concurrent callers get out of it with
 * messages that are all different, with 8 and with 64 concurrent calls, where the bound is concurrency divided by latency; and how many
 * calls and tokens 10,000 lines of 20 and of 200 templates cost, one by one and in batches, where the cache should leave one call per
 * template or per batch of templates:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.LlmThroughput
 * }</pre>
 */
public final class LlmThroughput {

    /** Threads of the host. */
    private static final int CALLERS = 64;

    /** Messages of each caller, all different, so that none is answered from the cache. */
    private static final int MESSAGES_PER_CALLER = 25;

    /** Lines of the log whose cost is counted. */
    private static final int LINES = 10_000;

    /** How long the server takes for an answer, as a fast hosted model does. */
    private static final long LATENCY_NANOS = 200_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;

    /** Messages in one call. */
    private static final int BATCH = 10;

    private LlmThroughput() {}

    /** Prints the figures. */
    public static void main(String... args) throws IOException, InterruptedException, ExecutionException {
        for (int concurrent : new int[] {8, CALLERS}) {
            throughput(concurrent);
        }
        for (int templates : new int[] {20, 200}) {
            cost(templates);
        }
    }

    /** Returns a server that answers each request after the latency, whatever the number of requests at the same time. */
    private static ModelServer server() {
        return ModelServer.answering(request -> {
            long end = System.nanoTime() + LATENCY_NANOS;
            for (long left = LATENCY_NANOS; left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return ModelServer.labelled(request, message -> "Error");
        });
    }

    /** Measures the rate with so many concurrent calls. */
    private static void throughput(int concurrent) throws IOException, InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        AtomicInteger unlabelled = new AtomicInteger();
        try (ModelServer server = server();
                ClassificationPipeline pipeline =
                        LlmBundle.pipeline(server.openAiUrl(), "maxConcurrent: " + concurrent + "\ntimeout: 60s\n")) {
            // Every caller once beforehand: connections are opened and classes loaded.
            run(callers, pipeline, 0, 1, unlabelled);
            long start = System.nanoTime();
            run(callers, pipeline, 1, MESSAGES_PER_CALLER, unlabelled);
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            System.out.printf(
                    Locale.ROOT,
                    "%d callers, %d calls at a time: %d messages in %.1f s, %.0f a second (%.0f are possible at 200 ms); %d without label%n",
                    CALLERS,
                    concurrent,
                    CALLERS * MESSAGES_PER_CALLER,
                    seconds,
                    CALLERS * MESSAGES_PER_CALLER / seconds,
                    concurrent * NANOS_PER_SECOND / LATENCY_NANOS,
                    unlabelled.get());
        } finally {
            callers.shutdownNow();
        }
    }

    /** Lets all callers classify their own messages, none of which another one has, and waits for them. */
    private static void run(
            ExecutorService callers, ClassificationPipeline pipeline, int from, int messages, AtomicInteger unlabelled)
            throws InterruptedException, ExecutionException {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String caller = word(i);
            running.add(callers.submit(() -> {
                for (int j = 0; j < messages; j++) {
                    String message = "job " + caller + " of " + word(from + j) + " failed";
                    if (pipeline.classify("", message).label().isEmpty()) {
                        unlabelled.incrementAndGet();
                    }
                }
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
    }

    /** Returns two letters for a number, which would be masked. */
    private static String word(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    /** Counts the calls that lines of so many templates cost. */
    private static void cost(int templates) throws IOException {
        List<LogEntry> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(LogEntry.of("", "request " + i + " of " + word(i % templates) + " failed after " + i + " ms"));
        }
        try (ModelServer server = server();
                ClassificationPipeline pipeline = LlmBundle.pipeline(server.openAiUrl(), "")) {
            long start = System.nanoTime();
            lines.forEach(line -> pipeline.classify(line.source(), line.message()));
            print("one by one", templates, start, pipeline);
        }
        try (ModelServer server = server();
                ClassificationPipeline pipeline =
                        LlmBundle.pipeline(server.openAiUrl(), "batchSize: " + BATCH + "\n")) {
            long start = System.nanoTime();
            pipeline.classifyAll(lines);
            print("in batches of " + BATCH, templates, start, pipeline);
        }
    }

    private static void print(String how, int templates, long start, ClassificationPipeline pipeline) {
        Map<String, Long> counters = pipeline.counters().getOrDefault("llm", Map.of());
        System.out.printf(
                Locale.ROOT,
                "%d lines of %d templates, %s: %d calls, %d + %d tokens, %d from the cache, %.1f s%n",
                LINES,
                templates,
                how,
                counters.getOrDefault("calls", 0L),
                counters.getOrDefault("input_tokens", 0L),
                counters.getOrDefault("output_tokens", 0L),
                counters.getOrDefault("cache_hits", 0L),
                (System.nanoTime() - start) / NANOS_PER_SECOND);
    }
}
