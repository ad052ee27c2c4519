package io.logclf.regex.automaton;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which rules match somewhere in a text, in one pass: a deterministic automaton whose states are made from a {@link UnionNfa}
 * when a text first needs them (the subset construction done lazily, as in RE2). Safe for concurrent use.
 *
 * <p>The way first found from a state is its usual one, since most characters that may follow take it: all but few digits where a number
 * stands. The usual ways stand in an array, beside those of the states made before and after, so that a text that goes known ways reads few
 * cache lines; other ways stand in a row for the state.
 */
public final class LazyDfa {

    /** What {@link #matching} returns, where it needs what is not made. */
    private static final int[] UNKNOWN = {-1};

    /** A way is a state, and whether that is settled. */
    private static final int SETTLED = 1 << 15;

    private static final int STATE = SETTLED - 1;
    /** No way is known; no state has this number. */
    private static final int NONE = 0;

    private static final int START = 1;
    private static final int FIRST_STATES = 8;

    /** How many states an automaton of one rule may have; what needs more is left to RE2/J. */
    private static final int MAX_STATES_OF_ONE = 1 << 11;

    private final List<Nfa> nfas;
    private final BitSet forSomeEntries;
    private final int maxStates;
    private final Map<DfaState, Integer> numbers = new HashMap<>();
    /** Null until first needed, as the tables are. */
    private @Nullable UnionNfa union;

    private volatile @Nullable Tables tables;

    /**
     * Makes an automaton of rules, without its states.
     *
     * @param nfas by rule
     * @param forSomeEntries the rules that do not apply to every entry
     * @param maxStates how many states there may be, at most 32,766
     */
    public LazyDfa(List<Nfa> nfas, BitSet forSomeEntries, int maxStates) {
        this.nfas = List.copyOf(nfas);
        this.forSomeEntries = forSomeEntries;
        this.maxStates = maxStates;
    }

    /** Returns what {@link #matching} returns where it cannot tell. */
    public static int[] unknown() {
        return UNKNOWN;
    }

    /** Tells whether an answer of {@link #matching} is that it cannot tell. */
    public static boolean isUnknown(int[] answer) {
        return answer == UNKNOWN;
    }

    /** Returns an automaton of one rule, which has the number 0, without its states. */
    public static LazyDfa of(Nfa nfa) {
        return new LazyDfa(List.of(nfa), new BitSet(), MAX_STATES_OF_ONE);
    }

    /**
     * Returns the rules that match, ascending; all up to the first that is for all entries. {@link #UNKNOWN} if that takes ways that are
     * not known.
     */
    public int[] matching(char[] text) {
        Tables known = tables();
        int end = known.classes.count();
        int state = START;
        for (int i = 0; ; i++) {
            int to = known.way(state, i < text.length ? known.column(text[i]) : end);
            state = to & STATE;
            if (to == NONE || (to & SETTLED) != 0) {
                return state == NONE ? UNKNOWN : answer(known, state);
            }
        }
    }

    /**
     * As {@link #matching(char[])}, which is a loop of its own so that it is compiled without this one's rare branch, after a look for the
     * ways that are not known. {@link #UNKNOWN} if that takes more ways than may be looked
     * for, or more states than there may be.
     *
     * @param newWays how many ways may be looked for
     */
    public int[] matching(char[] text, int newWays) {
        Tables known = tables();
        int end = known.classes.count();
        int left = newWays;
        int state = START;
        for (int i = 0; ; i++) {
            int column = i < text.length ? known.column(text[i]) : end;
            int to = known.way(state, column);
            if (to == NONE) {
                if (left-- <= 0) {
                    return UNKNOWN;
                }
                to = find(state, column);
                known = tables();
            }
            state = to & STATE;
            if ((to & SETTLED) != 0) {
                return state == NONE ? UNKNOWN : answer(known, state);
            }
        }
    }

    /** Makes what all texts need, which the first text has to wait for otherwise. */
    public void prepare() {
        tables();
    }

    /** Tells whether there are as many states as there may be. */
    public synchronized boolean isFull() {
        return numbers.size() == maxStates;
    }

    private int[] answer(Tables tables, int state) {
        DfaState found = tables.states[state];
        return found == null ? answer(state) : found.matching();
    }

