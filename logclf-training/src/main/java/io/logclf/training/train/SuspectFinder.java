package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds rows whose label is likely wrong: those that contradict most rows of the same masked text, and
 * those whose nearest templates all agree on another label. A person decides; training uses the labels as
 * they are.
 */
final class SuspectFinder {

    /** So many of the nearest texts must agree on another label. */
    private static final int NEIGHBOURS = 3;
    /** And be at least as similar as this, by the cosine of their embeddings. */
    private static final double SIMILAR = 0.8;
    /**
     * Neighbours are compared for no more texts than this, since each is compared with each; beyond, only
     * contradictions within a text are found.
     */
    private static final int MOST_TEXTS = 3_000;

    private SuspectFinder() {}

    /** Returns contradictions first, in the order of the texts, then those alone among their neighbours. */
    static List<Suspect> find(List<EncodedText> texts) {
        List<Suspect> suspects = new ArrayList<>();
        texts.forEach(text -> addContradictions(text.text(), suspects));
        if (texts.size() <= MOST_TEXTS) {
            texts.forEach(text -> addLonely(text, texts, suspects));
        }
        return suspects;
    }

    /** Adds the entries of a text that have another label than most. */
    private static void addContradictions(TrainingText text, List<Suspect> suspects) {
        for (LabelledEntry entry : text.entries()) {
            if (!entry.label().equals(text.label())) {
                suspects.add(new Suspect(
                        entry, List.of(text.label()), "most rows of the same template are '" + text.label() + "'"));
            }
        }
    }

    /** Adds an entry of a text, if the nearest texts of other templates are near and agree on another label. */
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
