package io.logclf.kafka.connect;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogclfException;
import io.logclf.appender.PipelineFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * A pipeline that is shared by all transforms of a worker that name the same bundle and promise, by reference counting: the first opens
 * it and the last one closes it. Each task of a connector has a transform of its own, and an encoder takes hundreds of megabytes.
 *
 * <p>The registry is a static field, so it is shared within a class loader: a worker loads a plugin once. Each user calls {@link #close}
 * exactly once. Safe for concurrent use.
 */
final class SharedPipeline implements AutoCloseable {

    /**
     * What is open. It is also the lock of itself and of all {@code users} counts, and is held while a pipeline is loaded, so that two
     * transforms never load the same one.
     */
    private static final Map<Key, SharedPipeline> OPEN = new HashMap<>();

    private final Key key;
    private final ClassificationPipeline pipeline;
    /** Guarded by the registry. */
    private int users = 1;

    private SharedPipeline(Key key, ClassificationPipeline pipeline) {
        this.key = key;
        this.pipeline = pipeline;
    }

    /**
     * Returns the pipeline that is open already, or opens it. The caller becomes a user and has to close it.
     *
     * @throws ConfigException if the bundle cannot be used
     */
    static SharedPipeline of(String bundle, Optional<String> promise) {
        Key key = new Key(bundle, promise);
        synchronized (OPEN) {
            SharedPipeline open = OPEN.get(key);
            if (open == null) {
                open = new SharedPipeline(key, open(key));
                OPEN.put(key, open);
            } else {
                open.users++;
            }
            return open;
        }
    }

    /** Returns how many pipelines are open in this class loader. */
    static int openPipelines() {
        synchronized (OPEN) {
            return OPEN.size();
        }
    }

    /** Returns the pipeline, which callers must not close. */
    ClassificationPipeline pipeline() {
        return pipeline;
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
        pipeline.close();
    }

    /** Opens a pipeline, with this plugin's class loader, and reports a bundle that cannot be used at its setting. */
    private static ClassificationPipeline open(Key key) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // A worker isolates each plugin, and the thread's class loader is that of the connector, which sees neither the
        // bundle nor the native libraries next to this class.
        thread.setContextClassLoader(SharedPipeline.class.getClassLoader());
        try {
            return PipelineFactory.of(key.bundle(), key.promise()).get();
        } catch (LogclfException e) {
            ConfigException invalid = new ConfigException(ClassifyConfig.BUNDLE, key.bundle(), e.getMessage());
            invalid.initCause(e);
            throw invalid;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Pipelines are the same if both are. */
    private record Key(String bundle, Optional<String> promise) {}
}
