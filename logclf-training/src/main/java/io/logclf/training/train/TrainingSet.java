package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.head.Normalizer;
import io.logclf.training.LabelledEntry;
import io.logclf.training.TrainingException;
import io.logclf.training.train.texts.Folds;
import io.logclf.training.train.texts.RandomSample;
import io.logclf.training.train.texts.TrainingText;
import io.logclf.training.train.texts.TrainingTexts;
import io.logclf.training.train.values.ValueFinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is trained on: labelled entries of any origin, and what training makes of them once, their masked texts with the templates
 * that they belong to.
 *
 * <pre>{@code
 * TrainingSet.of(LabelledCsv.read(files, LabelledCsv.Columns.STANDARD).entries());     // from files
 * TrainingSet.of(rows.stream()                                                          // from a database
 *         .map(row -> LabelledEntry.of(LogEntry.of(row.host(), row.text()), new Label(row.kind())))
 *         .toList());
 * }</pre>
 *
 * <p>Immutable and safe for concurrent use.
 */
public final class TrainingSet {

    private final List<LabelledEntry> entries;
    private final Normalizer normalizer;
    private @Nullable TrainingTexts texts;

    private TrainingSet(List<LabelledEntry> entries, Normalizer normalizer) {
        this.entries = List.copyOf(entries);
        this.normalizer = normalizer;
    }

    /**
     * Returns the set of these entries; copies the list.
     *
     * @throws TrainingException if there are none
     */
    public static TrainingSet of(List<LabelledEntry> entries) {
        if (entries.isEmpty()) {
            throw new TrainingException("there are no labelled entries to train on; give rows of two labels or more");
        }
        return new TrainingSet(entries, Normalizer.standard().keeping(ValueFinder.find(entries)));
    }

    /**
     * Returns the set of example messages by the name of their label. Their source is unknown.
     *
     * @throws TrainingException if there are none
     * @throws IllegalArgumentException if a name is blank
     */
    public static TrainingSet ofExamples(Map<String, ? extends Collection<String>> messagesByLabel) {
        List<LabelledEntry> entries = new ArrayList<>();
        new TreeMap<>(messagesByLabel).forEach((name, messages) -> {
            Label label = new Label(name);
            messages.forEach(message -> entries.add(LabelledEntry.of(LogEntry.of(message), label)));
        });
        return of(entries);
    }

    /** Returns the entries in their order. */
    public List<LabelledEntry> entries() {
        return entries;
    }

    /**
     * Returns what messages go through before they are compared: the standard masks, but for values that
     * labels depend on.
     */
    Normalizer normalizer() {
        return normalizer;
    }

    /**
     * Returns the distinct masked texts, sorted. The first call mines the templates, which takes most of
     * the time of a set.
     */
    List<TrainingText> texts() {
        return derived().all();
    }

    /** Tells whether the texts have two labels or more: fewer cannot be told apart. */
    boolean hasTwoLabels() {
        return texts().stream().map(TrainingText::label).distinct().limit(2).count() == 2;
    }

    /**
     * Checks that there is something to tell apart.
     *
     * @throws TrainingException if the texts have fewer than two labels
     */
    void requireTwoLabels() {
        if (hasTwoLabels()) {
            return;
        }
        boolean outvoted =
                entries.stream().map(LabelledEntry::label).distinct().limit(2).count() > 1;
        String origin =
                entries.get(0).place().map(place -> place.file().toString()).orElse("the training set");
        throw new TrainingException(origin + ": has rows of one label only, '"
                + texts().get(0).label() + "'"
                + (outvoted
                        ? ", but for those whose messages have that label as often or more often; a message gets one label, so give"
                                + " each message the one that matters most, or labels that stand for both"
                        : "; there is nothing to tell apart, so give rows of two labels or more"));
    }

    /**
     * Returns the fold of each entry, from 0 to {@code count - 1}: that of its text, so that no template is
     * in two folds.
     *
     * @param count how many folds
     * @param seed of the split
     */
    int[] foldsByTemplate(int count, long seed) {
        int[] folds = Folds.byGroup(texts(), count, seed);
        return IntStream.range(0, entries.size())
                .map(entry -> folds[derived().textOfEntry(entry)])
                .toArray();
    }

    /** Returns the set of the entries that are not in a fold; empty if all are. */
    TrainingSet without(int[] foldOfEntry, int fold) {
        return new TrainingSet(Folds.part(entries, foldOfEntry, fold, false), normalizer);
    }

    /** Returns the set itself, or a part of it, drawn at random, if it has more entries than {@code most}. */
    TrainingSet sample(int most, long seed) {
        return entries.size() <= most ? this : new TrainingSet(RandomSample.of(entries, most, seed), normalizer);
    }

    /** Mines on the first call, and remembers. */
    private synchronized TrainingTexts derived() {
        if (texts == null) {
            texts = TrainingTexts.of(entries, normalizer);
        }
        return texts;
    }
}
