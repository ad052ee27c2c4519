package io.logclf.training.discover;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import io.logclf.head.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Encodes many texts in portions, several at once, and reports progress on the calling thread between the
 * waves. Waves instead of all portions at once, so that an executor of the caller's never holds a long
 * queue of ours.
 */
final class PortionedEncoding {

    /** Texts of a portion: a full batch of the encoder. */
    private static final int PORTION = 32;

    private final TextEncoder encoder;
    private final Executor executor;
    private final int parallelism;
    private final Discovery.Listener listener;

    PortionedEncoding(TextEncoder encoder, Executor executor, int parallelism, Discovery.Listener listener) {
        this.encoder = encoder;
        this.executor = executor;
        this.parallelism = parallelism;
        this.listener = listener;
    }

    /**
     * Encodes texts.
     *
     * @param normalized as they are after masking
     * @return vectors of length 1, in the order of the texts; all zeros for a text without an embedding
     */
    float[][] encode(List<String> normalized) {
        float[][] vectors = new float[normalized.size()][];
        int step = PORTION * parallelism;
        for (int from = 0; from < vectors.length; from += step) {
            listener.progress(Discovery.Phase.ENCODE, from, vectors.length);
            List<CompletableFuture<Void>> portions = new ArrayList<>();
            for (int start = from; start < Math.min(from + step, vectors.length); start += PORTION) {
                int first = start;
                List<String> texts = normalized.subList(first, Math.min(first + PORTION, vectors.length));
                portions.add(CompletableFuture.runAsync(() -> encode(texts, vectors, first), executor));
            }
            await(portions);
        }
        listener.progress(Discovery.Phase.ENCODE, vectors.length, vectors.length);
        listener.progress(Discovery.Phase.GROUP, 0, 0);
        return vectors;
    }

    private void encode(List<String> texts, float[][] vectors, int first) {
        List<Embedding> embeddings = encoder.encodeAll(Normalizer.standard().encoderTexts(texts));
        for (int i = 0; i < embeddings.size(); i++) {
            vectors[first + i] = VectorMath.unit(embeddings.get(i).toArray());
        }
    }

    /** Waits for a wave, and throws what a portion threw. */
    private static void await(List<CompletableFuture<Void>> portions) {
        try {
            CompletableFuture.allOf(portions.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
