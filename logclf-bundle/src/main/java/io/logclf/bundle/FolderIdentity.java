package io.logclf.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Which folder stands at a place, whatever it holds. A number of the file system alone would not tell: it is given again.
 *
 * @param text all that tells it from others, or why that cannot be known
 */
record FolderIdentity(String text) {

    /** Follows links. */
    static FolderIdentity of(Path folder) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
            return new FolderIdentity(
                    attributes.fileKey() + " " + attributes.creationTime() + " " + attributes.lastModifiedTime());
        } catch (IOException e) {
            return new FolderIdentity("unknown: " + e);
        }
    }
}
