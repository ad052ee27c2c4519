package io.logclf.testkit;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;

/** Virtual threads of a Java that has them, for tests that are compiled for one that has not. */
public final class VirtualThreads {

    private VirtualThreads() {}

    /**
     * Returns an executor with a virtual thread for each task, all of them on one carrier: where a thread waits for another and keeps the
     * carrier, nothing goes on. Skips the test, and says so, on a Java without virtual threads.
     */
    public static ExecutorService onOneCarrier() {
        // Read when the first virtual thread of the JVM starts.
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            String reason = "Java " + Runtime.version().feature() + " has no virtual threads";
            System.out.println("skipped: " + reason);
            return Assumptions.abort(reason);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
