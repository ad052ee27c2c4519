package io.logclf.training.mining;

import org.jspecify.annotations.Nullable;

/** Which tokens of which shapes were found to vary. */
final class Marks {

    private final boolean[] @Nullable [] marks;

    Marks(int shapes) {
        marks = new boolean[shapes][];
    }

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

    boolean @Nullable [] of(int shape) {
        return marks[shape];
    }
}
