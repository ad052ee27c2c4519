package io.logclf.regex.automaton;

import io.logclf.regex.syntax.CharSet;
import io.logclf.regex.syntax.RegexNode;
import io.logclf.regex.syntax.RegexNode.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern as a nondeterministic automaton (Thompson's construction; Thompson, Regular expression search algorithm,
 * CACM 11(6), 1968). It only says whether there is a match, so it has neither captures nor priorities: greedy and lazy
 * repetitions are the same. Immutable.
 *
 * <p>{@code ab*} becomes, with {@code start} 3:
 *
 * <pre>
 * 0: Match
 * 1: Fork(2, 0)        another b, or the end
 * 2: Consume(b, 1)
 * 3: Consume(a, 1)
 * </pre>
 *
 * <p>The number of steps is linear in the pattern with its counted repetitions written out: {@code x{50}} has fifty
 * copies of {@code x}.
 *
 * @param steps the steps, the first of them the {@link Match}; at most 4,000
 * @param start index of the step to begin with
 */
public record Nfa(List<Step> steps, int start) {

    /**
     * Patterns that need more steps, mostly large counted repetitions, are left to RE2/J: the construction of a deterministic
     * state takes time in proportion to the steps, and it may happen for each character of a text.
     */
    private static final int MAX_STEPS = 4_000;

    /** Index of the {@link Match}. */
    static final int MATCH = 0;

    /** One step; targets are indices into {@link Nfa#steps}. */
    sealed interface Step {}

    /** Reads one character, and goes on if the set has it. */
    record Consume(CharSet set, int next) implements Step {}

    /** Goes on to both steps without reading a character: an alternative, or a repetition that may end. */
    record Fork(int first, int second) implements Step {}

    /** Goes on without reading a character if the condition holds at the current place. */
    record Check(Place place, int next) implements Step {}

    /** The pattern has matched; what follows in the text does not matter. */
    record Match() implements Step {}

    /** Returns the automaton of a pattern's tree, or empty if it would have more than 4,000 steps. */
    public static Optional<Nfa> of(RegexNode pattern) {
        Builder builder = new Builder();
        try {
            int start = builder.before(pattern, builder.add(new Match()));
            return Optional.of(new Nfa(List.copyOf(builder.steps), start));
        } catch (TooLarge e) {
            return Optional.empty();
        }
    }

    /**
     * Tells whether a match can begin only where the text does, as with {@code ^} in front of the pattern. False for
     * {@code ^a|^b}, whose first step is a fork: a missed optimization, not an error.
     */
    boolean isAnchored() {
        return steps.get(start) instanceof Check check && check.place() == Place.TEXT_START;
    }

    /** Builds from the end of the pattern to its start, so that every step is added when the step that follows it is known. */
    private static final class Builder {

        private final List<Step> steps = new ArrayList<>();

        /** Adds steps for {@code node} that lead to {@code next}, and returns the first. */
        int before(RegexNode node, int next) {
            if (node instanceof RegexNode.OneOf one) {
                return add(new Consume(one.set(), next));
            }
            if (node instanceof RegexNode.Concat concat) {
                int first = next;
                for (int i = concat.parts().size() - 1; i >= 0; i--) {
                    first = before(concat.parts().get(i), first);
                }
                return first;
            }
            if (node instanceof RegexNode.Alternate alternate) {
                int first = before(alternate.options().get(0), next);
                for (RegexNode option :
                        alternate.options().subList(1, alternate.options().size())) {
                    first = add(new Fork(first, before(option, next)));
                }
                return first;
            }
            if (node instanceof RegexNode.Repeat repeat) {
                return repeat(repeat, next);
            }
            return add(new Check(((RegexNode.Assert) node).place(), next));
        }

        /** {@code x{2,}} is {@code xxx*}, and {@code x{1,3}} is {@code x(x(x)?)?}: optional copies are nested, not in a row. */
        private int repeat(RegexNode.Repeat repeat, int next) {
            int first = next;
            if (repeat.max() == RegexNode.Repeat.UNBOUNDED) {
                // The loop and its body refer to each other: the fork gets its place first, and its target then.
                int loop = add(new Fork(next, next));
                int body = before(repeat.part(), loop);
                steps.set(loop, new Fork(body, next));
                first = loop;
            } else {
                for (int i = repeat.min(); i < repeat.max(); i++) {
                    first = add(new Fork(before(repeat.part(), first), next));
                }
            }
            for (int i = 0; i < repeat.min(); i++) {
                first = before(repeat.part(), first);
            }
            return first;
        }

        int add(Step step) {
            if (steps.size() >= MAX_STEPS) {
                throw new TooLarge();
            }
            steps.add(step);
            return steps.size() - 1;
        }
    }

    /** Ends the construction of an automaton that grows too large; never leaves this class. */
    private static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("too large", null, false, false);
        }
    }
}
