package io.logclf.embedding;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Ends the JVM while threads are encoding, as a server does that finishes what runs. Prints how many texts they encoded. */
final class EndingRun {

    static final String DONE = "encoded while the JVM ended: ";
    static final int TEXTS = 300;
    private static final int THREADS = 2;

    private EndingRun() {}

    public static void main(String[] args) throws InterruptedException {
        OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
        CountDownLatch started = new CountDownLatch(THREADS);
        List<Thread> workers = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Thread(() -> {
                    for (int text = 0; text < TEXTS; text++) {
                        encoder.encode(
                                "disk " + text + " of node " + thread + " is full" + ", again".repeat(text % 20));
                        started.countDown();
                    }
                    System.out.println(DONE + TEXTS);
                }))
                .toList();
        workers.forEach(Thread::start);
        started.await();
        // Hooks run at the same time, that of ONNX Runtime as well.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> workers.forEach(EndingRun::join)));
        System.exit(0);
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
