package io.logclf.flink;

import io.logclf.api.PipelineListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.UUID;

/** Where the pipeline of a job comes from. It travels with the job. */
interface PipelineSource extends Serializable {

    /** Before the name of a bundle on the class path. */
    String CLASS_PATH = "classpath:";

    /** Before the name of a cached file of the job. */
    String CACHED = "cached:";

    /** Returns what is to be opened where this is called. */
    Opening here(CachedFiles files);

    /** What a setting names: {@code classpath:NAME}, {@code cached:NAME}, or a folder that every machine sees under this path. */
    static PipelineSource named(String bundle) {
        if (bundle.startsWith(CLASS_PATH)) {
            String name = bundle.substring(CLASS_PATH.length());
            return files -> BundleOpening.onClassPath(name);
        }
        return bundle.startsWith(CACHED) ? cachedFile(bundle.substring(CACHED.length())) : folder(bundle);
    }

    /**
     * A folder that every machine sees under this path.
     *
     * @param folder absolute
     */
    static PipelineSource folder(String folder) {
        return files -> BundleOpening.of(Path.of(folder));
    }

    /** What was registered as a cached file of the job under this name. */
    static PipelineSource cachedFile(String name) {
        return files -> {
            File file = files.file(name);
            if (!file.isDirectory()) {
                throw new IllegalArgumentException("the cached file '" + name
                        + "' is no folder; register the bundle's folder with env.registerCachedFile(folder, \"" + name
                        + "\")");
            }
            return BundleOpening.of(file.toPath());
        };
    }

    /** What the application makes. Its pipelines are shared by the operators of one {@link LogClassification}. */
    static PipelineSource of(PipelineSupplier supplier) {
        String id = UUID.randomUUID().toString();
        return files -> new Opening() {
            @Override
            public String key() {
                return id;
            }

            @Override
            public OpenedPipeline open(PipelineListener listener) throws IOException {
                return new OpenedPipeline(supplier.open(listener), false);
            }
        };
    }

    /** The job's cached files on this machine. */
    @FunctionalInterface
    interface CachedFiles {

        /** Returns the file or folder that was registered with this name. */
        File file(String name);
    }

    /** A pipeline that can be opened. */
    interface Opening {

        /** Returns what is equal where the pipeline would be the same. */
        String key();

        /** Opens it. */
        OpenedPipeline open(PipelineListener listener) throws IOException;
    }
}
