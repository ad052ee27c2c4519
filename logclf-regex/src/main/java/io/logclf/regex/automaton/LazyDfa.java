package io.logclf.regex.automaton;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton that tells in one pass which rules match somewhere in a text. Its states are constructed
 * from a {@link UnionNfa} when a text first needs them (the subset construction done lazily, as in RE2), since the
 * complete automaton of even one pattern can have exponentially many, of which logs visit few.
 *
 * <p>For example, the rules {@code 0: ^start} and {@code 1: fail(ed|ure)} on the text {@code "job failed"}: after
 * {@code 'j'} rule 0 can no longer match, and all characters but {@code 'f'} lead from one state, "rule 1 has not begun",
 * to itself; behind {@code "failed"} a state is reached in which rule 1 has matched. That state is <em>settled</em>: no
 * text that follows changes the answer, {@code [1]}, so the rest of the text is not read.
 *
 * <p><b>Complexity.</b> A text whose transitions are all known takes one or two array reads for each character, whatever
 * the number of rules. A transition that is not known takes time linear in the steps of all nondeterministic automata;
 * callers can bound how many of those a text may add.
 *
 * <p><b>Layout.</b> A state has one transition for each column: a class of {@link CharClasses}, or the end of the text.
 * The transition first found from a state is its usual one, since most characters that may follow take it: all but the
 * few that begin a match, or all digits where a number stands. Usual transitions of all states are packed into one
 * array, so that a text that takes only these touches few cache lines; the other transitions are in a row of the state,
 * which is allocated when it is first needed.
 *
 * <p><b>Characters.</b> The automaton reads UTF-16 units. A text with surrogates must not be given to it: a pattern sees
 * a supplementary code point as one character.
 *
 * <p><b>Threads.</b> Safe for concurrent use. Lookups take no lock; new states and transitions are added under the
 * lock of this object, and are never removed or changed.
 */
public final class LazyDfa {

    /**
     * What {@link #matching} returns where it lacks a transition or a state. It is recognized by identity, so that an
     * answer needs no wrapper; as rule numbers are not negative, no answer equals it either.
     */
    private static final int[] UNKNOWN = {-1};

    /**
     * The bit of a transition that says that the state it leads to is settled. The other 15 bits are the number of that
     * state, so that a transition fits a {@code char}. Settled with the state {@link #NONE} is a transition to a state for
     * which there is no room: it ends the loops as any settled state does, but without an answer.
     */
    private static final int SETTLED = 1 << 15;

    private static final int STATE = SETTLED - 1;
    private static final int NONE = DfaTables.NONE;

    /** The number of the state before a text: the first that is constructed. */
    private static final int START = 1;

    /**
     * How many states an automaton of one rule may have; what needs more is left to RE2/J. Log patterns need tens; a pattern
     * such as {@code a.{12}b} needs thousands, and would cost each rule megabytes.
     */
    private static final int MAX_STATES_OF_ONE = 1 << 11;

    private final List<Nfa> nfas;
    private final BitSet forSomeEntries;
    private final int maxStates;
    /** The number of each state that has been constructed; guarded by the lock of this object. */
    private final Map<DfaState, Integer> numbers = new HashMap<>();
    /** Null until first needed, as the tables are: most rules of a large set never become candidates. */
    private @Nullable UnionNfa union;

    private volatile @Nullable DfaTables tables;

    /**
     * Constructs an automaton of rules, without its states.
     *
     * @param nfas by rule; a rule's index in this list is its number in the answers
     * @param forSomeEntries the numbers of the rules that do not apply to every entry; not copied, and not to be changed
     * @param maxStates how many states there may be, at most 32,766, as a transition has 15 bits for their numbers
     */
    public LazyDfa(List<Nfa> nfas, BitSet forSomeEntries, int maxStates) {
        this.nfas = List.copyOf(nfas);
        this.forSomeEntries = forSomeEntries;
        this.maxStates = maxStates;
    }

    /** Returns the answer of {@link #matching} where it cannot tell: for callers that skip the automaton altogether. */
    public static int[] unknown() {
        return UNKNOWN;
    }

