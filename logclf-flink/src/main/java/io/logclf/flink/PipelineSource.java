package io.logclf.flink;

import io.logclf.api.PipelineListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Where the pipeline of a job comes from. It travels with the job. */
interface PipelineSource extends Serializable {

    /** Returns what is to be opened where this is called. */
    Opening here(RuntimeContext context);

    /**
     * A folder that every machine sees under this path.
     *
     * @param folder absolute
     */
    static PipelineSource folder(String folder) {
        return context -> new BundleOpening(Path.of(folder));
    }

    /** What was registered as a cached file of the job under this name. */
    static PipelineSource cachedFile(String name) {
        return context -> {
            File file = context.getDistributedCache().getFile(name);
            if (!file.isDirectory()) {
                throw new IllegalArgumentException("the cached file '" + name
                        + "' is no folder; register the bundle's folder with env.registerCachedFile(folder, \"" + name
                        + "\")");
            }
            return new BundleOpening(file.toPath());
        };
    }

    /** What the application makes. Its pipelines are shared by the operators of one {@link LogClassification}. */
    static PipelineSource of(PipelineSupplier supplier) {
        String id = UUID.randomUUID().toString();
        return context -> new Opening() {
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

    /** A pipeline that can be opened. */
    interface Opening {

        /** Returns what is equal where the pipeline would be the same. */
        String key();

        /** Opens it. */
        OpenedPipeline open(PipelineListener listener) throws IOException;
    }
}
