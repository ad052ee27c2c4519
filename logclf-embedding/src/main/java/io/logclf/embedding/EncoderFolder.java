package io.logclf.embedding;

import io.logclf.api.FileException;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.nio.file.Path;

/** Puts an encoder's files into a folder of their own, such as one in the bundle that was trained with it. */
public final class EncoderFolder {

    private EncoderFolder() {}

    /**
     * Copies an encoder, so that {@link OnnxTextEncoder#load} gives one with the same vectors and fingerprint from the folder.
     *
     * @param from what {@link OnnxTextEncoder#load} takes
     * @param folder is created; must not have files of an encoder yet
     * @throws ModelException if there is no encoder that can be used
     * @throws FileException if a file cannot be read or written
     */
    public static void copy(Path from, Path folder) {
        try (EncoderFiles files = EncoderFiles.in(from)) {
            files.copyTo(folder);
        } catch (IOException e) {
            throw FileException.writing(folder, e);
        }
    }
}
