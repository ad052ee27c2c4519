package io.logclf.flink;

import io.logclf.api.PipelineListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Tells a TaskManager where to find the pipeline of a job. It is created where the job is built, serialized with the job graph, and
 * evaluated on each machine by {@link #locate}. In between, it holds no open pipeline and reads no file: a bundle need not exist
 * where the job is built.
 *
 * <p>There are four kinds: a folder that all machines see, a folder in Flink's distributed cache, a bundle on the class path, and a
 * {@link PipelineSupplier} of the application. Immutable.
 */
interface PipelineLocator extends Serializable {

    /** Prefix of the name of a bundle on the class path. */
    String CLASS_PATH = "classpath:";

    /** Prefix of the name of a cached file of the job. */
    String CACHED = "cached:";

    /**
     * Returns what to open on this machine. It opens nothing itself.
     *
     * @throws IllegalArgumentException if a cached file is not a folder
     */
    Opening locate(CachedFiles files);

    /**
     * Returns the locator that a setting names.
     *
     * @param bundle {@code classpath:NAME}, {@code cached:NAME}, or a folder that every machine sees under this path
     */
    static PipelineLocator named(String bundle) {
        if (bundle.startsWith(CLASS_PATH)) {
            String name = bundle.substring(CLASS_PATH.length());
            return files -> BundleOpening.onClassPath(name);
        }
        return bundle.startsWith(CACHED) ? cachedFile(bundle.substring(CACHED.length())) : folder(bundle);
    }

    /**
     * Returns the locator of a folder that every machine sees under this path.
     *
     * @param folder absolute; a string, since {@link Path} is not serializable
     */
    static PipelineLocator folder(String folder) {
        return files -> BundleOpening.of(Path.of(folder));
    }

    /** Returns the locator of a folder that was registered as a cached file of the job under this name. */
    static PipelineLocator cachedFile(String name) {
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

    /**
     * Returns the locator of a pipeline that the application opens. Its key is a random id that travels with the job: the operators
     * of one {@link LogClassification} share a pipeline, and those of two do not, even if the suppliers are equal, since nothing
     * tells whether they would open the same.
     */
    static PipelineLocator of(PipelineSupplier supplier) {
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

    /** The job's cached files on this machine. Operators and SQL functions reach them in different ways. */
    @FunctionalInterface
    interface CachedFiles {

        /** Returns the file or folder that was registered with this name. */
        File file(String name);
    }

    /** A pipeline that can be opened on this machine. */
    interface Opening {

        /** Returns the key under which {@link SharedPipeline} shares it: equal keys mean the same pipeline. */
        String key();

        /**
         * Opens the pipeline, which becomes the caller's to close.
         *
         * @param listener gets the events of all stages
         * @throws io.logclf.bundle.BundleException if the bundle cannot be used
         * @throws IOException if a supplier of the application fails
         */
        OpenedPipeline open(PipelineListener listener) throws IOException;
    }
}
