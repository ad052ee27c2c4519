package io.logclf.regex.automaton;

import io.logclf.regex.syntax.Border;
import io.logclf.regex.syntax.Border.After;
import io.logclf.regex.syntax.Border.Before;
import io.logclf.regex.syntax.CharSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells whether there is no text at all that a pattern matches, as with {@code foo\bbar}, {@code a^b} and {@code $x}: such
 * a rule loads without an error and does nothing. A backslash that was meant as text, {@code temp\bar}, is a usual reason.
 *
 * <p>A search for the {@link Nfa.Match} over pairs of a step and a {@link Border}. As conditions distinguish only four kinds of
 * neighbours on each side, these pairs stand for all texts: the search is exact, and linear in the steps of the automaton.
 */
public final class NeverMatches {

    private final Nfa nfa;
    private final Set<State> seen = new HashSet<>();
    /** States that were reached, but not followed yet. */
    private final Deque<State> open = new ArrayDeque<>();

    private NeverMatches(Nfa nfa) {
        this.nfa = nfa;
    }

    /**
     * Tells whether no text matches.
     *
     * @param nfa the pattern's automaton; not changed
     */
    public static boolean is(Nfa nfa) {
        NeverMatches search = new NeverMatches(nfa);
        for (Before before : Before.values()) {
            search.goOn(nfa.start(), before);
        }
        return !search.reachesMatch();
    }

    private boolean reachesMatch() {
        while (!open.isEmpty()) {
            State state = open.pop();
            if (state.step() == Nfa.MATCH) {
                return true;
            }
            Nfa.Step step = nfa.steps().get(state.step());
            if (step instanceof Nfa.Fork fork) {
                visit(new State(fork.first(), state.before(), state.after()));
                visit(new State(fork.second(), state.before(), state.after()));
            } else if (step instanceof Nfa.Check check) {
                if (new Border(state.before(), state.after()).is(check.place())) {
                    visit(new State(check.next(), state.before(), state.after()));
                }
            } else if (step instanceof Nfa.Consume consume) {
                consume(consume, state.after());
            }
        }
        return false;
    }

    /** Reads a character of the kind that was assumed to come next, if the set has any of that kind. */
    private void consume(Nfa.Consume consume, After next) {
        switch (next) {
            case TEXT_END -> {}
            case NEWLINE -> goOnIf(consume.set().contains('\n'), consume, Before.NEWLINE);
            case WORD -> goOnIf(consume.set().meets(CharSet.WORD), consume, Before.WORD);
            case OTHER ->
                goOnIf(consume.set().meets(CharSet.WORD.or(CharSet.NEWLINE).negate()), consume, Before.OTHER);
        }
    }

    private void goOnIf(boolean possible, Nfa.Consume consume, Before before) {
        if (possible) {
            goOn(consume.next(), before);
        }
    }

    /** Visits a step at a new place, once for each kind of character, or the end, that may come next. */
    private void goOn(int step, Before before) {
        for (After after : After.values()) {
            visit(new State(step, before, after));
        }
    }

    private void visit(State state) {
        if (seen.add(state)) {
            open.push(state);
        }
    }

    /** A step, and what stands on both sides of the place where the text has been read up to. */
    private record State(int step, Before before, After after) {}
}
