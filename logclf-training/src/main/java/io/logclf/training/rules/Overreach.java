package io.logclf.training.rules;

import io.logclf.api.text.Masker;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds candidates that take what they should not: messages of other labels, the {@link Background}, and {@link Twists} of their own
 * messages and of those of other labels that are most like them. What training has itself, but for its numbers, is no twist.
 */
final class Overreach {

    private static final int TWISTED = 4;
    private static final int MAX_CHARS = 500;

    private final List<RuleGroup> all;
    private final Nearest nearest;
    private final Set<String> known = new HashSet<>();
    private final List<String> background;

    Overreach(List<RuleGroup> all, Nearest nearest) {
        this.all = all;
        this.nearest = nearest;
        all.stream()
                .flatMap(group -> group.messages().stream())
                .distinct()
                .forEach(message -> known.add(masked(message)));
        this.background = Background.messages().stream().filter(this::isUnknown).toList();
    }

    /** Returns the places of those that overreach. */
    BitSet of(List<Candidate> candidates) {
        BitSet wrong = FalseMatches.of(candidates, all);
        Set<String> twists = new LinkedHashSet<>(background);
        candidates.stream()
                .flatMap(this::messages)
                .distinct()
                .flatMap(message -> Twists.of(message).stream())
                .filter(this::isUnknown)
                .forEach(twists::add);
        wrong.or(FalseMatches.in(new ArrayList<>(twists), candidates));
        return wrong;
    }

    private Stream<String> messages(Candidate candidate) {
        Stream<String> own = candidate.groups().stream()
                .flatMap(group -> group.messages().stream().distinct().limit(TWISTED));
        Stream<String> other = nearest.to(candidate.label(), candidate.words()).stream()
                .flatMap(group -> group.messages().stream().limit(1));
        return Stream.concat(own, other).filter(message -> message.length() <= MAX_CHARS);
    }

    private boolean isUnknown(String message) {
        return !known.contains(masked(message));
    }

    private static String masked(String message) {
        return Masker.standard().mask(message);
    }
}
