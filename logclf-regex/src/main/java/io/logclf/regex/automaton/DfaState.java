package io.logclf.regex.automaton;

import io.logclf.regex.syntax.Border;
import java.util.Arrays;

/**
 * A state of a {@link LazyDfa}: where the rules' automata can be, and which rules have matched already. Immutable, but for what it is
 * given must not be changed.
 */
final class DfaState {

    private final int[] steps;
    private final int[] matching;
    private final Border.Before before;
    private final boolean settled;
    private final int hash;

    /**
     * Makes a state.
     *
     * @param steps steps of the {@link UnionNfa}, ascending, from which conditions on the place are not looked at yet
     * @param matching rules that have matched, ascending
     * @param before what stands before the place where the text goes on
     * @param settled whether no text that follows changes which rules match
     */
    DfaState(int[] steps, int[] matching, Border.Before before, boolean settled) {
        this.steps = steps;
        this.matching = matching;
        this.before = before;
        this.settled = settled;
        this.hash = 31 * Arrays.hashCode(steps) + Arrays.hashCode(matching);
    }

    int[] steps() {
        return steps;
    }

    int[] matching() {
        return matching;
    }

    Border.Before before() {
        return before;
    }

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
