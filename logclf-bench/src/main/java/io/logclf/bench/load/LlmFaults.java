package io.logclf.bench.load;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Verdict;
import io.logclf.testkit.ModelReply;
import io.logclf.testkit.ModelReply.Fault;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Lets a server on loopback fail in every way that a language model's server does, and prints for each fault what the host saw of it,
 * after how long, and how many requests the server got. A fault must never reach the host as an exception, and never take longer than the
 * timeout. The stage has a timeout of 3 seconds, 2 retries and 100 ms before the first:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.LlmFaults
 * }</pre>
 */
public final class LlmFaults {

    /** Short times, since some faults last for all of them. */
    private static final String SETTINGS = "timeout: 3s\nmaxRetries: 2\nbackoff: 100ms\n";

    /** The reply after a fault that passes. */
    private static final ModelReply GOOD = ModelReply.label("Error");

    private static final double NANOS_PER_MILLI = 1e6;

    private LlmFaults() {}

    /** Prints the table. */
    public static void main(String... args) throws IOException {
        System.out.println("| fault | the host sees | ms | requests |");
        System.out.println("| --- | --- | ---: | ---: |");
        // Classes are loaded before the first time that counts.
        seen(new ModelReply[] {GOOD});
        for (Map.Entry<String, ModelReply[]> fault : faults().entrySet()) {
            print(fault.getKey(), seen(fault.getValue()));
        }
        print("connection refused", refused());
    }

    /** Returns the server's replies by the name of the fault; the last reply of each repeats. */
    private static Map<String, ModelReply[]> faults() {
        Map<String, ModelReply[]> faults = new LinkedHashMap<>();
        faults.put("none", replies(GOOD));
        faults.put("429, `Retry-After: 1`, then success", replies(ModelReply.tooMany("1"), GOOD));
        faults.put("429, `Retry-After: 3600`", replies(ModelReply.tooMany("3600")));
        faults.put("500, then success", replies(ModelReply.status(500), GOOD));
        faults.put("500 for ever", replies(ModelReply.status(500)));
        faults.put("401", replies(ModelReply.status(401)));
        faults.put("cut in the middle of the body, then success", replies(GOOD.with(Fault.CUT), GOOD));
        faults.put("cut in the middle of the body for ever", replies(GOOD.with(Fault.CUT)));
        faults.put("body trickles, 50 bytes a second", replies(GOOD.with(Fault.TRICKLED)));
        faults.put("hangs", replies(ModelReply.hanging()));
        faults.put("invalid JSON", replies(ModelReply.raw("{\"choices\":")));
        faults.put("unknown label, then a known one", replies(ModelReply.label("Banana"), GOOD));
        faults.put("unknown label for ever", replies(ModelReply.label("Banana")));
        faults.put("label in prose", replies(ModelReply.saying("The label is Error.")));
        faults.put("refusal", replies(ModelReply.refusal()));
        faults.put("empty content", replies(ModelReply.saying("")));
        faults.put(
                "`<think>` before the answer",
                replies(ModelReply.saying("<think>User Action?</think>{\"label\":\"Error\"}")));
        faults.put("answer of 1 MB", replies(ModelReply.saying(" ".repeat(1 << 20) + "{\"label\":\"Error\"}")));
        return faults;
    }

    private static ModelReply[] replies(ModelReply... replies) {
        return replies;
    }

    /** Starts a server with these replies, and calls it. */
    private static Seen seen(ModelReply... replies) throws IOException {
        try (ModelServer server = ModelServer.inTurn(replies)) {
            return seen(server.openAiUrl());
        }
    }

    /** Calls a port on which nobody listens: one that was free a moment ago. */
    private static Seen refused() throws IOException {
        String url;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
        }
        return seen(url);
    }

    /** Classifies one message with a pipeline of its own, so that no circuit breaker remembers the fault before. */
    private static Seen seen(String url) throws IOException {
        try (ClassificationPipeline pipeline = LlmBundle.pipeline(url, SETTINGS)) {
            long start = System.nanoTime();
            Classification classification = pipeline.classify("", "job failed");
            double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
            Long calls = pipeline.counters().getOrDefault("llm", Map.of()).get("calls");
            return new Seen(described(classification), millis, calls == null ? 0 : calls);
        }
    }

    /** Returns the label, or the reason and the detail of the abstention. */
    private static String described(Classification classification) {
        return classification.trail().get(0).verdict() instanceof Verdict.Abstained abstained
                ? abstained.reason() + ": " + abstained.detail()
                : classification.labelOr("nothing");
    }

    private static void print(String fault, Seen seen) {
        System.out.printf(Locale.ROOT, "| %s | %s | %.0f | %d |%n", fault, seen.what, seen.millis, seen.requests);
    }

    /**
     * What a fault looks like to the host.
     *
     * @param what the label, or why there is none
     * @param millis until the answer
     * @param requests that the server got
     */
    private record Seen(String what, double millis, long requests) {}
}
