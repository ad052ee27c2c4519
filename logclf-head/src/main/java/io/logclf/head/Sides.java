package io.logclf.head;

import io.logclf.api.Label;
import io.logclf.head.opposites.Opposites;
import io.logclf.head.opposites.Polarity;
import io.logclf.head.opposites.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * On which sides the training messages of each label stand: whether any says that something succeeded,
 * failed, started, stopped, did not. A message that says the opposite of what a label's messages say is no
 * such message, however many words they share. Immutable and safe for concurrent use.
 *
 * <p>An example: all messages of the label Backup say {@code started} or {@code completed}. Then {@code
 * backup failed} is not decided as Backup with the certainty of its other words; {@link #against} returns
 * {@code fail}.
 */
public final class Sides {

    /** No label's are known, and nothing speaks against any. */
    public static final Sides UNKNOWN = new Sides(Map.of());

    /** The side that something failed; a label without it is taken to be of what went well, as that is seldom said. */
    private static final String FAILURE = "fail";

    /** The side that something is not so. */
    private static final String NEGATION = "not";
    /** A label stands on a side with this share of its messages, and one at least: fewer may be labelled wrongly. */
    private static final double LEAST_SHARE = 0.01;
    /** So many are enough in any case: of a label with many messages the heads know what its words mean. */
    private static final int ENOUGH = 3;

    private static final Opposites OPPOSITES = Opposites.standard();
    private static final Polarity FAILED = OPPOSITES.named(FAILURE);

    private final Map<String, List<String>> names = new TreeMap<>();
    private final Map<Label, Stand> stands = new HashMap<>();

    private Sides(Map<Label, List<String>> namesByLabel) {
        namesByLabel.forEach((label, ofLabel) -> {
            names.put(label.name(), List.copyOf(ofLabel));
            stands.put(label, Stand.named(ofLabel));
        });
    }

    /** Returns the sides of normalized texts by label. */
    public static Sides of(Map<Label, ? extends Collection<String>> textsByLabel) {
        Map<Label, List<String>> names = new HashMap<>();
        textsByLabel.forEach((label, texts) -> names.put(label, names(texts)));
        return new Sides(names);
    }

    /** Returns the sides by their {@link #names}. */
    public static Sides named(Map<Label, List<String>> names) {
        return names.isEmpty() ? UNKNOWN : new Sides(names);
    }

    /** Returns the sides on which enough of some texts stand. */
    private static List<String> names(Collection<String> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(text -> Stand.of(text).names().forEach(name -> counts.merge(name, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= Math.min(ENOUGH, LEAST_SHARE * texts.size()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns a word for each side of each label, by the label's name, in alphabetical order. */
    public Map<String, List<String>> names() {
        return names;
    }

    /** Returns what a normalized text says that speaks against a label; empty if nothing does. */
    public Optional<String> against(Label label, String text) {
        Stand known = stands.get(label);
        return known == null ? Optional.empty() : known.lacks(Stand.of(text));
    }

    /** The sides of a text, or of all of a label. */
    private record Stand(Polarity polarity, boolean negated) {

        static Stand of(String text) {
            List<String> words = Wording.words(text);
            return new Stand(OPPOSITES.all(words), words.stream().anyMatch(OPPOSITES::negates));
        }

        static Stand named(List<String> names) {
            Polarity polarity = names.stream().map(OPPOSITES::named).reduce(Polarity.NONE, Polarity::with);
            return new Stand(polarity, names.contains(NEGATION));
        }

        List<String> names() {
            List<String> names = new ArrayList<>(OPPOSITES.names(polarity));
            if (negated) {
                names.add(NEGATION);
            }
            return names;
        }

        boolean fails() {
            return !polarity.and(FAILED).isNone();
        }

        /** What another says that this does not, although it says the opposite, or nothing of failing. */
        Optional<String> lacks(Stand other) {
            Polarity strange = other.polarity.without(polarity);
            Polarity opposed = strange.and(polarity.turned());
            if (!opposed.isNone()) {
                return Optional.of(OPPOSITES.names(opposed).get(0));
            }
            if (other.fails() && !fails()) {
                return Optional.of(FAILURE);
            }
            return other.negated && !negated && !fails() ? Optional.of(NEGATION) : Optional.empty();
        }
    }
}
