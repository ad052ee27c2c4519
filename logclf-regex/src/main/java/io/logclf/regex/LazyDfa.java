package io.logclf.regex;

import io.logclf.regex.RegexNode.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether a pattern matches somewhere in a text, in one pass: a deterministic automaton whose states are made from
 * an {@link Nfa} when a text first needs them (the subset construction done lazily, as in RE2). Safe for concurrent use.
 *
 * <p>A state stands for the steps that the NFA can be at, before conditions on the place are looked at: they depend on the
 * next character, so they are resolved by the transition.
 *
 * <p>Transitions stand in one table, a row for each state, so that an automaton fills few cache lines. Rows are added under
 * a lock, to a copy if the table is full, so an old copy never leads to a row that it lacks; a thread that does not see a
 * transition yet asks for it under the lock.
 */
final class LazyDfa {

    /**
     * Entries of the table, 16 bits each; what needs more is left to RE2/J. There is always room for two rows: a pattern that
     * {@link PatternGuard} lets through has no more than ten thousand classes.
     */
    private static final int MAX_ENTRIES = 1 << 16;

    private static final int FIRST_ROWS = 8;

    /** Entries that are no row. Rows begin at one row's width, so that they are never mistaken for these. */
    private static final char NOT_MADE = 0;

    private static final char MATCHED = 1;
    private static final char DEAD = 2;
    /** Leads to a row for which there is no room; kept, so that no thread tries to make it again. */
    private static final char NO_ROOM = 3;

    /** What a scan found; unknown if the text needs more rows than the table may have. */
    enum Found {
        YES,
        NO,
        UNKNOWN
    }

    private final Nfa nfa;
    private final boolean anchored;
    private final CharClasses classes;
    /** Columns: one for each class, and the last for the end of the text. */
    private final int width;

    /** What {@link #classes} has for ASCII, nearer at hand. */
    private final byte[] asciiClasses;

    private final int endOfText;
    private final int start;
    private final Map<State, Integer> rows = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    /** By column: the steps that consume its characters; made when first needed. */
    private final BitSet[] consuming;
    /** What the start reaches without a character, by what stands there; made when first needed. */
    private final Map<Border, BitSet> startClosures = new HashMap<>();

    /** For {@link #expanded}: every step is expanded once, and pushes two at most. */
    private final int[] stack;

    private volatile char[] table;

    LazyDfa(Nfa nfa) {
        this.nfa = nfa;
        this.anchored = nfa.steps().get(nfa.start()) instanceof Nfa.Check check && check.place() == Place.TEXT_START;
        this.classes = CharClasses.of(nfa);
        this.asciiClasses = classes.ascii();
        this.endOfText = classes.count();
        this.width = Math.max(endOfText + 1, NO_ROOM + 1);
        this.consuming = new BitSet[endOfText];
        this.stack = new int[3 * nfa.steps().size()];
        this.table = new char[width * FIRST_ROWS];
        BitSet first = new BitSet();
        first.set(nfa.start());
        this.start = row(new State(first, Before.TEXT_START));
    }

    Nfa nfa() {
        return nfa;
    }

    Found find(char[] text) {
        char[] entries = table;
        int row = start;
        for (int i = 0; i <= text.length; i++) {
            int column = i < text.length ? column(text[i]) : endOfText;
            int next = entries[row + column];
            if (next < width) {
                if (next == NOT_MADE) {
                    next = transition(row, column);
                    entries = table;
                }
                if (next < width) {
                    return next == MATCHED ? Found.YES : next == DEAD ? Found.NO : Found.UNKNOWN;
                }
            }
            row = next;
        }
        throw new AssertionError("the end of the text leads to no row");
    }

    private int column(char c) {
        return c < asciiClasses.length ? asciiClasses[c] & 0xFF : classes.of(c);
    }

    /** Makes an entry; it is {@link #NO_ROOM} if it needs a row more than the table may have. */
    private synchronized int transition(int row, int column) {
        State from = states.get(row / width - 1);
        int next;
        if (column == endOfText) {
            next = hasMatch(closure(from, After.TEXT_END)) ? MATCHED : DEAD;
        } else {
            char c = classes.representative(column);
            BitSet reached = closure(from, After.of(c));
            next = hasMatch(reached)
                    ? MATCHED
                    : row(new State(successors(reached, column), classes.knowPlaces() ? Before.of(c) : Before.OTHER));
        }
        table[row + column] = (char) next;
        return next;
    }

