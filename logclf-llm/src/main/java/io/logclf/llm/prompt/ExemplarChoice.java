package io.logclf.llm.prompt;

import io.logclf.api.MessageVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses which exemplars a request shows.
 *
 * <p>With vectors these are the ones nearest to each message, by the dot product, which is the cosine for vectors of
 * unit length. Without vectors, every request shows the same ones, an equal share of each label: the model then sees at
 * least what each label looks like.
 *
 * <p>The vectors of the exemplars are computed once, by the constructor. Immutable and safe for concurrent use.
 */
final class ExemplarChoice {

    /** Exemplars for a request about one message. */
    private static final int NEAREST = 8;
    /** Exemplars for each message of a batch, so that ten messages have about as many as fit a short prompt. */
    private static final int NEAREST_IN_BATCH = 2;
    /** Exemplars without vectors: one of each label, but no fewer and no more than these. */
    private static final int SPREAD = 12;

    private static final int MAX_SPREAD = 48;

    private final List<ShownExemplar> exemplars;
    private final List<ShownExemplar> spread;
    private final Optional<MessageVectors> vectors;
    /** By exemplar; empty without vectors. */
    private final float[][] known;

    /** @param labels in the order in which they take turns where exemplars are spread */
    ExemplarChoice(List<ShownExemplar> exemplars, List<String> labels, Optional<MessageVectors> vectors) {
        this.exemplars = List.copyOf(exemplars);
        this.spread = spread(exemplars, labels);
        this.vectors = vectors;
        this.known = vectors.map(encoder -> exemplars.stream()
                        .map(exemplar -> encoder.vector(exemplar.message()))
                        .toArray(float[][]::new))
                .orElseGet(() -> new float[0][]);
    }

    /** Takes the first exemplar of each label, then the second of each, until there are enough. */
    private static List<ShownExemplar> spread(List<ShownExemplar> exemplars, List<String> labels) {
        Map<String, List<ShownExemplar>> byLabel = new LinkedHashMap<>();
        labels.forEach(label -> byLabel.put(label, new ArrayList<>()));
        exemplars.forEach(exemplar -> byLabel.computeIfAbsent(exemplar.label(), label -> new ArrayList<>())
                .add(exemplar));
        int wanted = Math.min(MAX_SPREAD, Math.max(SPREAD, labels.size()));
        List<ShownExemplar> chosen = new ArrayList<>();
        for (int turn = 0; turn < exemplars.size(); turn++) {
            for (List<ShownExemplar> ofLabel : byLabel.values()) {
                if (turn < ofLabel.size() && chosen.size() < wanted) {
                    chosen.add(ofLabel.get(turn));
                }
            }
        }
        return List.copyOf(chosen);
    }

    /**
     * Returns the exemplars to show with these messages, each once: the nearest of the first message, then of the
     * second, and so on.
     */
    List<ShownExemplar> forMessages(List<String> messages) {
        if (vectors.isEmpty() || exemplars.isEmpty()) {
            return spread;
        }
        int perMessage = messages.size() == 1 ? NEAREST : NEAREST_IN_BATCH;
        Set<ShownExemplar> chosen = new LinkedHashSet<>();
        messages.forEach(message -> chosen.addAll(nearest(vectors.get().vector(message), perMessage)));
        return List.copyOf(chosen);
    }

    /** Returns the exemplars of the largest dot products, the nearest first; of equal ones the earlier. */
    private List<ShownExemplar> nearest(float[] vector, int count) {
        double[] likeness = new double[known.length];
        for (int i = 0; i < likeness.length; i++) {
            likeness[i] = product(vector, known[i]);
        }
        return IntStream.range(0, likeness.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -likeness[i]))
                .limit(count)
                .map(exemplars::get)
                .toList();
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
