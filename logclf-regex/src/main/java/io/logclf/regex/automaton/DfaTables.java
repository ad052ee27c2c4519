package io.logclf.regex.automaton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tables that are read without a lock. They are changed under the lock only, and replaced by a copy to grow. Races
 * are benign since entries only ever change from "unknown" to their final value: a thread that does not see a change
 * yet, or sees an old copy, finds nothing where there is something, and gives up or repeats the lookup under the lock.
 */
final class DfaTables {

    /** No transition is known; no state has this number, so that arrays filled with zeros are empty tables. */
    static final int NONE = 0;

    /** Room for states at first; doubled when it is full. Small, since a set has an automaton for each of its rules. */
    private static final int FIRST_STATES = 8;

    private static final int LONG_LOG2 = 6;
    /** A usual transition is in the upper 16 bits of its number. */
    private static final int TRANSITION_SHIFT = Long.SIZE - Character.SIZE;
    /** The columns for which there is a bit: 64 in the first number, and 48 in the second. Later ones always use rows. */
    private static final int USUAL_COLUMNS = Long.SIZE + TRANSITION_SHIFT;

    final CharClasses classes;
    private final byte[] ascii;
    final @Nullable DfaState[] states;
    /**
     * By state, two numbers: the columns that take its usual transition, a bit each, in the first number those below 64
     * and in the second those below {@link #USUAL_COLUMNS}; and above these the usual transition.
     */
    private final long[] usual;

    /** By state, a transition for each column: those of columns that do not take the usual one; null if there are none. */
    private final char[] @Nullable [] otherTransitions;

    DfaTables(CharClasses classes) {
        this.classes = classes;
        this.ascii = classes.ascii();
        this.states = new DfaState[FIRST_STATES];
        this.usual = new long[2 * FIRST_STATES];
        this.otherTransitions = new char[FIRST_STATES][];
    }

    /** Copies tables into twice the room. */
    DfaTables(DfaTables full) {
        int room = 2 * full.states.length;
        this.classes = full.classes;
        this.ascii = full.ascii;
        this.states = Arrays.copyOf(full.states, room);
        this.usual = Arrays.copyOf(full.usual, 2 * room);
        this.otherTransitions = new char[room][];
        for (int state = 0; state < full.otherTransitions.length; state++) {
            // A shared row would lead readers of the old tables to states for which those have no room.
            char[] row = full.otherTransitions[state];
            otherTransitions[state] = row == null ? null : row.clone();
        }
    }

    /** Returns the column of a character; ASCII, which logs mostly are, without a search. */
    int column(char c) {
        return c < ascii.length ? ascii[c] & 0xFF : classes.of(c);
    }

    /** Returns the transition from a state; {@link #NONE} if it is not known, or not seen by this thread yet. */
    int transition(int state, int column) {
        if (column < USUAL_COLUMNS) {
            // No branch selects one of the two numbers: which it is changes from character to character, so
            // that a branch would often be mispredicted.
            if ((usual[2 * state + (column >>> LONG_LOG2)] >>> column & 1) != 0) {
                return (int) (usual[2 * state + 1] >>> TRANSITION_SHIFT);
            }
        }
        char[] row = otherTransitions[state];
        return row == null ? NONE : row[column];
    }

    /** Stores a transition: as the usual one if there is none yet or it is the same, in the row of the state otherwise. */
    void put(int from, int column, int to) {
        int known = (int) (usual[2 * from + 1] >>> TRANSITION_SHIFT);
        if (column < USUAL_COLUMNS && (known == NONE || known == to)) {
            usual[2 * from + 1] |= (long) to << TRANSITION_SHIFT;
            usual[2 * from + (column >>> LONG_LOG2)] |= 1L << column;
            return;
        }
        char[] row = otherTransitions[from];
        if (row == null) {
            row = new char[classes.count() + 1];
            otherTransitions[from] = row;
        }
        row[column] = (char) to;
    }
}
