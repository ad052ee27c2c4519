package io.logclf.training.discover;

import io.logclf.head.opposites.Opposites;
import io.logclf.head.opposites.Polarity;
import io.logclf.head.opposites.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which templates must not be in one group, however near their embeddings are: encoders put opposites next
 * to each other, and know no scripts but those they were trained on. Found by exact keys, in time linear in
 * the words.
 *
 * <ul>
 *   <li>Their words stand on different sides of an axis (succeeded, failed), or they are of one frame and
 *       one is negated.
 *   <li>They differ in one word only, or in up to three at one place of longer ones, and few wordings stand
 *       there: what has few values and divides a template is no variable.
 *   <li>Their words of scripts other than Latin differ.
 * </ul>
 *
 * Built once for all templates; then {@link ClusterSplit} asks about sets of them. Not changed after that.
 */
final class Separation {

    /** From more wordings on, what stands at a place are values, as names are. */
    private static final int MAX_VALUES = 4;

    /**
     * Templates with one key that are compared: of more with one frame the first, of more with one rest none.
     */
    private static final int MAX_COMPARED = 64;
    /** Templates of fewer words have nothing in common when one differs. */
    private static final int MIN_WORDS = 2;
    /** The longest stretch in which two templates may differ and still be compared, if more stays than goes. */
    private static final int MAX_STRETCH = 3;

    private final List<Wording> wordings;
    private final List<Set<Integer>> apart = new ArrayList<>();

    private Separation(List<Wording> wordings) {
        this.wordings = wordings;
        wordings.forEach(wording -> apart.add(new HashSet<>()));
    }

    /** Compares all wordings. */
    static Separation of(List<Wording> wordings) {
        Separation separation = new Separation(wordings);
        separation.frames();
        separation.slots();
        return separation;
    }

    /**
     * Tells whether templates hold two that must not be in one group.
     *
     * @param templates at least one, by their numbers
     */
    boolean divides(List<Integer> templates) {
        ConstrainedSet all = side(templates.get(0));
        for (int template : templates.subList(1, templates.size())) {
            ConstrainedSet next = side(template);
            if (all.opposes(next)) {
                return true;
            }
            all.add(next);
        }
        return false;
    }

    /** Returns what is known of a template by itself. */
    ConstrainedSet side(int template) {
        return new ConstrainedSet(wordings.get(template), template, apart.get(template));
    }

    /** Compares templates that are equal but for a negation. */
    private void frames() {
        Map<String, List<Integer>> frames = new LinkedHashMap<>();
        for (int i = 0; i < wordings.size(); i++) {
            if (!wordings.get(i).frame().isEmpty()) {
                frames.computeIfAbsent(wordings.get(i).frame(), key -> new ArrayList<>())
                        .add(i);
            }
        }
        frames.values().stream().filter(same -> same.size() > 1).forEach(this::frame);
    }

    private void frame(List<Integer> same) {
        List<Integer> compared = same.subList(0, Math.min(MAX_COMPARED, same.size()));
        for (int a : compared) {
            for (int b : compared) {
                if (wordings.get(a).opposes(wordings.get(b))) {
                    apart.get(a).add(b);
                }
            }
        }
    }

    /** Compares templates that are equal but for one stretch of words. */
    private void slots() {
        Map<String, List<Place>> slots = new LinkedHashMap<>();
        for (int i = 0; i < wordings.size(); i++) {
            List<String> words = wordings.get(i).words();
            for (int from = 0; from < words.size() && words.size() >= MIN_WORDS; from++) {
                int last = Math.min(words.size(), from + MAX_STRETCH);
                for (int to = from + 1; to <= last && isLess(to - from, words.size()); to++) {
                    slots.computeIfAbsent(rest(words, from, to), key -> new ArrayList<>())
                            .add(new Place(i, List.copyOf(words.subList(from, to))));
                }
            }
        }
        slots.values().forEach(this::slot);
    }

    private static boolean isLess(int stretch, int words) {
        return stretch == 1 || 2 * stretch < words;
    }

    /**
     * Separates the templates with one rest: all of them if few wordings stand at the place, else opposites
     * only.
     */
    private void slot(List<Place> places) {
        if (places.size() < 2 || places.size() > MAX_COMPARED) {
            return;
        }
        boolean few = places.stream().map(Place::words).distinct().count() <= MAX_VALUES;
        for (Place a : places) {
            for (Place b : places) {
                if (a.differsFrom(b) && (few || oppose(a.words, b.words))) {
                    apart.get(a.template).add(b.template);
                }
            }
        }
    }

    private static boolean oppose(List<String> a, List<String> b) {
        Polarity one = Opposites.standard().of(a.get(0));
        return a.size() + b.size() == 2 && one.opposes(Opposites.standard().of(b.get(0)));
    }

    private static String rest(List<String> words, int from, int to) {
        return String.join(" ", words.subList(0, from)) + "|" + String.join(" ", words.subList(to, words.size()));
    }

    /** A template with the words that stand at one place of it. */
    private record Place(int template, List<String> words) {

        /** Tells whether none of the words at either end is common to both: then no shorter place divides them. */
        boolean differsFrom(Place other) {
            return !words.get(0).equals(other.words.get(0))
                    && !words.get(words.size() - 1).equals(other.words.get(other.words.size() - 1));
        }
    }
}
