package io.logclf.embedding;

import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a decision of the embedding stage rests on.
 *
 * @param labels the most probable labels with their probabilities, best first
 * @param nearest the most similar training templates, most similar first
 */
public record Neighbours(List<ScoredLabel> labels, List<Neighbour> nearest) implements Evidence {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a list or an element is null
     */
    public Neighbours {
        labels = List.copyOf(labels);
        nearest = List.copyOf(nearest);
    }

    /**
     * A training template that is like a message.
     *
     * @param template the masked message
     * @param label its label
     * @param similarity cosine similarity, in [-1, 1] up to rounding
     */
    public record Neighbour(String template, Label label, double similarity) {}

    /** Returns the labels and the nearest template, such as {@code User Action 0.98, Error 0.01; like 'User <number> ...'}. */
    @Override
    public String summary() {
        String all = labels.stream()
                .map(label -> String.format(Locale.ROOT, "%s %.2f", label.label(), label.score()))
                .collect(Collectors.joining(", "));
        return nearest.isEmpty()
                ? all
                : String.format(
                        Locale.ROOT,
                        "%s; %.2f like '%s' (%s)",
                        all,
                        nearest.get(0).similarity(),
                        nearest.get(0).template(),
                        nearest.get(0).label());
    }
}