    /** Tells whether an answer of {@link #matching} is that it cannot tell. */
    public static boolean isUnknown(int[] answer) {
        return answer == UNKNOWN;
    }

    /**
     * Returns an automaton of one rule, without its states. The rule has the number 0: the text matches if and only if the
     * answer is not empty.
     */
    public static LazyDfa of(Nfa nfa) {
        return new LazyDfa(List.of(nfa), new BitSet(), MAX_STATES_OF_ONE);
    }

    /**
     * Returns the rules that match a text, from the states known so far. Never blocks, except for the very first text, and
     * never constructs a state.
     *
     * @param text a text without surrogates; not changed
     * @return the numbers of the rules, ascending; all up to the first that is for all entries, since no later rule can be
     *     the first for any entry. {@link #unknown} if the text needs a transition that is not known. Not a copy, and not
     *     to be changed
     */
    public int[] matching(char[] text) {
        DfaTables known = tables();
        int end = known.classes.count();
        int state = START;
        for (int i = 0; ; i++) {
            int to = known.transition(state, i < text.length ? known.column(text[i]) : end);
            state = to & STATE;
            if (to == NONE || (to & SETTLED) != 0) {
                return state == NONE ? UNKNOWN : answer(known, state);
            }
        }
    }

    /**
     * As {@link #matching(char[])}, but constructs the transitions that the text lacks, up to a limit. The two are separate
     * loops so that the JIT compiler sees the common one without this one's rare branch.
     *
     * @param text a text without surrogates; not changed
     * @param newTransitions how many transitions may be constructed
     * @return as {@link #matching(char[])}; {@link #unknown} if the text needs more new transitions than that, or more states
     *     than there may be. What was constructed until then is kept, so that the next such text gets further
     */
    public int[] matching(char[] text, int newTransitions) {
        DfaTables known = tables();
        int end = known.classes.count();
        int left = newTransitions;
        int state = START;
        for (int i = 0; ; i++) {
            int column = i < text.length ? known.column(text[i]) : end;
            int to = known.transition(state, column);
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

    /**
     * Constructs the union of the rules' automata and the empty tables, which the first text has to wait for otherwise:
     * tens of milliseconds for large sets. Does nothing if they exist.
     */
    public void prepare() {
        tables();
    }

    /** Tells whether there are as many states as there may be; further transitions to new states have no answer then. */
    public synchronized boolean isFull() {
        return numbers.size() == maxStates;
    }

    private int[] answer(DfaTables tables, int state) {
        DfaState found = tables.states[state];
        return found == null ? answer(state) : found.matching();
    }

    /**
     * Looks the state up under the lock: if another thread has constructed it, this one may have seen the transition to it
     * but not the state itself, as they are in different arrays that are written without a memory barrier.
     */
    private synchronized int[] answer(int state) {
        DfaState found = tables().states[state];
        if (found == null) {
            throw new IllegalStateException("no state " + state);
        }
        return found.matching();
    }

    private DfaTables tables() {
        DfaTables known = tables;
        return known == null ? firstTables() : known;
    }

    private synchronized DfaTables firstTables() {
        if (tables == null) {
            union = new UnionNfa(nfas, forSomeEntries);
            tables = new DfaTables(union.classes());
            number(union.first());
        }
        return tables;
    }

    /**
     * Constructs a transition, or returns it if another thread has done so meanwhile.
     *
     * @return the number of a state and whether that is settled; settled without a state if there is no room for it
     */
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

    /** Returns the number of a state, which is added if it is new; {@link #NONE} if there is no room. Needs the lock. */
    private int number(DfaState state) {
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        if (numbers.size() == maxStates) {
            return NONE;
        }
        int number = numbers.size() + START;
        DfaTables roomy = tables();
        if (number == roomy.states.length) {
            roomy = new DfaTables(roomy);
            tables = roomy;
        }
        numbers.put(state, number);
        roomy.states[number] = state;
        return number;
    }
}
