package io.logclf.embedding;

import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens stages of the type {@code embedding}, with the bundle's {@code head.json} and {@code head.safetensors}. The pipeline owns
 * the encoder. Settings, all optional:
 *
 * <ul>
 *   <li>{@code encoder}: the folder of an encoder, relative to the bundle; without it, the all-MiniLM-L6-v2 on the class path
 *       that the head was trained with.
 *   <li>{@code thresholds}: by label, the lowest confidence at which it is decided, from 0 to 1 (never); in place of the
 *       fitted one.
 *   <li>{@code maxDistance}: how far from the training data a message may be, in place of what was fitted.
 *   <li>{@code cacheMegabytes}: memory for kept verdicts; 32 without.
 * </ul>
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
     * Returns what a stage that is opened from this source decides by: the head in the bundle, with the settings in place of what
     * was fitted.
     *
     * @throws StageLoadException if a file is missing or cannot be used, or a setting is out of range
     */
    public static TrainedHead head(StageSource source) {
        source.file("head.json");
        source.file("head.safetensors");
        try {
            return overridden(TrainedHead.load(source.folder()), source.settings());
        } catch (ModelException e) {
            throw new StageLoadException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public LogClassifier open(StageSource source) {
        Path json = source.file("head.json");
        StageSettings settings = source.settings();
        Optional<String> folder = settings.text("encoder");
        long megabytes =
                settings.wholeNumber("cacheMegabytes", 0, MAX_CACHE_MEGABYTES).orElse(DEFAULT_CACHE_MEGABYTES);
        try {
            TrainedHead trained = head(source);
            TextEncoder encoder = folder.<TextEncoder>map(
                            path -> OnnxTextEncoder.load(source.folder().resolve(path)))
                    .orElseGet(() -> miniLm(trained, json));
            source.owns(encoder);
            return stage(encoder, trained, megabytes << 20, json);
        } catch (ModelException e) {
            throw new StageLoadException(String.valueOf(e.getMessage()), e);
        }
    }

    private static LogClassifier stage(TextEncoder encoder, TrainedHead trained, long cacheBytes, Path json) {
        try {
            return EmbeddingClassifier.builder(encoder, trained)
                    .cacheBytes(cacheBytes)
                    .build();
        } catch (ModelException e) {
            throw new StageLoadException(json + ": " + e.getMessage(), e);
        }
    }

    private static TrainedHead overridden(TrainedHead trained, StageSettings settings) {
        double maxDistance = settings.number("maxDistance", 0, Double.MAX_VALUE)
                .orElse(trained.guard().maxDistance());
        return new TrainedHead(
                overridden(trained.head(), settings.section("thresholds")),
                trained.guard().withMaxDistance(maxDistance),
                trained.origin());
    }

    private static LogisticHead overridden(LogisticHead head, StageSettings thresholds) {
        List<Double> all = new ArrayList<>(head.thresholds());
        for (int i = 0; i < all.size(); i++) {
            Label label = head.labels().get(i);
            all.set(i, thresholds.number(label.name(), 0, 1).orElse(all.get(i)));
        }
        return LogisticHead.builder(head.labels(), head.weights(), head.bias())
                .temperature(head.temperature())
                .thresholds(all)
                .build();
    }

    /** Opens the one of the two that the head names, the smaller one if it names neither. */
    private static TextEncoder miniLm(TrainedHead trained, Path json) {
        String wanted = trained.origin().encoderFingerprint();
        TextEncoder int8 = OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.INT8);
        if (int8.fingerprint().equals(wanted)) {
            return int8;
        }
        int8.close();
        Optional<TextEncoder> fp32 = fp32();
        if (fp32.isPresent() && fp32.get().fingerprint().equals(wanted)) {
            return fp32.get();
        }
        fp32.ifPresent(TextEncoder::close);
        throw new StageLoadException(json + ": was trained with an encoder (fingerprint " + wanted
                + ") that is not on the class path; name its folder as 'encoder' in the stage's settings, or train again"
                + (fp32.isPresent()
                        ? ""
                        : "; if it is all-MiniLM-L6-v2 with 32 bits, add the artifact " + OnnxTextEncoder.ARTIFACT
                                + ", without its own dependencies"));
    }

    private static Optional<TextEncoder> fp32() {
        try {
            return Optional.of(OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.FP32));
        } catch (ModelException notOnTheClassPath) {
            return Optional.empty();
        }
    }
}
