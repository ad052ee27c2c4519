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
 * Finds shapes that differ only in words that are values elsewhere in the log, or have the form of a value.
 * A rare template has too few messages to pass a {@link VariabilityTest} of its own; the other templates
 * have the evidence.
 *
 * It runs last in each round, when {@link KnownValues} has learned from the others.
 */
final class LikelyValues {

    /** So many constant words must remain. */
    private static final int MIN_CONSTANT = 1;

    /** How many shapes of four messages must differ so. */
    private static final double NEEDED = 1.2;

    /** How many more for each doubling of the number of messages. */
    private static final double GROWTH = 0.4;

    private static final double FREE_DOUBLINGS = 2;

    private final Words words;
    private final List<Shape> shapes;
    private final KnownValues known;
    private final MultiWordValues forms;

    LikelyValues(Words words, List<Shape> shapes, KnownValues known) {
        this.words = words;
        this.shapes = shapes;
        this.known = known;
        forms = new MultiWordValues(words);
    }

    /**
     * Marks the likely values of all shapes that share the rest with enough others, and elsewhere the words
     * that are values almost everywhere.
     */
    void find(VariableMarks marks) {
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

    /** Returns the shapes by what would be left of them without their likely values. */
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

    /** Leaves out the shapes whose values say the opposite of others'. */
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

    /** Returns what the likely values of a shape say together. */
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

    /** Returns how many shapes must differ so, by the number of messages behind them. */
    private double needed(List<Likely> equal) {
        long sketch = 0;
        for (Likely likely : equal) {
            sketch = Sketch.union(sketch, shapes.get(likely.number).sketch());
        }
        return NEEDED + GROWTH * (Sketch.log2(sketch) - FREE_DOUBLINGS);
    }

    /**
     * Marks the words of a shape that were found to be values in so many templates that they need no others
     * there.
     */
    private void varyFrequent(int number, VariableMarks marks) {
        Shape shape = shapes.get(number);
        boolean[] values = singles(shape);
        for (int i = 0; i < values.length; i++) {
            values[i] &= known.isFrequent(shape.tokens()[i]);
        }
        if (constants(shape, values) >= MIN_CONSTANT) {
            vary(number, values, marks);
        }
    }

    private static void vary(int number, boolean[] values, VariableMarks marks) {
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

    /**
     * Tells whether a word is likely to be a value where it stands: qualified names and known values are,
     * function words, names before an equals sign and words with an opposite are not.
     */
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
        boolean value = words.isQualified(token) || known.isValue(shape, at) || (known.isRecurring(token) && !names);
        return value && words.polarity(token).equals(Polarity.NONE);
    }

    /** Counts the words that remain without the values. */
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
