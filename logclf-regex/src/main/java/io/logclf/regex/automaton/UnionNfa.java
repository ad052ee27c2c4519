package io.logclf.regex.automaton;

import io.logclf.regex.syntax.Border;
import io.logclf.regex.syntax.CharSet;
import io.logclf.regex.syntax.RegexNode.Place;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The union of the nondeterministic automata of several rules, and the step of the subset construction over it: {@link #next}
 * takes a deterministic state and a column and computes the state that follows. {@link LazyDfa} calls it once for each
 * transition and keeps the result.
 *
 * <p>The search is unanchored: a match may begin at every character, so the starts of all rules are added to the steps of
 * each state. That part depends only on what stands before the place and on the column, and is computed once for each such
 * pair.
 *
 * <p>A set of rules answers with its first match. So once a rule that applies to every entry has matched, rules behind it are
 * dropped from the state; a rule for some sources or severities stops nothing, since the automaton does not know the entry.
 *
 * <p>All rules' steps are in parallel arrays rather than objects: a set can have half a million.
 * The scratch fields ({@code seen}, {@code pending} and the like) are reused between calls, and therefore not safe for
 * concurrent use; {@link LazyDfa} calls under its lock.
 */
final class UnionNfa {

    private static final byte CONSUME = 0;
    private static final byte FORK = 1;
    private static final byte CHECK = 2;
    private static final byte MATCH = 3;
    private static final List<Place> PLACES = List.of(Place.values());

    private final CharClasses classes;
    /** How many columns there are. All but the last stand for the classes, and the last for the end of the text. */
    private final int columns;

    /** By rule: its first step in the arrays of all; and at last their number. */
    private final int[] offsets;

    /** By rule: the step to begin with. */
    private final int[] starts;

    private final BitSet forSomeEntries;
    /** The first rule whose match may begin behind the start of the text; the number of rules if there is none. */
    private final int firstUnanchored;
    /** By step: {@link #CONSUME}, {@link #FORK}, {@link #CHECK} or {@link #MATCH}. */
    private final byte[] kinds;
    /** By step: the step it leads to. */
    private final int[] next;
    /** By step: the other step that a fork leads to, the set to consume, or the place to check. */
    private final int[] other;
    /** By set and class: whether the set has the characters of the class; it has all of them or none. */
    private final boolean[][] members;

    /** What the starts lead to, by what stands before and by column; computed when first needed. */
    private final Map<Border.Before, @Nullable DfaState[]> fromStarts = new EnumMap<>(Border.Before.class);

    /** Steps that the current search has visited; forks of nested repetitions have cycles. */
    private final BitSet seen;

    private final Ints pending = new Ints();
    private final Ints steps = new Ints();
    private final Ints matching = new Ints();

    /**
     * Copies the automata into the arrays of all, with the targets of their steps shifted.
     *
     * @param nfas by rule
     * @param forSomeEntries the numbers of the rules that do not apply to every entry; not copied
     */
    UnionNfa(List<Nfa> nfas, BitSet forSomeEntries) {
        this.classes = CharClasses.of(nfas);
        this.columns = classes.count() + 1;
        this.forSomeEntries = forSomeEntries;
        this.offsets = new int[nfas.size() + 1];
        this.starts = new int[nfas.size()];
        for (int rule = 0; rule < starts.length; rule++) {
            starts[rule] = offsets[rule] + nfas.get(rule).start();
            offsets[rule + 1] = offsets[rule] + nfas.get(rule).steps().size();
        }
        this.firstUnanchored = IntStream.range(0, starts.length)
                .filter(rule -> !nfas.get(rule).isAnchored())
                .findFirst()
                .orElse(starts.length);
        int count = offsets[starts.length];
        this.kinds = new byte[count];
        this.next = new int[count];
        this.other = new int[count];
        Map<CharSet, Integer> sets = new LinkedHashMap<>();
        for (int rule = 0; rule < starts.length; rule++) {
            List<Nfa.Step> own = nfas.get(rule).steps();
            for (int i = 0; i < own.size(); i++) {
                put(own.get(i), offsets[rule], offsets[rule] + i, sets);
            }
        }
        this.members = new boolean[sets.size()][classes.count()];
        sets.forEach((set, number) -> {
            for (int i = 0; i < classes.count(); i++) {
                members[number][i] = set.contains(classes.representative(i));
            }
        });
        this.seen = new BitSet(count);
    }

    private void put(Nfa.Step step, int offset, int at, Map<CharSet, Integer> sets) {
        if (step instanceof Nfa.Consume consume) {
            kinds[at] = CONSUME;
            next[at] = offset + consume.next();
            other[at] = sets.computeIfAbsent(consume.set(), set -> sets.size());
        } else if (step instanceof Nfa.Fork fork) {
            kinds[at] = FORK;
            next[at] = offset + fork.first();
            other[at] = offset + fork.second();
        } else if (step instanceof Nfa.Check check) {
            kinds[at] = CHECK;
            next[at] = offset + check.next();
            other[at] = PLACES.indexOf(check.place());
        } else {
            kinds[at] = MATCH;
        }
    }

    /** Returns the classes of characters, which number the columns. */
    CharClasses classes() {
        return classes;
    }

    /** Returns the state before a text. It has no steps: {@link #next} adds the starts wherever it begins. */
    DfaState first() {
        return new DfaState(new int[0], new int[0], Border.Before.TEXT_START, false);
    }

    /**
     * Returns the state that follows.
     *
     * <p>Conditions on places are evaluated here rather than when a state is constructed, as both sides of the place are
     * known only now: {@code from} says what stands before it, and the column what stands after it.
     *
     * @param from a state of this union
     * @param column the class of the next character, or {@code classes().count()} for the end of the text
     * @return the state, settled if the text has ended, or nothing is being followed and no rule that could still count may
     *     begin a match at a later character
     */
    DfaState next(DfaState from, int column) {
        boolean atEnd = column == columns - 1;
        char c = atEnd ? '\0' : classes.representative(column);
        Border border = new Border(from.before(), atEnd ? Border.After.TEXT_END : Border.After.of(c));
        DfaState started = started(border, column);
        DfaState going = reached(from.steps(), border, column);
        int[] matched = matched(merged(merged(from.matching(), started.matching()), going.matching()));
        int limit = limit(matched);
        int[] left = Ints.upTo(offsets[limit], merged(started.steps(), going.steps()));
        return new DfaState(
                left,
                matched,
                (!atEnd && classes.knowPlaces()) ? Border.Before.of(c) : Border.Before.OTHER,
                atEnd || (left.length == 0 && limit <= firstUnanchored));
    }

    /** What matches that begin at a place lead to. */
    private DfaState started(Border border, int column) {
        @Nullable DfaState[] known = fromStarts.computeIfAbsent(border.before(), before -> new DfaState[columns]);
        DfaState started = known[column];
        if (started == null) {
            started = reached(starts, border, column);
            known[column] = started;
        }
        return started;
    }

    /** Cuts rules behind the first that is for all entries: they cannot be the first match of any entry. */
    private int[] matched(int[] rules) {
        for (int i = 0; i < rules.length; i++) {
            if (!forSomeEntries.get(rules[i])) {
                return Arrays.copyOf(rules, i + 1);
            }
        }
        return rules;
    }

    /** The first rule that need not be followed any further: the one for all entries that has matched, if there is one. */
    private int limit(int... matched) {
        int last = matched.length == 0 ? 0 : matched[matched.length - 1];
        return matched.length == 0 || forSomeEntries.get(last) ? starts.length : last;
    }

    /**
     * What some steps lead to by a character of a class, without matches that begin here: the closure over forks and over the
     * checks that hold, and from it the targets of the steps that consume the character. Linear in the steps visited.
     */
    private DfaState reached(int[] from, Border border, int column) {
        seen.clear();
        for (int step : from) {
            pending.add(step);
            while (!pending.isEmpty()) {
                int i = pending.removeLast();
                if (!seen.get(i)) {
                    seen.set(i);
                    follow(i, border, column);
                }
            }
        }
        return new DfaState(steps.takeSorted(), matching.takeSorted(), border.before(), false);
    }

    /** Visits one step: collects what it consumes or matches, and puts what it leads to without a character on the stack. */
    private void follow(int step, Border border, int column) {
        switch (kinds[step]) {
            case CONSUME -> {
                if (column < columns - 1 && members[other[step]][column]) {
                    steps.add(next[step]);
                }
            }
            case FORK -> {
                pending.add(next[step]);
                pending.add(other[step]);
            }
            case CHECK -> {
                if (border.is(PLACES.get(other[step]))) {
                    pending.add(next[step]);
                }
            }
            default -> {
                // The rule whose steps these are: the last one that begins at or before the step.
                int at = Arrays.binarySearch(offsets, step);
                matching.add(at >= 0 ? at : -at - 2);
            }
        }
    }

    /** As {@link Ints#merged}, which copies; most often one of the two is empty. */
    private static int[] merged(int[] some, int[] others) {
        return some.length == 0 ? others : others.length == 0 ? some : Ints.merged(some, others);
    }
}
