package io.logclf.testkit;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Virtual threads of a Java that has them, for tests that are compiled for one that does not. A stage that
 * blocks a carrier while it waits for another thread works with platform threads, and stops a server that
 * has virtual ones.
 */
public final class VirtualThreads {

    private VirtualThreads() {}

    /**
     * Returns an executor with a virtual thread for each task, all of them on one carrier: where a thread waits for another and keeps the
     * carrier, nothing goes on. Empty on a Java without virtual threads.
     */
    public static Optional<ExecutorService> onOneCarrier() {
        // Read when the first virtual thread of the JVM starts.
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
        try {
            return Optional.of((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
