package io.logclf.flink;

import io.logclf.api.ClassificationPipeline;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A pipeline that all slots of a JVM use which want the same one: opened by the first, closed by the last. As statics go, a JVM here
 * is a class loader: each job has its own, unless this library is in the cluster's {@code lib}. Safe for concurrent use.
 */
final class SharedPipeline implements AutoCloseable {

    /** Guards itself and the users of what is in it. Loading holds it too, so that nobody loads the same twice. */
    private static final Map<String, SharedPipeline> OPEN = new HashMap<>();

    private final String key;
    private final OpenedPipeline opened;
    private int users = 1;

    private SharedPipeline(String key, OpenedPipeline opened) {
        this.key = key;
        this.opened = opened;
    }

    /** Returns the pipeline that is open already, or opens it. The caller is a user of it now, and has to close it. */
    static SharedPipeline of(PipelineSource.Opening opening) throws IOException {
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

    /** Returns how many pipelines are open. */
    static int openPipelines() {
        synchronized (OPEN) {
            return OPEN.size();
        }
    }

    ClassificationPipeline pipeline() {
        return opened.pipeline();
    }

    /** Tells whether a stage is known to be remote. */
    boolean isRemote() {
        return opened.remote();
    }

    /** Counts one more user in, by one who is in. */
    SharedPipeline again() {
        synchronized (OPEN) {
            users++;
            return this;
        }
    }

    /** Counts a user out; the last one closes the pipeline. Each user calls it once. */
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
