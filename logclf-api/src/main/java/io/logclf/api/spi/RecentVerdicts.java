package io.logclf.api.spi;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small cache of verdicts on entries that a stage has seen recently and more than once, since logs repeat themselves. For stages
 * whose verdict is a function of the entry, and that take longer than to hash a message.
 *
 * <p>Direct-mapped: the hash of a message determines its one slot, and a new entry replaces the old one. So a lookup is a hash, which
 * strings keep, and one comparison; there are no lists to maintain, and no lock. Holds at most {@value #PLACES} entries of up to
 * {@value #MAX_CHARS} characters each. Safe for concurrent use: threads may call the stage for equal entries at the same time, and
 * lose each other's additions, but never see a wrong verdict.
 */
public final class RecentVerdicts {

    private static final int PLACES = 1 << 11;
    private static final int MAX_CHARS = 300;

    /**
     * The hash of the last message for each slot. An entry is kept only if its message comes a second time with no other for its slot
     * in between. Messages that never come again thus neither replace others in {@link #places} nor are compared with them, which
     * would read memory that is in no near cache.
     */
    private final int[] hashes = new int[PLACES];

    /**
     * The entries by slot. Threads may read what others are replacing: what they read is an immutable pair, which is right whether it
     * is the latest or not.
     */
    private final @Nullable Seen[] places = new Seen[PLACES];

    /**
     * Returns the verdict on an entry, from the stage if it is not cached.
     *
     * @param entry the entry; all of its parts must be equal to those of a cached one
     * @param stage classifies an entry; what it throws is thrown on, and nothing is cached then
     */
    public Verdict get(LogEntry entry, Function<LogEntry, Verdict> stage) {
        String message = entry.message();
        if (message.length() > MAX_CHARS) {
            return stage.apply(entry);
        }
        int hash = message.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        if (hashes[place] != hash) {
            hashes[place] = hash;
            return stage.apply(entry);
        }
        Seen seen = places[place];
        if (seen != null && seen.entry().equals(entry)) {
            return seen.verdict();
        }
        Verdict verdict = stage.apply(entry);
        places[place] = new Seen(entry, verdict);
        return verdict;
    }

    /** An entry with its verdict. */
    private record Seen(LogEntry entry, Verdict verdict) {}
}
