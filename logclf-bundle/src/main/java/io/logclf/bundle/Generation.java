package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One load of a bundle: a pipeline, what is known of the bundle it is of, and the number of its users.
 *
 * <p>It begins with one user, which is being current. Each classification enters and leaves; whoever replaces the
 * generation leaves, too. The last one to leave closes the pipeline, so a pipeline is closed once, never under a
 * message, and without anybody waiting. Once the number is 0 nobody enters any more. Safe for concurrent use.
 */
final class Generation {

    private final Path folder;
    private final BundlePlace.Read<BundlePlace.LoadedPipeline> loaded;
    private final GenerationCounts counts;
    private final AtomicLong users = new AtomicLong(1);

    /**
     * @param folder the bundle's, as it was given
     * @param loaded the pipeline, which becomes this one's to close
     * @param counts keeps the pipeline's counts when it is closed
     */
    Generation(Path folder, BundlePlace.Read<BundlePlace.LoadedPipeline> loaded, GenerationCounts counts) {
        this.folder = folder;
        this.loaded = loaded;
        this.counts = counts;
        counts.opened(this);
    }

    Path folder() {
        return folder;
    }

    ClassificationPipeline pipeline() {
        return loaded.value().pipeline();
    }

    BundleFacts facts() {
        return loaded.value().facts();
    }

    /** Returns the state of the folder that the pipeline was read from. */
    BundleState state() {
        return loaded.state();
    }

    /** Counts a user in; returns false if the last one has left, and the pipeline is closed or about to be. */
    boolean enter() {
        long now = users.get();
        while (now > 0 && !users.compareAndSet(now, now + 1)) {
            now = users.get();
        }
        return now > 0;
    }

    /** Counts a user out. The last one closes the pipeline on its thread, and gets what that throws. */
    void leave() {
        if (users.decrementAndGet() == 0) {
            try {
                pipeline().close();
            } finally {
                counts.closed(this);
            }
        }
    }
}
