package io.logclf.workbench.suggest;

import io.logclf.workbench.Said;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.LabelLine;
import io.logclf.workbench.suggest.Reliability.Sureness;
import io.logclf.workbench.view.Forecast;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.Suggestion;
import io.logclf.workbench.view.Suggestion.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Suggests labels for groups, from four origins: groups that are labelled and near, the bundle in use, a
 * language model, and the words of labels.
 *
 * <p>Each origin is held to account: what it says of a labelled group, without knowing that group's label,
 * is compared with the label, and its probabilities are what that came to ({@code Reliability}). So the
 * origins become comparable, whatever their scores mean, and one that is wrong in this project counts
 * little after a few labels. A label that several origins name has the highest of their probabilities.
 *
 * <p>Groups keep their suggestions, which are those of the last {@link #update}. For who holds the
 * project's lock.
 */
public final class Suggester {

    /** What is suggested where no label fits; as a label it means that, and none may be called so. */
    public static final String NONE = LabelLine.NONE;

    /** From this probability on, a trained model would decide; only the forecast assumes it. */
    static final double DECIDES = 0.9;

    private static final int MAX_SUGGESTIONS = 5;
    /** With fewer labelled groups, a forecast would be a guess. */
    private static final int MIN_CHECKED = 5;
    /** More tell no more of how sure guesses are, and every suggestion is compared with all of them. */
    private static final int MAX_CHECKED = 400;

    /** The others have too few rows to matter before these are labelled. */
    private static final int MAX_TARGETS = 5_000;

    private final Nearest nearest = new Nearest();
    private final Map<String, byte[]> words = new HashMap<>();
    private Map<Origin, Reliability> reliabilities = new EnumMap<>(Origin.class);

    /**
     * What one origin says of a group.
     *
     * @param belief the probability that it is right, before outcomes are known
     */
    private record Raw(Origin origin, String label, Sureness sureness, double belief) {}

    /**
     * Sets the direction of a label's name and description, which lets it be suggested before a group has
     * it.
     */
    public void words(String label, byte[] direction) {
        words.put(label, direction);
    }

    /** Forgets what is known of a group whose direction or examples have changed. */
    public void forget(long group) {
        nearest.forget(group);
    }

    /**
     * Suggests again for all groups: takes in new labels, checks each origin against them, and sets the
     * suggestions of the largest groups without a label and of all with one.
     */
    public void update(Collection<Group> groups) {
        Map<Group, String> labelled = new LinkedHashMap<>();
        List<Group> open = new ArrayList<>();
        for (Group group : groups) {
            said(group).ifPresentOrElse(label -> labelled.put(group, label), () -> open.add(group));
        }
        open.sort(Comparator.comparingLong(Group::rows).reversed());
        List<Group> targets = new ArrayList<>(open.subList(0, Math.min(MAX_TARGETS, open.size())));
        targets.addAll(labelled.keySet());
        nearest.update(targets, labelled);
        Map<Origin, Reliability> checked = new EnumMap<>(Origin.class);
        for (Origin origin : Origin.values()) {
            checked.put(origin, new Reliability());
        }
        int step = labelled.size() / MAX_CHECKED + 1;
        int number = 0;
        for (Map.Entry<Group, String> entry : labelled.entrySet()) {
            if (number++ % step == 0) {
                best(raw(entry.getKey())).forEach((origin, raw) -> {
                    Reliability reliability = checked.get(origin);
                    if (reliability != null) {
                        reliability.add(raw.sureness, raw.label.equals(entry.getValue()));
                    }
                });
            }
        }
        reliabilities = checked;
        targets.forEach(group -> group.suggestions(suggestions(group)));
    }

    /** What is said about all of a group: its label, {@link #NONE}, or nothing. */
    private static Optional<String> said(Group group) {
        Said said = group.said();
        return said.none() ? Optional.of(NONE) : said.label();
    }

    /** Returns the first thing that each origin says, its best. */
    private static Map<Origin, Raw> best(List<Raw> raws) {
        Map<Origin, Raw> best = new EnumMap<>(Origin.class);
        raws.forEach(raw -> best.putIfAbsent(raw.origin, raw));
        return best;
    }

    /** Returns what each origin says, its best first. */
    private List<Raw> raw(Group group) {
        List<Raw> raws = new ArrayList<>();
        near(nearest.of(group), raws);
        group.guess()
                .ifPresent(guess ->
                        raws.add(new Raw(Origin.BUNDLE, guess.label(), new Sureness(guess.score(), 0), guess.score())));
        group.answer()
                .ifPresent(answer ->
                        raws.add(new Raw(Origin.LLM, answer.label(), new Sureness(answer.score(), 0), answer.score())));
        byWords(group, raws);
        return raws;
    }

    /**
     * Adds what labelled groups say. The prior belief is a logistic curve over the cosine, one half at
     * 0.62, lowered where the next label is almost as near; both were chosen by hand, and matter only until
     * groups are labelled.
     */
    private static void near(List<Nearest.Near> near, List<Raw> raws) {
        for (int i = 0; i < Math.min(MAX_SUGGESTIONS, near.size()); i++) {
            double similarity = Math.max(0, near.get(i).similarity());
            double next = i > 0
                    ? near.get(0).similarity()
                    : near.size() > 1 ? near.get(1).similarity() : 0;
            double margin = similarity - Math.max(0, next);
            // The first belief: the same thing from a cosine of about 0.7 on, and doubtful where another label is as
            // near.
            double belief =
                    1 / (1 + Math.exp(-12 * (similarity - 0.62))) * Math.max(0.05, Math.min(1, 0.5 + 4 * margin));
            raws.add(new Raw(Origin.LABELS, near.get(i).label(), new Sureness(similarity, margin), belief));
        }
    }

    /**
     * Adds the label whose words are nearest, with a prior belief of at most 0.6: names are short, and
     * often say something else.
     */
    private void byWords(Group group, List<Raw> raws) {
        byte[] direction = group.vector().orElse(null);
        if (direction == null) {
            return;
        }
        words.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), Directions.cosine(direction, entry.getValue())))
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() > 0)
                .ifPresent(best -> raws.add(new Raw(
                        Origin.WORDS,
                        best.getKey(),
                        new Sureness(best.getValue(), 0),
                        Math.min(0.6, best.getValue()))));
    }

    private List<Suggestion> suggestions(Group group) {
        Map<String, Suggestion> byLabel = new HashMap<>();
        for (Raw raw : raw(group)) {
            Reliability reliability = reliabilities.get(raw.origin);
            double probability = reliability == null ? raw.belief : reliability.of(raw.sureness, raw.belief);
            byLabel.merge(
                    raw.label,
                    new Suggestion(raw.label, probability, raw.origin),
                    (a, b) -> a.probability() >= b.probability() ? a : b);
        }
        return byLabel.values().stream()
                .sorted(Comparator.comparingDouble(Suggestion::probability)
                        .reversed()
                        .thenComparing(Suggestion::label))
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    /**
     * Estimates what a model trained now would do: which share of all rows it would decide, and how many of
     * those rightly. Empty while fewer than {@value #MIN_CHECKED} groups are labelled.
     */
    public Optional<Forecast> forecast(Collection<Group> groups) {
        Reliability checked = reliabilities.get(Origin.LABELS);
        if (checked == null || checked.size() < MIN_CHECKED) {
            return Optional.empty();
        }
        long rows = 0;
        long said = 0;
        double decided = 0;
        double right = 0;
        for (Group group : groups) {
            rows += group.rows();
            if (group.state() == GroupState.LABELLED || group.state() == GroupState.NONE) {
                said += group.rows();
            } else if (!group.suggestions().isEmpty()
                    && group.suggestions().get(0).probability() >= DECIDES) {
                decided += group.rows();
                right += group.rows() * group.suggestions().get(0).probability();
            }
        }
        if (rows == 0) {
            return Optional.empty();
        }
        return Optional.of(new Forecast(
                (said + decided) / rows,
                decided == 0 ? checked.share() : right / decided,
                String.format(
                        Locale.ROOT,
                        "%,d rows are labelled, and %,d more would be decided with a probability of %.0f %% or more; probabilities are from"
                                + " %d labelled groups, each guessed without its own label",
                        said,
                        (long) decided,
                        100 * DECIDES,
                        checked.size())));
    }
}
