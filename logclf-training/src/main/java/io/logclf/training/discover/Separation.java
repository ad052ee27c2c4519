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
 * Which templates must not be in one group, however near their embeddings are: encoders put opposites next to each other, and know
 * no scripts but those they were trained on. Found by exact keys, in time linear in the words.
 *
 * <ul>
 *   <li>Their words stand on different sides of an axis (succeeded, failed), or they are of one frame and one is negated.
 *   <li>They differ in one word only, and few words stand there: what has few values and divides a template is no variable.
 *   <li>Their words of scripts other than Latin differ.
 * </ul>
 */
final class Separation {

    /** From more on, what stands there are values, as names are. */
    private static final int MAX_VALUES = 4;

    private static final int MAX_COMPARED = 64;
    /** Templates of fewer words have nothing in common when one differs. */
    private static final int MIN_WORDS = 2;

    private final List<Wording> wordings;
    private final List<Set<Integer>> apart = new ArrayList<>();

    private Separation(List<Wording> wordings) {
        this.wordings = wordings;
        wordings.forEach(wording -> apart.add(new HashSet<>()));
    }

    static Separation of(List<Wording> wordings) {
        Separation separation = new Separation(wordings);
        separation.frames();
        separation.slots();
        return separation;
    }

    /** Tells whether templates hold two that must not be in one group. */
    boolean divides(List<Integer> templates) {
        Side all = side(templates.get(0));
        for (int template : templates.subList(1, templates.size())) {
            Side next = side(template);
            if (all.opposes(next)) {
                return true;
            }
            all.add(next);
        }
        return false;
    }

    /** Returns what is known of a template by itself. */
    Side side(int template) {
        return new Side(wordings.get(template), template, apart.get(template));
    }

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

    private void slots() {
        Map<String, List<Place>> slots = new LinkedHashMap<>();
        for (int i = 0; i < wordings.size(); i++) {
            List<String> words = wordings.get(i).words();
            for (int at = 0; at < words.size() && words.size() >= MIN_WORDS; at++) {
                slots.computeIfAbsent(rest(words, at), key -> new ArrayList<>()).add(new Place(i, words.get(at)));
            }
        }
        slots.values().forEach(this::slot);
    }

    private void slot(List<Place> places) {
        if (places.size() < 2 || places.size() > MAX_COMPARED) {
            return;
        }
        long values = places.stream().map(Place::word).distinct().count();
        for (Place a : places) {
            for (Place b : places) {
                if (!a.word.equals(b.word) && (values <= MAX_VALUES || oppose(a.word, b.word))) {
                    apart.get(a.template).add(b.template);
                }
            }
        }
    }

    private static boolean oppose(String a, String b) {
        Polarity one = Opposites.standard().of(a);
        return one.opposes(Opposites.standard().of(b));
    }

    private static String rest(List<String> words, int at) {
        return at + " " + String.join(" ", words.subList(0, at)) + "|"
                + String.join(" ", words.subList(at + 1, words.size()));
    }

    private record Place(int template, String word) {}
}
