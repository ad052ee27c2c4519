package io.logclf.training.mining;

import io.logclf.head.opposites.Opposites;
import io.logclf.head.opposites.Polarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds shapes that differ only in words that are values elsewhere in the log, or have the form of a value. A rare template has too
 * few messages for evidence of its own; the other templates have it.
 */
final class LikelyValues {

    private static final int MIN_CONSTANT = 1;

    /** How many shapes of four messages must differ so, and how many more for each doubling of the number of messages. */
    private static final double NEEDED = 1.2;

    private static final double GROWTH = 0.4;
    private static final double FREE_DOUBLINGS = 2;

    private final Words words;
    private final List<Shape> shapes;
    private final Vocabulary vocabulary;
    private final ValueForms forms;

    LikelyValues(Words words, List<Shape> shapes, Vocabulary vocabulary) {
        this.words = words;
        this.shapes = shapes;
        this.vocabulary = vocabulary;
        forms = new ValueForms(words);
    }

    void find(Marks marks) {
        shapes.forEach(shape -> forms.note(shape, shape.with(singles(shape))));
        for (List<Likely> equal : byRest()) {
            List<Likely> kept = withoutOpposites(equal);
            if (kept.size() > 1 && kept.size() >= needed(kept)) {
                kept.forEach(likely -> vary(likely.number, likely.values, marks));
            } else {
                equal.forEach(likely -> varyFrequent(likely.number, marks));
            }
        }
    }

    private Collection<List<Likely>> byRest() {
        Map<Long, List<Likely>> byRest = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            Shape shape = shapes.get(i);
            boolean[] values = singles(shape);
            forms.find(shape, values);
            if (constants(shape, values) >= MIN_CONSTANT) {
                Shape rest = shape.with(values);
                byRest.computeIfAbsent(rest.key(), key -> new ArrayList<>()).add(new Likely(i, values));
            }
        }
        return byRest.values();
    }

    private List<Likely> withoutOpposites(List<Likely> equal) {
        if (equal.size() == 1) {
            return equal;
        }
        List<Polarity> said = equal.stream().map(this::said).toList();
        Polarity all = said.stream().reduce(Polarity.NONE, Polarity::with);
        List<Likely> kept = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            if (!said.get(i).opposes(all)) {
                kept.add(equal.get(i));
            }
        }
        return kept;
    }

    private Polarity said(Likely likely) {
        int[] tokens = shapes.get(likely.number).tokens();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < tokens.length; i++) {
            if (likely.values[i] && words.isWord(tokens[i])) {
                texts.add(words.text(tokens[i]).toLowerCase(Locale.ROOT));
            }
        }
        return Opposites.standard().of(texts);
    }

    private double needed(List<Likely> equal) {
        long sketch = 0;
        for (Likely likely : equal) {
            sketch = Sketch.union(sketch, shapes.get(likely.number).sketch());
        }
        return NEEDED + GROWTH * (Sketch.log2(sketch) - FREE_DOUBLINGS);
    }

    private void varyFrequent(int number, Marks marks) {
        Shape shape = shapes.get(number);
        boolean[] values = singles(shape);
        for (int i = 0; i < values.length; i++) {
            values[i] &= vocabulary.isFrequent(shape.tokens()[i]);
        }
        if (constants(shape, values) >= MIN_CONSTANT) {
            vary(number, values, marks);
        }
    }

    private static void vary(int number, boolean[] values, Marks marks) {
        for (int i = 0; i < values.length; i++) {
            if (values[i]) {
                marks.vary(number, values.length, i, i + 1);
            }
        }
    }

    /** Returns which words are likely to be a value each by itself. */
    private boolean[] singles(Shape shape) {
        boolean[] values = new boolean[shape.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = isLikely(shape, i);
        }
        return values;
    }

    private boolean isLikely(Shape shape, int at) {
        int[] tokens = shape.tokens();
        int token = tokens[at];
        boolean last = at + 1 == tokens.length;
        if (!words.isWord(token) || words.isFunction(token) || (!last && words.is(tokens[at + 1], '='))) {
            return false;
        }
        // A word before something variable mostly says what that is: it may be a user's name too, as "user" and "port"
        // are.
        boolean names = !last && Words.isVariable(tokens[at + 1]);
        boolean value =
                words.isQualified(token) || vocabulary.isValue(shape, at) || (vocabulary.isRecurring(token) && !names);
        return value && words.polarity(token).equals(Polarity.NONE);
    }

    private int constants(Shape shape, boolean[] values) {
        int constants = shape.words(0, values.length);
        for (int i = 0; i < values.length; i++) {
            constants -= values[i] && words.isWord(shape.tokens()[i]) ? 1 : 0;
        }
        return constants;
    }

    /** A shape, and which of its tokens are likely to be values. */
    private static final class Likely {

        private final int number;
        private final boolean[] values;

        Likely(int number, boolean[] values) {
            this.number = number;
            this.values = values;
        }
    }
}
