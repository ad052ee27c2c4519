package io.logclf.api.spi;

import io.logclf.api.LogClassifier;

/**
 * Builds stages of one type from their part of a bundle. Found by {@link java.util.ServiceLoader}: a public class with a public
 * constructor without arguments, named in {@code META-INF/services/io.logclf.api.spi.StageProvider}. Safe for concurrent use.
 *
 * <p>A provider is instantiated for every bundle, also for those without a stage of its type, so its constructor must need
 * nothing that may be absent: libraries and native code belong in {@link #open}.
 *
 * <pre>{@code
 * public final class KnownSourcesProvider implements StageProvider {
 *     public String type() {
 *         return "known-sources";
 *     }
 *
 *     public LogClassifier open(StageSource source) {
 *         return KnownSources.read(source.file(source.settings().text("file").orElse("sources.csv")));
 *     }
 * }
 * }</pre>
 */
public interface StageProvider {

    /** Returns the type as {@code pipeline.yaml} names it, such as {@code regex}: constant and not blank. */
    String type();

    /**
     * Opens a stage. What is opened for it is either released when the stage is closed, or handed to {@link StageSource#owns}; if this
     * method throws, it must have released everything else.
     *
     * @param source the stage's part of the bundle, not to be kept
     * @throws StageLoadException if that part cannot be used
     */
    LogClassifier open(StageSource source);
}
