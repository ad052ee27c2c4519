package io.logclf.embedding;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.logclf.api.FileException;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A transformer in ONNX Runtime, from tokens to one vector a text. Safe for concurrent use; runs on the
 * calling thread.
 *
 * <p>What goes in are int64 tensors of the shape [texts, tokens]; what comes out is [texts, tokens,
 * dimension] in float32, pooled to one vector of the dimension for each text and output. Texts of one run have equally
 * many tokens, so that no padding is among them.
 */
final class OnnxModel implements AutoCloseable {

    /** The names of the inputs that transformers have when they are exported. */
    private static final String IDS = "input_ids";

    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";
    private static final Set<String> INPUTS = Set.of(IDS, MASK, TYPES);
    /** Outputs with a vector for each token, by the names that exporters give them. */
    private static final List<String> OUTPUTS = List.of("last_hidden_state", "token_embeddings");

    private final OrtEnvironment environment;
    private final OrtSession session;
    /** With a vector for each token: the last layer's, then those that were added. */
    private final Set<String> outputs;
    /** Values of a vector of one output. */
    private final int width;

    private OnnxModel(OrtEnvironment environment, OrtSession session, Set<String> outputs, int width) {
        this.environment = environment;
        this.session = session;
        this.outputs = outputs;
        this.width = width;
    }

    /**
     * Opens a model from memory.
     *
     * @param name names the file in errors
     * @param layers whose pooled vectors follow that of the last one, counted from 1
     * @throws ModelException if it is no model of the expected form, or the native library cannot be loaded
     */
    static OnnxModel of(byte[] onnx, String name, List<Integer> layers) {
        List<String> added = layers.stream().map(LayerOutputs::ofLayer).toList();
        byte[] model = LayerOutputs.add(onnx, added);
        return open(name, added, (environment, options) -> environment.createSession(model, options));
    }

    /**
     * Opens a model from a file, which may refer to others next to it, unless it is in a jar.
     *
     * @throws ModelException as {@link #of(byte[], String, List)}
     * @throws FileException if it is in a jar and cannot be read
     */
    static OnnxModel of(Path onnx) {
        if (onnx.getFileSystem() != FileSystems.getDefault()) {
            try {
                return of(Files.readAllBytes(onnx), onnx.toString(), List.of());
            } catch (IOException e) {
                throw FileException.reading(onnx, e);
            }
        }
        return open(
                onnx.toString(),
                List.of(),
                (environment, options) -> environment.createSession(onnx.toString(), options));
    }

    /** Opens a session that uses the calling thread alone. */
    private static OnnxModel open(String name, List<String> added, Source source) {
        OrtEnvironment environment = OnnxEnvironment.get();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Callers are the threads. Several threads to one message gain little on such short ones.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Otherwise a memory plan is kept for every length of message there was.
            options.setMemoryPatternOptimization(false);
            OrtSession session = source.open(environment, options);
            try {
                return of(environment, session, name, added);
            } catch (OrtException | ModelException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ModelException(
                    name + ": cannot be loaded as an ONNX model; is the file whole? " + e.getMessage(), e);
        }
    }

    /** Checks the model's inputs, and finds the output with a vector for each token. */
    private static OnnxModel of(OrtEnvironment environment, OrtSession session, String name, List<String> added)
            throws OrtException {
        if (!session.getInputNames().contains(IDS) || !INPUTS.containsAll(session.getInputNames())) {
            throw new ModelException(name + ": must have the inputs " + IDS + ", " + MASK + " and, if it needs it, "
                    + TYPES + ", but has " + session.getInputNames());
        }
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        for (String output : OUTPUTS) {
            if (outputs.containsKey(output)
                    && outputs.get(output).getInfo() instanceof TensorInfo info
                    && info.getShape().length == 3
                    && info.getShape()[2] > 0) {
                Set<String> all = new LinkedHashSet<>(List.of(output));
                all.addAll(added);
                return new OnnxModel(environment, session, all, (int) info.getShape()[2]);
            }
        }
        throw new ModelException(name + ": must have an output " + String.join(" or ", OUTPUTS)
                + " of the shape [texts, tokens, dimension], but has " + outputs.keySet());
    }

    /** Returns how many values an output has. */
    int width() {
        return width;
    }

    int dimension() {
        return width * outputs.size();
    }

    /**
     * Returns the pooled vector of each text, not normalized; of several outputs, each has length 1 in it.
     *
     * @param texts one or more, all of one token count
     */
    List<float[]> run(List<Tokenizer.Tokens> texts, Pooling pooling) {
        int count = texts.get(0).count();
        long[] shape = {texts.size(), count};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            addInput(IDS, texts, Tokenizer.Tokens::ids, shape, inputs);
            addInput(MASK, texts, Tokenizer.Tokens::attentionMask, shape, inputs);
            addInput(TYPES, texts, Tokenizer.Tokens::typeIds, shape, inputs);
            try (OrtSession.Result result = session.run(inputs, outputs)) {
                List<float[]> vectors = new ArrayList<>(texts.size());
                for (int text = 0; text < texts.size(); text++) {
                    vectors.add(pooled(result, text * count, count, pooling));
                }
                return vectors;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "the encoder's model failed on " + texts.size() + " texts of " + count + " tokens", e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** Returns the vectors of all outputs for a text, one behind the other. */
    private float[] pooled(OrtSession.Result result, int first, int count, Pooling pooling) throws OrtException {
        float[] all = new float[dimension()];
        for (int output = 0; output < outputs.size(); output++) {
            FloatBuffer tokens = ((OnnxTensor) result.get(output)).getFloatBuffer();
            float[] vector = pooling.pool(tokens, first, count, width);
            if (outputs.size() > 1) {
                Pooling.normalize(vector);
            }
            System.arraycopy(vector, 0, all, output * width, width);
        }
        return all;
    }

    private void addInput(
            String name,
            List<Tokenizer.Tokens> texts,
            Function<Tokenizer.Tokens, long[]> values,
            long[] shape,
            Map<String, OnnxTensor> inputs)
            throws OrtException {
        if (session.getInputNames().contains(name)) {
            LongBuffer all = LongBuffer.allocate(Math.toIntExact(shape[0] * shape[1]));
            texts.forEach(text -> all.put(values.apply(text)));
            inputs.put(name, OnnxTensor.createTensor(environment, all.flip(), shape));
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder's model cannot be closed", e);
        }
    }

    /** Opens a model. */
    private interface Source {
        OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }
}
