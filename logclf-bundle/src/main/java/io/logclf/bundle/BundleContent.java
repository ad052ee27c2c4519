package io.logclf.bundle;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the files of a bundle. */
@FunctionalInterface
public interface BundleContent {

    /**
     * Writes all files.
     *
     * @param folder an empty folder, which becomes the bundle when this method has returned
     * @throws IOException if a file cannot be written
     */
    void writeTo(Path folder) throws IOException;
}
