package io.logclf.regex.automaton;

import io.logclf.regex.syntax.Border;
import io.logclf.regex.syntax.Border.After;
import io.logclf.regex.syntax.Border.Before;
import io.logclf.regex.syntax.CharSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Tells whether there is no text at all that a pattern matches, as with {@code foo\bbar}, {@code a^b} and {@code $x}. */
public final class NeverMatches {

    private final Nfa nfa;
    private final Set<State> seen = new HashSet<>();
    private final Deque<State> open = new ArrayDeque<>();

    private NeverMatches(Nfa nfa) {
        this.nfa = nfa;
    }

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

    /** At a place, whatever may stand behind it. */
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

    private record State(int step, Before before, After after) {}
}
