package io.logclf.embedding;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns texts into embeddings. Safe for concurrent use; the same text always gives the same embedding, bit for bit, whatever
 * is encoded before, after or at the same time.
 */
public interface TextEncoder extends AutoCloseable {

    /**
     * Encodes any text: empty, a megabyte long, with lone surrogates.
     *
     * @throws IllegalStateException if the encoder is closed
     */
    Embedding encode(String text);

    /**
     * Encodes many texts: one embedding each, in their order, and each as {@link #encode} gives it. Encoders that gain from
     * seeing several at once override this.
     *
     * @throws IllegalStateException if the encoder is closed
     */
    default List<Embedding> encodeAll(List<String> texts) {
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        texts.forEach(text -> embeddings.add(encode(text)));
        return embeddings;
    }

    /** Returns the number of values of every embedding. */
    int dimension();

    /**
     * Returns a text that changes whenever some text would be encoded differently: what was trained on one encoder's
     * embeddings is of no use with those of another.
     */
    String fingerprint();

    /**
     * Frees what the encoder holds. Calls under way finish first; calls afterwards throw {@link IllegalStateException}.
     * Calling it again does nothing.
     */
    @Override
    void close();
}
