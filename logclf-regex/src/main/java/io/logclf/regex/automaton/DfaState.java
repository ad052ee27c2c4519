package io.logclf.regex.automaton;

import io.logclf.regex.syntax.Border;
import java.util.Arrays;

/**
 * A deterministic automaton state: the set of steps at which the rules' nondeterministic automata can be, and which rules
 * have matched already. Two texts that lead to equal states are indistinguishable from there on, which is what makes the
 * number of states small: equality is by value, and the hash code is computed once.
 *
 * <p>Immutable. The arrays are neither copied in nor out, as there are tens of thousands of states: whoever constructs a state
 * or reads one must not change them.
 */
final class DfaState {

    private final int[] steps;
    private final int[] matching;
    private final Border.Before before;
    private final boolean settled;
    private final int hash;

    /**
     * Constructs a state.
     *
     * @param steps steps of the {@link UnionNfa}, ascending; forks and conditions behind them are not followed yet, as
     *     these need the next character
     * @param matching numbers of the rules that have matched, ascending
     * @param before what stands before the place where the text goes on; always {@code OTHER} behind the start if no
     *     rule has a condition on places, so that this does not multiply the states
     * @param settled whether no text that follows changes which rules match
     */
    DfaState(int[] steps, int[] matching, Border.Before before, boolean settled) {
        this.steps = steps;
        this.matching = matching;
        this.before = before;
        this.settled = settled;
        this.hash = 31 * Arrays.hashCode(steps) + Arrays.hashCode(matching);
    }

    /** Returns the steps, ascending; not a copy. */
    int[] steps() {
        return steps;
    }

    /** Returns the rules that have matched so far, ascending; not a copy. */
    int[] matching() {
        return matching;
    }

    Border.Before before() {
        return before;
    }

    /** Tells whether {@link #matching} is final: the rest of the text need not be read. */
    boolean isSettled() {
        return settled;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DfaState state
                && hash == state.hash
                && before == state.before
                && settled == state.settled
                && Arrays.equals(steps, state.steps)
                && Arrays.equals(matching, state.matching);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
