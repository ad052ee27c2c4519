package io.logclf.training.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Groups skeletons: in rounds, makes more and more places variable, and unites what has become equal.
 * Neither the order of skeletons nor the number of messages behind each changes the groups.
 *
 * A round applies four steps, each to what the one before left: places that vary alone ({@link
 * SingleSlots}), places that vary together ({@link JointSlots}), known values where values stand, and
 * likely values ({@link LikelyValues}). Uniting shapes makes new places comparable, which is why rounds are
 * repeated, until one changes nothing.
 */
final class Refinement {

    /** As a rule two find everything; the last one finds nothing. */
    private static final int MAX_ROUNDS = 6;

    private final Words words;
    private final KnownValues known;
    private final DisjointSets groups;
    private List<Shape> shapes = new ArrayList<>();

    /** Begins with every skeleton as a shape and a group of its own. */
    Refinement(Words words, Skeletons skeletons) {
        this.words = words;
        known = new KnownValues(words);
        groups = new DisjointSets(skeletons.size());
        for (int i = 0; i < skeletons.size(); i++) {
            shapes.add(new Shape(i, skeletons.tokens(i), words, skeletons.sketch(i)));
        }
    }

    /** Runs all rounds. */
    void run() {
        uniteEqual();
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = apply(marks -> new SingleSlots(words, shapes, known).find(marks));
            changed |= apply(marks -> new JointSlots(words, shapes, known).find(marks));
            changed |= apply(this::knownValues);
            changed |= apply(marks -> new LikelyValues(words, shapes, known).find(marks));
        }
    }

    /** Returns one shape for each group. */
    List<Shape> shapes() {
        return shapes;
    }

    /** Returns what is equal for two skeletons of one group. */
    int groupOf(int skeleton) {
        return groups.find(skeleton);
    }

    /**
     * Runs one step, makes what it marked variable, and unites shapes that became equal. Tells whether a
     * shape changed.
     */
    private boolean apply(Consumer<VariableMarks> step) {
        VariableMarks marks = new VariableMarks(shapes.size());
        step.accept(marks);
        boolean changed = false;
        for (int i = 0; i < shapes.size(); i++) {
            boolean[] varying = marks.of(i);
            if (varying != null) {
                Shape old = shapes.get(i);
                Shape made = old.with(varying);
                know(old, varying, made.key());
                changed |= made.key() != old.key();
                shapes.set(i, made);
            }
        }
        if (changed) {
            uniteEqual();
        }
        return changed;
    }

    /**
     * Remembers the words that were found to vary as values. Han characters are left out: one of them is
     * seldom a whole value.
     */
    private void know(Shape shape, boolean[] varying, long template) {
        for (int i = 0; i < varying.length; i++) {
            if (varying[i] && words.isWord(shape.tokens()[i]) && !words.isHan(shape.tokens()[i])) {
                known.know(shape, i, template);
            }
        }
    }

    /**
     * Keeps one shape of each key, that which shows best what varies, and unites the groups of the others
     * with it.
     */
    private void uniteEqual() {
        Map<Long, Integer> places = new HashMap<>();
        List<Shape> kept = new ArrayList<>();
        for (Shape shape : shapes) {
            Integer place = places.putIfAbsent(shape.key(), kept.size());
            if (place == null) {
                kept.add(shape);
            } else {
                Shape other = kept.get(place);
                groups.unite(other.skeleton(), shape.skeleton());
                kept.set(place, shape.isBetterThan(other) ? shape.withMessagesOf(other) : other.withMessagesOf(shape));
            }
        }
        shapes = kept;
    }

    /**
     * Known values where values stand vary if a shape is there that has all the rest: rare pairs of values
     * fall under it.
     */
    private void knownValues(VariableMarks marks) {
        Set<Long> keys = new HashSet<>();
        shapes.forEach(shape -> keys.add(shape.key()));
        for (int i = 0; i < shapes.size(); i++) {
            Shape shape = shapes.get(i);
            boolean[] values = new boolean[shape.length()];
            for (int t = 0; t < values.length; t++) {
                values[t] = known.isValue(shape, t);
            }
            long key = shape.with(values).key();
            if (key != shape.key() && keys.contains(key)) {
                mark(marks, i, values);
            }
        }
    }

    private static void mark(VariableMarks marks, int shape, boolean[] values) {
        for (int t = 0; t < values.length; t++) {
            if (values[t]) {
                marks.vary(shape, values.length, t, t + 1);
            }
        }
    }
}
