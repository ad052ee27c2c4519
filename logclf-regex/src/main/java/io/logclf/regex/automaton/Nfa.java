package io.logclf.regex.automaton;

import io.logclf.regex.syntax.CharSet;
import io.logclf.regex.syntax.RegexNode;
import io.logclf.regex.syntax.RegexNode.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern as a nondeterministic automaton (Thompson's construction; Thompson, Regular expression search algorithm,
 * CACM 11(6), 1968). Immutable.
 *
 * @param steps the steps, the first of them the {@link Match}
 * @param start index of the step to begin with
 */
public record Nfa(List<Step> steps, int start) {

    /** Patterns that need more steps, mostly large counted repetitions, are left to RE2/J. */
    private static final int MAX_STEPS = 4_000;

    /** Index of the {@link Match}. */
    static final int MATCH = 0;

    /** One step; targets are indices into {@link Nfa#steps}. */
    sealed interface Step {}

    /** Goes on for a character of the set. */
    record Consume(CharSet set, int next) implements Step {}

    /** Goes on both ways without a character. */
    record Fork(int first, int second) implements Step {}

    /** Goes on where the condition holds. */
    record Check(Place place, int next) implements Step {}

    /** The pattern matches. */
    record Match() implements Step {}

    /** Returns the automaton, or empty if it would be too large. */
    public static Optional<Nfa> of(RegexNode pattern) {
        Builder builder = new Builder();
        try {
            int start = builder.before(pattern, builder.add(new Match()));
            return Optional.of(new Nfa(List.copyOf(builder.steps), start));
        } catch (TooLarge e) {
            return Optional.empty();
        }
    }

    /** Tells whether a match begins where the text does, and nowhere else. */
    boolean isAnchored() {
        return steps.get(start) instanceof Check check && check.place() == Place.TEXT_START;
    }

    /** Builds from the end to the start, so that every step knows what follows. */
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

        private int repeat(RegexNode.Repeat repeat, int next) {
            int first = next;
            if (repeat.max() == RegexNode.Repeat.UNBOUNDED) {
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
