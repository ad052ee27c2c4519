package io.logclf.api.spi;

import io.logclf.api.LogClassifier;

/**
 * Builds stages of one type from their part of a bundle. Found by {@link java.util.ServiceLoader}: a public class with a public
 * constructor without arguments, named in {@code META-INF/services/io.logclf.api.spi.StageProvider}. Safe for concurrent use.
 *
 * <p>A provider is made for every bundle, also for those without a stage of its type, so making one must need nothing that
 * may be absent: libraries and native code belong in {@link #open}.
 */
public interface StageProvider {

    /** Returns the type as {@code pipeline.yaml} names it, such as {@code regex}: constant and not blank. */
    String type();

    /**
     * Opens a stage. What is opened for it is either freed when the stage is closed, or handed to {@link StageSource#owns}; if this
     * method throws, nothing else stays open.
     *
     * @param source the stage's part of the bundle, not to be kept
     * @throws StageLoadException if that part cannot be used
     */
    LogClassifier open(StageSource source);
}
