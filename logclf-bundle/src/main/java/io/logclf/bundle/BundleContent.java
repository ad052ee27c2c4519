package io.logclf.bundle;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the files of a bundle, for {@link Bundle#save}.
 *
 * <pre>{@code
 * BundleContent content = folder -> {
 *     PipelineSettings.builder().stage("regex").build().write(folder);
 *     Files.copy(rules, folder.resolve("rules.yaml"));
 * };
 * }</pre>
 */
@FunctionalInterface
public interface BundleContent {

    /**
     * Writes all files. Called once for each save, on the thread that saves.
     *
     * @param folder an empty folder next to the target, which becomes the bundle if what was written is valid; nothing
     *     outside of it needs to be written
     * @throws IOException if a file cannot be written; then the target stays what it was
     */
    void writeTo(Path folder) throws IOException;
}
