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
 * The automaton of all rules of a set together, for texts like those seen before: logs repeat their templates, so most texts soon
 * find all their transitions known, and one pass over the text answers for all rules. Safe for concurrent use.
 *
 * <p>To construct states costs far more than to verify a few candidates, so that cost is bounded:
 *
 * <ul>
 *   <li>the first 512 texts construct nothing, so that a set that sees little text never pays;
 *   <li>then one in 16 of the texts that lack transitions may construct up to 256, and one in 4 once hardly any text lacks some;
 *   <li>once there is no room for further states and most texts lack some, the automaton is tried on one text in 16 only;
 *   <li>when it has failed on 65,536 texts in all, an empty automaton replaces it, since the log may have changed.
 * </ul>
 *
 * <p>Where this cannot tell, the caller verifies candidates one by one: the answer is the same either way.
 */
final class RuleSetDfa {

    /** How many steps all automata together may have. Each takes some 13 bytes, which makes 7 MB. */
    private static final int MAX_STEPS = 1 << 19;

    /** As many states as {@link LazyDfa} can number. */
    private static final int MAX_STATES = (1 << 15) - 2;

    /** How many texts come before the automaton is constructed. */
    private static final int FIRST_MISSES = 1 << 9;

    /** Of how many texts that lack transitions one constructs them, which takes a hundred times as long as to verify the rules. */
    private static final int MISSES_FOR_STATES = 16;

    /** The same while {@link #lacking} is below {@link #FEW_LACKING}: the log is mostly known, and what is new in it will come again. */
    private static final int FEW_MISSES_FOR_STATES = 4;

    private static final int FEW_LACKING = 64;

    /** How many transitions a text may construct: enough for a line. A longer text gets further each time it comes. */
    private static final int NEW_TRANSITIONS = 256;

    /**
     * Up to where {@link #lacking} counts; from half of it on, a full automaton is of no use. The bound lets a log that has become
     * familiar again be noticed after some hundred of the texts on which it is tried.
     */
    private static final int MOST_LACKING = 1 << 10;

    /** Of how many texts one is tried where a full automaton is of no use. */
    private static final int TEXTS_FOR_TRY = 16;

    /** How many texts that lack transitions come before a full automaton that is of no use is replaced by an empty one. */
    private static final int MISSES_FOR_RENEWAL = 1 << 16;

    private final List<Nfa> nfas;
    /** The rules with sources or severities: a match of theirs does not end the search for others. */
    private final BitSet forSomeEntries;
    /** How many texts lacked transitions since the automaton was constructed, or since the beginning. */
    private final AtomicInteger misses = new AtomicInteger();

    private volatile @Nullable LazyDfa dfa;
    private volatile boolean full;
    /**
     * Texts that lacked transitions minus those that did not, between 0 and {@link #MOST_LACKING}. Not synchronized: threads may
     * lose each other's changes, which only makes an estimate less exact, whereas an atomic counter would cost each text.
     */
    private int lacking;

    /** Texts seen while a full automaton was of no use; as inexact as {@link #lacking}. */
    private int texts;

    private RuleSetDfa(List<Nfa> nfas, BitSet forSomeEntries) {
        this.nfas = nfas;
        this.forSomeEntries = forSomeEntries;
    }

    /**
     * Returns the automaton of a set, without states.
     *
     * @param rules the rules in their order; a rule's index is its number in the answers
     * @return the automaton; empty if a rule has none, or all together are too large
     */
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

    /**
     * Returns the rules that match a text, as {@link LazyDfa#matching(char[])} does.
     *
     * @param text a text without surrogates; not changed
     * @return the numbers of the rules, ascending, up to the first that is for all entries; {@link LazyDfa#unknown} if the
     *     automaton cannot tell, or is not consulted
     */
    int[] matching(char[] text) {
        LazyDfa current = dfa;
        if (full && lacking >= MOST_LACKING / 2 && ++texts % TEXTS_FOR_TRY != 0) {
            return LazyDfa.unknown();
        }
        int[] matching = current == null ? LazyDfa.unknown() : current.matching(text);
        if (!LazyDfa.isUnknown(matching)) {
            if (lacking > 0) {
                lacking--;
            }
            return matching;
        }
        lacking = Math.min(MOST_LACKING, lacking + 1);
        return misses.incrementAndGet() % (lacking < FEW_LACKING ? FEW_MISSES_FOR_STATES : MISSES_FOR_STATES) == 0
                ? growing()
                        .map(growing -> growing.matching(text, NEW_TRANSITIONS))
                        .orElse(LazyDfa.unknown())
                : LazyDfa.unknown();
    }

    /**
     * Returns the automaton that may get more states, which is constructed or replaced if that is due; empty if there is none
     * yet, or it is full and not to be replaced.
     */
    private synchronized Optional<LazyDfa> growing() {
        full = dfa != null && dfa.isFull();
        boolean due = dfa == null
                ? misses.get() >= FIRST_MISSES
                : full && lacking >= MOST_LACKING / 2 && misses.get() >= MISSES_FOR_RENEWAL;
        if (due) {
            LazyDfa constructed = new LazyDfa(nfas, forSomeEntries, MAX_STATES);
            // Before other threads see it: they would wait for what takes tens of milliseconds.
            constructed.prepare();
            dfa = constructed;
            full = false;
            misses.set(0);
        }
        return Optional.ofNullable(dfa).filter(current -> !full);
    }
}
