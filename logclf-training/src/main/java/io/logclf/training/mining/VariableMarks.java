package io.logclf.training.mining;

import org.jspecify.annotations.Nullable;

/**
 * Which tokens of which shapes a step found to vary. Steps only mark, and {@link Refinement} changes the
 * shapes after each, so that what a step finds does not depend on the order of shapes.
 */
final class VariableMarks {

    private final boolean[] @Nullable [] marks;

    VariableMarks(int shapes) {
        marks = new boolean[shapes][];
    }

    /**
     * Marks a stretch of a shape.
     *
     * @param length how many tokens the shape has
     */
    void vary(int shape, int length, int from, int to) {
        boolean[] varying = marks[shape];
        if (varying == null) {
            varying = new boolean[length];
            marks[shape] = varying;
        }
        for (int i = from; i < to; i++) {
            varying[i] = true;
        }
    }

    /** Returns the marks of a shape, one for each token; null if nothing of it varies. */
    boolean @Nullable [] of(int shape) {
        return marks[shape];
    }
}