    /** As another thread made the state, this one need not see it yet. */
    private synchronized int[] answer(int state) {
        DfaState found = tables().states[state];
        if (found == null) {
            throw new IllegalStateException("no state " + state);
        }
        return found.matching();
    }

    private Tables tables() {
        Tables made = tables;
        return made == null ? firstTables() : made;
    }

    private synchronized Tables firstTables() {
        if (tables == null) {
            union = new UnionNfa(nfas, forSomeEntries);
            tables = new Tables(union.classes());
            number(union.first());
        }
        return tables;
    }

    /** Finds a way: the number of a state and whether that is settled; settled without a state if there is no room for it. */
    private synchronized int find(int from, int column) {
        DfaState state = tables().states[from];
        if (union == null || state == null) {
            throw new IllegalStateException("no state " + from);
        }
        DfaState next = union.next(state, column);
        int number = number(next);
        int to = number | (next.isSettled() || number == NONE ? SETTLED : 0);
        tables().put(from, column, to);
        return to;
    }

    private int number(DfaState state) {
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        if (numbers.size() == maxStates) {
            return NONE;
        }
        int number = numbers.size() + START;
        Tables roomy = tables();
        if (number == roomy.states.length) {
            roomy = new Tables(roomy);
            tables = roomy;
        }
        numbers.put(state, number);
        roomy.states[number] = state;
        return number;
    }

    /**
     * What is read without a lock. Changed under the lock only, and replaced by a copy to grow: a thread that does not see a change
     * yet, or sees an old copy, finds nothing where there is something, and asks under the lock.
     */
    private static final class Tables {

        private static final int LONG_LOG2 = 6;
        private static final int WAY_SHIFT = Long.SIZE - Character.SIZE;
        private static final int USUAL_COLUMNS = Long.SIZE + WAY_SHIFT;

        private final CharClasses classes;
        private final byte[] ascii;
        private final @Nullable DfaState[] states;
        /**
         * By state, two numbers: the columns that take its usual way, a bit each, in the first number those below 64 and in the second those
         * below {@link #USUAL_COLUMNS}; and above these the usual way.
         */
        private final long[] usual;

        /** By state, a way for each column: those of columns that do not take the usual one. */
        private final char[] @Nullable [] otherWays;

        Tables(CharClasses classes) {
            this.classes = classes;
            this.ascii = classes.ascii();
            this.states = new DfaState[FIRST_STATES];
            this.usual = new long[2 * FIRST_STATES];
            this.otherWays = new char[FIRST_STATES][];
        }

        /** Copies tables into twice the room. */
        Tables(Tables full) {
            int room = 2 * full.states.length;
            this.classes = full.classes;
            this.ascii = full.ascii;
            this.states = Arrays.copyOf(full.states, room);
            this.usual = Arrays.copyOf(full.usual, 2 * room);
            this.otherWays = new char[room][];
            for (int state = 0; state < full.otherWays.length; state++) {
                // Shared, a row would lead who reads the old tables to states that these have no room for.
                char[] row = full.otherWays[state];
                otherWays[state] = row == null ? null : row.clone();
            }
        }

        int column(char c) {
            return c < ascii.length ? ascii[c] & 0xFF : classes.of(c);
        }

        int way(int state, int column) {
            if (column < USUAL_COLUMNS) {
                // Without a branch for the two numbers: which it is changes from character to character.
                if ((usual[2 * state + (column >>> LONG_LOG2)] >>> column & 1) != 0) {
                    return (int) (usual[2 * state + 1] >>> WAY_SHIFT);
                }
            }
            char[] row = otherWays[state];
            return row == null ? NONE : row[column];
        }

        void put(int from, int column, int to) {
            int known = (int) (usual[2 * from + 1] >>> WAY_SHIFT);
            if (column < USUAL_COLUMNS && (known == NONE || known == to)) {
                usual[2 * from + 1] |= (long) to << WAY_SHIFT;
                usual[2 * from + (column >>> LONG_LOG2)] |= 1L << column;
                return;
            }
            char[] row = otherWays[from];
            if (row == null) {
                row = new char[classes.count() + 1];
                otherWays[from] = row;
            }
            row[column] = (char) to;
        }
    }
}
