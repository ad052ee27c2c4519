package io.logclf.flink;

import io.logclf.api.ClassificationPipeline;
import io.logclf.flink.runtime.StageListener;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A pipeline that is shared by all users in this JVM that need the same one, by reference counting: the first user opens it and the
 * last one closes it. An encoder takes hundreds of megabytes and seconds to load, and its cache is the more useful the more messages
 * it sees, so one per slot would be a waste.
 *
 * <p>The registry is a static field, so "this JVM" means this class loader: each job has its own, unless this library is in the
 * cluster's {@code lib} folder.
 *
 * <p>Each user calls {@link #close} exactly once. Safe for concurrent use.
 */
final class SharedPipeline implements AutoCloseable {

    /**
     * What is open, by key. It is also the lock of itself and of all {@code users} counts. It is held while a pipeline is loaded, so
     * that two slots never load the same one; slots that need another one wait, which is rare and only at the start.
     */
    private static final Map<String, SharedPipeline> OPEN = new HashMap<>();

    private final String key;
    private final OpenedPipeline opened;
    private int users = 1;

    private SharedPipeline(String key, OpenedPipeline opened) {
        this.key = key;
        this.opened = opened;
    }

    /**
     * Returns the open pipeline of this key, or opens it. The caller becomes a user and has to close it.
     *
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws IOException if a supplier of the application fails
     */
    static SharedPipeline of(PipelineLocator.Opening opening) throws IOException {
        synchronized (OPEN) {
            SharedPipeline open = OPEN.get(opening.key());
            if (open == null) {
                open = new SharedPipeline(opening.key(), opening.open(StageListener.INSTANCE));
                OPEN.put(opening.key(), open);
            } else {
                open.users++;
            }
            return open;
        }
    }

    /** Returns how many pipelines are open in this JVM. */
    static int openPipelines() {
        synchronized (OPEN) {
            return OPEN.size();
        }
    }

    /** Returns the pipeline, which callers must not close. */
    ClassificationPipeline pipeline() {
        return opened.pipeline();
    }

    /** Tells whether a stage is known to be remote. */
    boolean isRemote() {
        return opened.remote();
    }

    /**
     * Adds a user, on behalf of a current one. A remote call is a user of its own, so that a bundle that is replaced stays open until
     * its last call has ended.
     */
    SharedPipeline again() {
        synchronized (OPEN) {
            users++;
            return this;
        }
    }

    /** Removes a user; with the last one, closes the pipeline. To be called once by each user. */
    @Override
    public void close() {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.remove(key);
        }
        opened.pipeline().close();
    }
}
