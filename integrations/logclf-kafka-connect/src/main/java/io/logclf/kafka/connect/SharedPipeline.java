package io.logclf.kafka.connect;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogclfException;
import io.logclf.appender.PipelineFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * A pipeline that all transforms of a worker use which name the same one: opened by the first, closed by the last. Each task of a
 * connector has a transform of its own, and an encoder is large. Safe for concurrent use.
 */
final class SharedPipeline implements AutoCloseable {

    /** Guards itself and the users of what is in it. Loading holds it too, so that nobody loads the same twice. */
    private static final Map<Key, SharedPipeline> OPEN = new HashMap<>();

    private final Key key;
    private final ClassificationPipeline pipeline;
    private int users = 1;

    private SharedPipeline(Key key, ClassificationPipeline pipeline) {
        this.key = key;
        this.pipeline = pipeline;
    }

    /**
     * Returns the pipeline that is open already, or opens it. The caller is a user of it now, and has to close it.
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

    /** Returns how many pipelines are open. */
    static int openPipelines() {
        synchronized (OPEN) {
            return OPEN.size();
        }
    }

    ClassificationPipeline pipeline() {
        return pipeline;
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
        pipeline.close();
    }

    private static ClassificationPipeline open(Key key) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // A worker loads each plugin by itself, and the thread's class loader is the connector's: it sees neither a
        // bundle nor the native
        // libraries next to this class.
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

    private record Key(String bundle, Optional<String> promise) {}
}
