package io.logclf.training.rules;

import io.logclf.api.text.Masker;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds candidates that take what they should not: messages of other labels, the {@link
 * BackgroundMessages}, and {@link MessageTwists} of their own messages and of those of other labels that
 * are most like them. What training has itself, but for its numbers, is no twist.
 */
final class Overreach {

    /** Messages of each group that are twisted; more are like these. */
    private static final int TWISTED = 4;
    /** Longer messages are not twisted, since each word gives several twists. */
    private static final int MAX_CHARS = 500;

    private final List<RuleGroup> all;
    private final NearestGroups nearest;
    private final Set<String> known = new HashSet<>();
    private final List<String> twists;

    /** @param candidates whose messages are twisted */
    Overreach(List<RuleGroup> all, NearestGroups nearest, List<Candidate> candidates) {
        this.all = all;
        this.nearest = nearest;
        all.stream()
                .flatMap(group -> group.messages().stream())
                .distinct()
                .forEach(message -> known.add(masked(message)));
        this.twists = Stream.concat(
                        BackgroundMessages.messages().stream(),
                        candidates.stream()
                                .flatMap(this::messages)
                                .distinct()
                                .flatMap(message -> MessageTwists.of(message).stream()))
                .distinct()
                .filter(this::isUnknown)
                .toList();
    }

    /** Returns the places of those that overreach. */
    BitSet of(List<Candidate> candidates) {
        BitSet wrong = FalseMatches.of(candidates, all);
        wrong.or(FalseMatches.in(twists, candidates));
        return wrong;
    }

    /** Returns the messages of a candidate, and the one of another label that is most like it. */
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
