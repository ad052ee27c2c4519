package io.logclf.training.mining;

import java.util.List;

/**
 * Finds the places that vary alone: shapes that are equal but for one stretch, where a {@link
 * VariabilityTest} is passed.
 */
final class SingleSlots {

    /** So many words in one context show that different words stand there. */
    private static final int MIN_WORDS = 3;

    private final Words words;
    private final List<Shape> shapes;
    private final KnownValues known;
    private final SlotIndex index = new SlotIndex();

    SingleSlots(Words words, List<Shape> shapes, KnownValues known) {
        this.words = words;
        this.shapes = shapes;
        this.known = known;
    }

    /**
     * Indexes all stretches by what remains of their shapes without them, notes the contexts of words, and
     * marks the stretches of every entry whose values pass the test.
     */
    void find(VariableMarks marks) {
        ValueSpans spans = new ValueSpans(words);
        for (int i = 0; i < shapes.size(); i++) {
            int number = i;
            Shape shape = shapes.get(i);
            spans.forEach(shape, (from, to) -> index.add(shape.keyWithout(from, to), number, from, to));
        }
        known.forgetContexts();
        index.forEachShared(this::noteWords);
        VariabilityTest test = new VariabilityTest(words, known);
        index.forEachShared(entry -> {
            test.reset();
            test.addAll(shapes, index, entry);
            if (test.isEnough()) {
                vary(entry, test, marks);
            }
        });
    }

    /** Marks the stretches of an index entry, but for values that oppose others there. */
    private void vary(int entry, VariabilityTest test, VariableMarks marks) {
        for (int e = entry; e >= 0; e = index.next(e)) {
            int number = index.shape(e);
            Shape shape = shapes.get(number);
            if (!test.isOpposed(shape, index.from(e), index.to(e))) {
                marks.vary(number, shape.length(), index.from(e), index.to(e));
            }
        }
    }

    /** Notes the words of a context that holds several, or something variable too. */
    private void noteWords(int entry) {
        int size = 0;
        boolean variable = false;
        for (int e = entry; e >= 0; e = index.next(e)) {
            size++;
            variable |= wordsOf(e) == 0;
        }
        if (size < MIN_WORDS && !variable) {
            return;
        }
        for (int e = entry; e >= 0; e = index.next(e)) {
            if (index.to(e) == index.from(e) + 1 && wordsOf(e) == 1) {
                known.note(shapes.get(index.shape(e)), index.from(e), variable);
            }
        }
    }

    private int wordsOf(int entry) {
        return shapes.get(index.shape(entry)).words(index.from(entry), index.to(entry));
    }
}