    private int row(State state) {
        if (state.steps().isEmpty()) {
            return DEAD;
        }
        Integer known = rows.get(state);
        if (known != null) {
            return known;
        }
        int row = width * (states.size() + 1);
        if (row + width > MAX_ENTRIES) {
            return NO_ROOM;
        }
        if (row + width > table.length) {
            table = Arrays.copyOf(table, Math.min(2 * table.length, MAX_ENTRIES));
        }
        states.add(state);
        rows.put(state, row);
        return row;
    }

    private BitSet successors(BitSet reached, int column) {
        BitSet consumed = (BitSet) reached.clone();
        consumed.and(consuming(column));
        BitSet successors = new BitSet();
        for (int step = consumed.nextSetBit(0); step >= 0; step = consumed.nextSetBit(step + 1)) {
            successors.set(((Nfa.Consume) nfa.steps().get(step)).next());
        }
        if (!anchored) {
            // A match may begin at every character.
            successors.set(nfa.start());
        }
        return successors;
    }

    private BitSet consuming(int column) {
        if (consuming[column] == null) {
            char c = classes.representative(column);
            BitSet steps = new BitSet();
            for (int i = 0; i < nfa.steps().size(); i++) {
                steps.set(
                        i,
                        nfa.steps().get(i) instanceof Nfa.Consume consume
                                && consume.set().contains(c));
            }
            consuming[column] = steps;
        }
        return consuming[column];
    }

    /** The steps reached without a character, between what came before the state and what comes after it. */
    private BitSet closure(State state, After after) {
        Border border = new Border(state.before(), after);
        if (!state.steps().get(nfa.start())) {
            return expanded(new BitSet(), state.steps(), border);
        }
        // Where a match may begin at every character, most of what is reached is reached from the start.
        BitSet fromStart = startClosures.computeIfAbsent(border, place -> {
            BitSet start = new BitSet();
            start.set(nfa.start());
            return expanded(new BitSet(), start, place);
        });
        return expanded((BitSet) fromStart.clone(), state.steps(), border);
    }

    /** Adds what is reached from some steps to what is reached already. */
    private BitSet expanded(BitSet reached, BitSet steps, Border border) {
        int top = 0;
        for (int step = steps.nextSetBit(0); step >= 0; step = steps.nextSetBit(step + 1)) {
            stack[top++] = step;
        }
        while (top > 0) {
            int index = stack[--top];
            if (reached.get(index)) {
                continue;
            }
            reached.set(index);
            Nfa.Step step = nfa.steps().get(index);
            if (step instanceof Nfa.Fork fork) {
                stack[top++] = fork.first();
                stack[top++] = fork.second();
            } else if (step instanceof Nfa.Check check && holds(check.place(), border.before(), border.after())) {
                stack[top++] = check.next();
            }
        }
        return reached;
    }

    private static boolean hasMatch(BitSet reached) {
        return reached.get(Nfa.MATCH);
    }

    static boolean holds(Place place, Before before, After after) {
        boolean wordEdge = (before == Before.WORD) != (after == After.WORD);
        return switch (place) {
            case TEXT_START -> before == Before.TEXT_START;
            case TEXT_END -> after == After.TEXT_END;
            case LINE_START -> before == Before.TEXT_START || before == Before.NEWLINE;
            case LINE_END -> after == After.TEXT_END || after == After.NEWLINE;
            case WORD_EDGE -> wordEdge;
            case NO_WORD_EDGE -> !wordEdge;
        };
    }

    /** What stands before a place. */
    enum Before {
        TEXT_START,
        NEWLINE,
        WORD,
        OTHER;

        static Before of(char c) {
            return c == '\n' ? NEWLINE : CharSet.WORD.contains(c) ? WORD : OTHER;
        }
    }

    /** What stands after a place. */
    enum After {
        TEXT_END,
        NEWLINE,
        WORD,
        OTHER;

        static After of(char c) {
            return c == '\n' ? NEWLINE : CharSet.WORD.contains(c) ? WORD : OTHER;
        }
    }

    /** A place between two characters. */
    private record Border(Before before, After after) {}

    /** The steps the NFA can be at, which are not changed any more, and what stands before. */
    private record State(BitSet steps, Before before) {}
}
