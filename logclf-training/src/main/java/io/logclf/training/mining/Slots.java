package io.logclf.training.mining;

import java.util.List;

/** Finds the places that vary alone: shapes that are equal but for one stretch, where there is evidence enough. */
final class Slots {

    private static final int MIN_WORDS = 3;

    private final Words words;
    private final List<Shape> shapes;
    private final Vocabulary vocabulary;
    private final SlotIndex index = new SlotIndex();

    Slots(Words words, List<Shape> shapes, Vocabulary vocabulary) {
        this.words = words;
        this.shapes = shapes;
        this.vocabulary = vocabulary;
    }

    void find(Marks marks) {
        Spans spans = new Spans(words);
        for (int i = 0; i < shapes.size(); i++) {
            int number = i;
            Shape shape = shapes.get(i);
            spans.forEach(shape, (from, to) -> index.add(shape.keyWithout(from, to), number, from, to));
        }
        vocabulary.forgetContexts();
        index.forEachShared(this::noteWords);
        Evidence evidence = new Evidence(words, vocabulary);
        index.forEachShared(entry -> {
            evidence.reset();
            evidence.addAll(shapes, index, entry);
            if (evidence.isEnough()) {
                vary(entry, evidence, marks);
            }
        });
    }

    private void vary(int entry, Evidence evidence, Marks marks) {
        for (int e = entry; e >= 0; e = index.next(e)) {
            int number = index.shape(e);
            Shape shape = shapes.get(number);
            if (!evidence.isOpposed(shape, index.from(e), index.to(e))) {
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
                vocabulary.note(shapes.get(index.shape(e)), index.from(e), variable);
            }
        }
    }

    private int wordsOf(int entry) {
        return shapes.get(index.shape(entry)).words(index.from(entry), index.to(entry));
    }
}
