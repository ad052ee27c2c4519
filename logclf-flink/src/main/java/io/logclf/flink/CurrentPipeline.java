package io.logclf.flink;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline that a subtask currently uses. A subtask uses one at a time; when a value needs another bundle, the new pipeline is
 * opened before the old one is released, so that the old one survives a bundle that cannot be used. For the task's thread only.
 */
final class CurrentPipeline implements AutoCloseable {

    /** Stands for the bundle that the job began with, in place of a folder's path. */
    static final String INITIAL = "";

    private final PipelineLocator initial;
    private final PipelineLocator.CachedFiles files;
    private final boolean remoteAllowed;
    private String bundle = INITIAL;
    private @Nullable SharedPipeline shared;

    /**
     * Opens nothing yet.
     *
     * @param initial the bundle that the job began with
     * @param files the job's cached files on this machine
     * @param remoteAllowed whether stages may be remote; if not, a bundle that has one is refused
     */
    CurrentPipeline(PipelineLocator initial, PipelineLocator.CachedFiles files, boolean remoteAllowed) {
        this.initial = initial;
        this.files = files;
        this.remoteAllowed = remoteAllowed;
    }

    /**
     * Returns the pipeline of a bundle, opening it if it is not the current one. If it cannot be used, the previous pipeline stays
     * current. The result is valid until the next call; who needs it longer calls {@link SharedPipeline#again}.
     *
     * @param wanted the bundle's folder, or {@link #INITIAL}
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws IllegalArgumentException if a stage is remote and may not be, or {@code wanted} is no path
     */
    SharedPipeline of(String wanted) throws IOException {
        SharedPipeline before = shared;
        if (before != null && wanted.equals(bundle)) {
            return before;
        }
        SharedPipeline next = open(wanted);
        shared = next;
        bundle = wanted;
        if (before != null) {
            before.close();
        }
        return next;
    }

    /** Releases the current pipeline. Idempotent. */
    @Override
    public void close() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    private SharedPipeline open(String wanted) throws IOException {
        PipelineLocator.Opening opening =
                (wanted.equals(INITIAL) ? initial : PipelineLocator.folder(wanted)).locate(files);
        SharedPipeline opened = SharedPipeline.of(opening);
        if (opened.isRemote() && !remoteAllowed) {
            opened.close();
            throw new IllegalArgumentException(opening.key()
                    + ": has a stage that waits for another process, which would hold up the task; call it"
                    + " asynchronously with LogClassification.Builder.remote(RemoteCalls), in the job with --remote");
        }
        return opened;
    }
}
