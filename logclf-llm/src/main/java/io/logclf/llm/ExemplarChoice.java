package io.logclf.llm;

import io.logclf.api.Label;
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
 * Chooses what to show the model beside a message: the exemplars nearest to it where vectors are given, else the same ones for
 * every message, of all labels in turn. Immutable and safe for concurrent use.
 */
final class ExemplarChoice {

    private static final int NEAREST = 8;
    private static final int NEAREST_IN_BATCH = 2;
    private static final int SPREAD = 12;
    private static final int MAX_SPREAD = 48;

    private final List<Exemplar> exemplars;
    private final List<Exemplar> spread;
    private final Optional<MessageVectors> vectors;
    private final float[][] known;

    ExemplarChoice(List<Exemplar> exemplars, List<Label> labels, Optional<MessageVectors> vectors) {
        this.exemplars = List.copyOf(exemplars);
        this.spread = spread(exemplars, labels);
        this.vectors = vectors;
        this.known = vectors.map(encoder -> exemplars.stream()
                        .map(exemplar -> encoder.vector(exemplar.message()))
                        .toArray(float[][]::new))
                .orElseGet(() -> new float[0][]);
    }

    /** Takes a first exemplar of each label, then a second one, until there are enough. */
    private static List<Exemplar> spread(List<Exemplar> exemplars, List<Label> labels) {
        Map<Label, List<Exemplar>> byLabel = new LinkedHashMap<>();
        labels.forEach(label -> byLabel.put(label, new ArrayList<>()));
        exemplars.forEach(exemplar -> byLabel.computeIfAbsent(exemplar.label(), label -> new ArrayList<>())
                .add(exemplar));
        int wanted = Math.min(MAX_SPREAD, Math.max(SPREAD, labels.size()));
        List<Exemplar> chosen = new ArrayList<>();
        for (int turn = 0; turn < exemplars.size(); turn++) {
            for (List<Exemplar> ofLabel : byLabel.values()) {
                if (turn < ofLabel.size() && chosen.size() < wanted) {
                    chosen.add(ofLabel.get(turn));
                }
            }
        }
        return List.copyOf(chosen);
    }

    /** Returns the exemplars to show beside these messages, the nearest of each message first. */
    List<Exemplar> beside(List<String> messages) {
        if (vectors.isEmpty() || exemplars.isEmpty()) {
            return spread;
        }
        int perMessage = messages.size() == 1 ? NEAREST : NEAREST_IN_BATCH;
        Set<Exemplar> chosen = new LinkedHashSet<>();
        messages.forEach(message -> chosen.addAll(nearest(vectors.get().vector(message), perMessage)));
        return List.copyOf(chosen);
    }

    private List<Exemplar> nearest(float[] vector, int count) {
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
