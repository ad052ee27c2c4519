package io.logclf.training.train;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Encodes each text once, since training encodes the same ones again and again: the set, its parts, its
 * rows. Keeps all embeddings, a few kilobytes each, as long as it lives. Closing it does nothing: the
 * encoder belongs to the caller. Safe for concurrent use, if the encoder is; two threads may encode a text
 * at the same time, with the same result.
 */
final class CachingEncoder implements TextEncoder {

    private final TextEncoder encoder;
    private final Map<String, Embedding> known = new ConcurrentHashMap<>();

    CachingEncoder(TextEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public Embedding encode(String text) {
        return encodeAll(List.of(text)).get(0);
    }

    @Override
    public List<Embedding> encodeAll(List<String> texts) {
        List<String> unknown = texts.stream()
                .filter(text -> !known.containsKey(text))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            List<Embedding> embeddings = encoder.encodeAll(unknown);
            for (int i = 0; i < unknown.size(); i++) {
                known.put(unknown.get(i), embeddings.get(i));
            }
        }
        return texts.stream()
                .map(text -> Objects.requireNonNull(known.get(text)))
                .toList();
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public String fingerprint() {
        return encoder.fingerprint();
    }

    @Override
    public void close() {}
}
