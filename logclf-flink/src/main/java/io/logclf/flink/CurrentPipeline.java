package io.logclf.flink;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The pipeline that a subtask is using: that of the bundle it was last asked for. For the task's thread only. */
final class CurrentPipeline implements AutoCloseable {

    /** Names the bundle that the job began with, where others have the path of a folder. */
    static final String INITIAL = "";

    private final PipelineSource initial;
    private final PipelineSource.CachedFiles files;
    private final boolean remoteAllowed;
    private String bundle = INITIAL;
    private @Nullable SharedPipeline shared;

    /**
     * Opens nothing yet.
     *
     * @param remoteAllowed whether stages may be remote
     */
    CurrentPipeline(PipelineSource initial, PipelineSource.CachedFiles files, boolean remoteAllowed) {
        this.initial = initial;
        this.files = files;
        this.remoteAllowed = remoteAllowed;
    }

    /**
     * Returns the pipeline of a bundle. If that cannot be used, the one before stays.
     *
     * @param wanted its folder, or {@link #INITIAL}
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws IllegalArgumentException if a stage is remote that may not be, or this is no path
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

    @Override
    public void close() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    private SharedPipeline open(String wanted) throws IOException {
        PipelineSource.Opening opening = (wanted.equals(INITIAL) ? initial : PipelineSource.folder(wanted)).here(files);
        SharedPipeline opened = SharedPipeline.of(opening);
        if (opened.isRemote() && !remoteAllowed) {
            opened.close();
            throw new IllegalArgumentException(opening.key()
                    + ": has a stage that waits for another process, which would hold up the task; let it wait beside the"
                    + " task with LogClassification.Builder.remote(RemoteCalls), in the job with --remote");
        }
        return opened;
    }
}
