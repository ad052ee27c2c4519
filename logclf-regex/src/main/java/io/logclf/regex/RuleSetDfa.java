package io.logclf.regex;

import io.logclf.regex.automaton.LazyDfa;
import io.logclf.regex.automaton.Nfa;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The automaton of all rules of a set together, for texts like those seen before: logs repeat their templates, so most texts soon go known
 * ways. What it costs to make states is bounded: of the texts that lack some, few may have them made, and none of the first,
 * so that a set that sees little text never pays. Safe for concurrent use.
 */
final class RuleSetDfa {

    /** Steps take some 13 bytes each. */
    private static final int MAX_STEPS = 1 << 19;

    private static final int MAX_STATES = (1 << 15) - 2;

    /** How many texts come before the automaton is made. */
    private static final int FIRST_MISSES = 1 << 9;

    /** Of how many texts that lack states one has them made: that costs a hundred times what the rules cost otherwise. */
    private static final int MISSES_FOR_STATES = 16;

    /** How many ways a text may have made: enough for a line. */
    private static final int NEW_WAYS = 256;

    /** How many more texts lack states than have them, at the most that is counted; from half of it on a full automaton is no help. */
    private static final int MOST_LACKING = 1 << 10;

    /** Of how many texts one is tried where a full automaton is no help. */
    private static final int TEXTS_FOR_TRY = 16;

    /** How many texts that lack states come before a full automaton that is no help is replaced by an empty one, since the log may have changed. */
    private static final int MISSES_FOR_RENEWAL = 1 << 16;

    private final List<Nfa> nfas;
    private final BitSet forSomeEntries;
    private final AtomicInteger misses = new AtomicInteger();
    private volatile @Nullable LazyDfa dfa;
    private volatile boolean full;
    /** Texts that lacked states less those that had them, as threads see it: none waits for another to count. */
    private int lacking;

    private int texts;

    private RuleSetDfa(List<Nfa> nfas, BitSet forSomeEntries) {
        this.nfas = nfas;
        this.forSomeEntries = forSomeEntries;
    }

    /** Returns the automaton; empty if a rule has none, or all together were too large. */
    static Optional<RuleSetDfa> of(List<CompiledRule> rules) {
        List<Nfa> nfas = new ArrayList<>(rules.size());
        BitSet forSomeEntries = new BitSet();
        for (CompiledRule rule : rules) {
            forSomeEntries.set(nfas.size(), !rule.isForAllEntries());
            rule.nfa().ifPresent(nfas::add);
        }
        return nfas.size() == rules.size()
                        && nfas.stream().mapToLong(nfa -> nfa.steps().size()).sum() <= MAX_STEPS
                ? Optional.of(new RuleSetDfa(nfas, forSomeEntries))
                : Optional.empty();
    }

    /** As {@link LazyDfa#matching(char[])}. */
    int[] matching(char[] text) {
        LazyDfa made = dfa;
        if (full && lacking >= MOST_LACKING / 2 && ++texts % TEXTS_FOR_TRY != 0) {
            return LazyDfa.unknown();
        }
        int[] matching = made == null ? LazyDfa.unknown() : made.matching(text);
        if (!LazyDfa.isUnknown(matching)) {
            if (lacking > 0) {
                lacking--;
            }
            return matching;
        }
        lacking = Math.min(MOST_LACKING, lacking + 1);
        return misses.incrementAndGet() % MISSES_FOR_STATES == 0
                ? growing().map(growing -> growing.matching(text, NEW_WAYS)).orElse(LazyDfa.unknown())
                : LazyDfa.unknown();
    }

    /** Returns the automaton that may have more states made; empty if there is none yet, or it is full and not to be replaced. */
    private synchronized Optional<LazyDfa> growing() {
        full = dfa != null && dfa.isFull();
        boolean due = dfa == null
                ? misses.get() >= FIRST_MISSES
                : full && lacking >= MOST_LACKING / 2 && misses.get() >= MISSES_FOR_RENEWAL;
        if (due) {
            LazyDfa made = new LazyDfa(nfas, forSomeEntries, MAX_STATES);
            // Before other threads see it: they would wait for what takes tens of milliseconds.
            made.prepare();
            dfa = made;
            full = false;
            misses.set(0);
        }
        return Optional.ofNullable(dfa).filter(made -> !full);
    }
}
