package io.logclf.embedding;

import io.logclf.api.FileException;
import io.logclf.head.Fingerprint;
import io.logclf.head.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A sentence encoder that runs in ONNX Runtime: all-MiniLM-L6-v2 from the class path, or any encoder in a
 * folder of the layout of sentence-transformers. Texts are encoded on the calling thread and on no other;
 * use several threads to use several cores. Safe for concurrent use.
 *
 * <p>It gives the vectors that sentence-transformers gives, up to rounding: tokens from the same tokenizer,
 * mean or CLS pooling, L2 normalization where the model's files ask for it. A text that is too long counts
 * with its beginning.
 *
 * <p>It holds native memory: close it. {@link #close()} waits for the calls under way.
 *
 * <pre>{@code
 * try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
 *     Embedding login = encoder.encode("user number logged in");
 *     double similarity = login.cosineSimilarity(encoder.encode("session opened for user number"));
 * }
 * }</pre>
 */
public final class OnnxTextEncoder implements TextEncoder {

    /**
     * About how many tokens make a batch where batches do not change vectors. 32-bit weights give a text the same vector in whatever batch
     * of texts as long as itself, and short ones sooner than alone.
     */
    private static final int TOKENS_PER_BATCH = 512;

    /**
     * Stands for batches of one text. With 8-bit weights a batch shares its quantization, so that a text would get another vector next to
     * other texts; and nothing is known about the weights in a folder.
     */
    private static final int ONE_TEXT_PER_BATCH = 0;

    private final Tokenizer tokenizer;
    private final OnnxModel model;
    private final EncoderSettings settings;
    private final String fingerprint;
    private final int batchTokens;
    /** Texts that were cut, since the encoder was opened. */
    private final LongAdder truncated = new LongAdder();
    /** Read-locked by calls, write-locked by closing, so that native memory is never freed under a call. */
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

        /** Returns the beginning of the names of its files on the class path. */
        String resource() {
            return resource;
        }

        /** Returns the artifact with its weights. */
        String artifact() {
            return PackagedEncoder.ARTIFACT + artifactSuffix;
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
        return new PackagedEncoder(precision, EncoderSettings.MINI_LM).open();
    }

    /**
     * Opens all-MiniLM-L6-v2 with 8-bit weights, for more than its sentences: behind the vector of the last layer stand those of
     * the second and the fourth, pooled in the same way, each of equal length. 1,152 dimensions, vectors of length 1, texts of
     * up to 256 tokens; as fast as {@link #miniLm()}. For heads: lower layers see words, and texts that share words are near
     * there, so that {@link Embedding#cosineSimilarity} and {@link NoveltyGuard} leave them out.
     *
     * @throws ModelException if it is not on the class path, or native code cannot be loaded
     */
    public static OnnxTextEncoder miniLmLayers() {
        return PackagedEncoder.LAYERS.open();
    }

    /** Opens an encoder of the class path, whose model was read. */
    static OnnxTextEncoder open(PackagedEncoder packaged, byte[] onnx) {
        EncoderSettings settings = packaged.settings();
        return open(
                packaged.tokenizer(),
                packaged.tokenizerName(),
                () -> OnnxModel.of(onnx, packaged.onnxName(), settings.layers()),
                settings,
                packaged.fingerprint(onnx),
                packaged.precision() == Precision.FP32 ? TOKENS_PER_BATCH : ONE_TEXT_PER_BATCH);
    }

    /**
     * Opens an encoder in the layout of sentence-transformers: {@code model.onnx} or {@code onnx/model*.onnx}, and
     * {@code tokenizer.json}. If they are there, {@code 1_Pooling/config.json} says how to pool (mean or CLS; else mean),
     * {@code modules.json} whether to scale vectors to length 1 (else not), and {@code sentence_bert_config.json} how many
     * tokens a text may have ({@code max_seq_length}; else 256).
     *
     * @param path the folder, or the ONNX file in it if there are several; or a jar of LangChain4j with all-MiniLM-L6-v2 or
     *     bge-small-en
     * @throws ModelException if a file is missing, broken, or asks for what is not understood
     */
    public static OnnxTextEncoder load(Path path) {
        try (EncoderFiles files = EncoderFiles.in(path)) {
            byte[] tokenizer = Files.readAllBytes(files.tokenizer());
            Fingerprint fingerprint = new Fingerprint().add(files.model());
            if (Files.exists(files.weights())) {
                fingerprint.add(files.weights());
            }
            OnnxTextEncoder encoder = open(
                    tokenizer,
                    files.tokenizer().toString(),
                    () -> OnnxModel.of(files.model()),
                    files.settings(),
                    fingerprint.add(tokenizer).add(files.settings().text()).toString(),
                    ONE_TEXT_PER_BATCH);
            try {
                new ModelTrial(encoder.model, encoder.settings).longestText(files.model());
            } catch (ModelException e) {
                encoder.close();
                throw e;
            }
            return encoder;
        } catch (IOException e) {
            throw FileException.reading(path, e);
        }
    }

    /** Opens tokenizer and model and tries them out together; closes what it has opened if one fails. */
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
                new ModelTrial(model, settings).largestToken(tokenizer, name);
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

    @Override
    public Embedding encode(String text) {
        return encodeAll(List.of(text)).get(0);
    }

    /**
     * Encodes texts in batches of equal token counts, where batches do not change vectors; no padding is
     * needed then.
     *
     * @throws IllegalStateException if the encoder is closed
     */
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

    /** Reads a text, and counts it if it was too long. */
    private Tokenizer.Tokens tokenize(String text) {
        Tokenizer.Tokens tokens = tokenizer.tokenize(text);
        if (tokens.truncated()) {
            truncated.increment();
        }
        return tokens;
    }

    /** Encodes texts of one token count as one batch, and puts their embeddings in their places. */
    private void encode(List<Integer> places, List<Tokenizer.Tokens> tokens, Embedding[] embeddings) {
        List<float[]> vectors = model.run(places.stream().map(tokens::get).toList(), settings.pooling());
        for (int i = 0; i < places.size(); i++) {
            if (settings.normalizes()) {
                Pooling.normalize(vectors.get(i));
            }
            embeddings[places.get(i)] = Embedding.owning(vectors.get(i), model.width());
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

    /** Opens a model once its tokenizer is open. */
    private interface ModelSource {
        OnnxModel open();
    }
}
