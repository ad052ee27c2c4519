package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds rows that contradict rows of the same template, or the templates nearest to theirs. */
final class Suspects {

    /** As many of the nearest must agree on another label. */
    private static final int NEIGHBOURS = 3;
    /** And be at least as similar as this. */
    private static final double SIMILAR = 0.8;
    /** Neighbours are compared for no more texts than this; beyond, only equal templates are. */
    private static final int MOST_TEXTS = 3_000;

    private Suspects() {}

    static List<Suspect> find(List<EncodedText> texts) {
        List<Suspect> suspects = new ArrayList<>();
        texts.forEach(text -> addContradictions(text.text(), suspects));
        if (texts.size() <= MOST_TEXTS) {
            texts.forEach(text -> addLonely(text, texts, suspects));
        }
        return suspects;
    }

    private static void addContradictions(TrainingText text, List<Suspect> suspects) {
        for (LabelledEntry entry : text.entries()) {
            if (!entry.label().equals(text.label())) {
                suspects.add(new Suspect(
                        entry, List.of(text.label()), "most rows of the same template are '" + text.label() + "'"));
            }
        }
    }

    private static void addLonely(EncodedText text, List<EncodedText> all, List<Suspect> suspects) {
        List<Neighbour> nearest = all.stream()
                .filter(other -> other.group() != text.group())
                .map(other -> Neighbour.of(other, text))
                .sorted(Comparator.comparingDouble(neighbour -> -neighbour.similarity()))
                .limit(NEIGHBOURS)
                .toList();
        List<Label> labels = nearest.stream().map(Neighbour::label).distinct().toList();
        if (nearest.size() == NEIGHBOURS
                && labels.size() == 1
                && !labels.get(0).equals(text.label())
                && nearest.get(NEIGHBOURS - 1).similarity() >= SIMILAR) {
            suspects.add(new Suspect(
                    text.text().entries().stream()
                            .filter(entry -> entry.label().equals(text.label()))
                            .findFirst()
                            .orElseThrow(),
                    labels,
                    String.format(
                            Locale.ROOT,
                            "the %d nearest templates are '%s', with similarity %.2f and more",
                            NEIGHBOURS,
                            labels.get(0),
                            nearest.get(NEIGHBOURS - 1).similarity())));
        }
    }

    /** A text of another template, and how similar it is. */
    private record Neighbour(Label label, double similarity) {

        static Neighbour of(EncodedText other, EncodedText text) {
            return new Neighbour(
                    other.label(),
                    other.template()
                            .embedding()
                            .cosineSimilarity(text.template().embedding()));
        }
    }
}
