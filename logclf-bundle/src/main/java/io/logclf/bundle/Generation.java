package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import java.util.concurrent.atomic.AtomicLong;

/** A pipeline that is closed when nobody uses it any more: the first user is whoever made it current. */
final class Generation {

    private final ClassificationPipeline pipeline;
    private final GenerationCounts counts;
    private final AtomicLong users = new AtomicLong(1);

    /** @param counts keeps the pipeline's counts when it is closed */
    Generation(ClassificationPipeline pipeline, GenerationCounts counts) {
        this.pipeline = pipeline;
        this.counts = counts;
        counts.opened(this);
    }

    ClassificationPipeline pipeline() {
        return pipeline;
    }

    /** Counts a user in, unless the last one has left. */
    boolean enter() {
        long now = users.get();
        while (now > 0 && !users.compareAndSet(now, now + 1)) {
            now = users.get();
        }
        return now > 0;
    }

    /** Counts a user out; the last one closes the pipeline, and gets what that throws. */
    void leave() {
        if (users.decrementAndGet() == 0) {
            try {
                pipeline.close();
            } finally {
                counts.closed(this);
            }
        }
    }
}
