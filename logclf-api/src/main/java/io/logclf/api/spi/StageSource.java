package io.logclf.api.spi;

import io.logclf.api.MessageVectors;
import io.logclf.api.Promise;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A stage's part of a bundle: its files, its settings and what the operator allows. A {@link StageProvider} gets everything from it
 * and reads no file or variable by itself, so that bundles from strangers can be opened. Not safe for concurrent use, and valid
 * only while the stage is being opened.
 */
public interface StageSource {

    /** Returns the name that the stage has in this bundle. */
    String name();

    /** Returns the bundle's folder. */
    Path folder();

    /**
     * Returns the path of a file that the stage requires.
     *
     * @param name relative to the bundle's folder
     * @throws StageLoadException if there is no such file, or it lies outside the bundle where nobody allowed it
     */
    Path file(String name);

    /**
     * Returns the path of a file or folder, which may be absent.
     *
     * @param name relative to the bundle's folder
     * @throws StageLoadException if it lies outside the bundle where nobody allowed it
     */
    Path path(String name);

    /** Returns what the operator lets the bundle do beyond its folder; a stage must refuse to do anything else there. */
    Permissions permissions();

    /**
     * Returns the vectors of the first stage before this one that has any; empty if there is none, and while a bundle is only
     * checked. The pipeline closes the other stage after this one, so they can be used as long as this stage is open.
     */
    Optional<MessageVectors> vectors();

    /**
     * Hands over something that was opened for the stage and that the stage does not close itself: it is closed after the stage,
     * with the pipeline, the last one handed over first; and at once, if the stage cannot be opened.
     */
    void owns(AutoCloseable resource);

    /** Returns how sure the stage must be before it decides, if it is one that estimates that. */
    Promise promise();

    /** Returns what {@code pipeline.yaml} says about this stage; empty if it says nothing. */
    StageSettings settings();
}
