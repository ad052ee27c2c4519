package io.logclf.workbench.inbox;

import io.logclf.workbench.view.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A template of the inbox that is being counted. Not safe for concurrent use. */
final class Collected {

    private final String masked;
    private final Instant first;
    private final List<InboxExample> examples = new ArrayList<>();
    /** Of messages that were looked at, so that what always comes again is not redacted each time. */
    private final Set<Integer> known = new HashSet<>();

    private Instant last;
    private long count;
    private Optional<Suggestion> suggestion = Optional.empty();

    Collected(String masked, Instant first) {
        this.masked = masked;
        this.first = first;
        this.last = first;
    }

    /** Returns a template as it was stored, to be counted on. */
    static Collected of(InboxTemplate kept) {
        Collected collected = new Collected(kept.masked(), kept.first());
        collected.last = kept.last();
        collected.count = kept.count();
        collected.examples.addAll(kept.examples());
        collected.suggestion = kept.suggestion();
        return collected;
    }

    /** Counts a message, and notes a language model's answer to it. */
    void saw(Instant seen, Optional<Suggestion> said) {
        count++;
        last = seen;
        suggestion = said.or(() -> suggestion);
    }

    /**
     * Tells whether a message may be an example that it lacks: it has room, and did not see this message.
     * Says yes only once for a message, and only to the first fifty different ones, since a caller redacts
     * what is wanted.
     */
    boolean wants(String message) {
        return examples.size() < InboxTemplate.MAX_EXAMPLES
                && known.size() < 10 * InboxTemplate.MAX_EXAMPLES
                && known.add(message.hashCode());
    }

    /** Adds an example with its secrets redacted, unless there is an equal one. */
    void add(InboxExample example) {
        boolean there = examples.stream()
                .anyMatch(other -> other.message().equals(example.message())
                        && other.source().equals(example.source()));
        if (!there && examples.size() < InboxTemplate.MAX_EXAMPLES) {
            examples.add(example);
        }
    }

    String masked() {
        return masked;
    }

    long count() {
        return count;
    }

    Instant last() {
        return last;
    }

    InboxTemplate template() {
        return new InboxTemplate(masked, count, first, last, examples, suggestion);
    }
}
