package io.logclf.api.spi;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on some entries that a stage has seen lately and more than once, since logs repeat themselves. For stages that give equal entries equal
 * verdicts. Holds at most {@value #PLACES} entries, of {@value #MAX_CHARS} characters each or fewer. Safe for concurrent use.
 */
public final class RecentVerdicts {

    private static final int PLACES = 1 << 11;
    private static final int MAX_CHARS = 300;

    /**
     * The hash of the last message at each place. An entry is kept only when its message comes the second time with no other at its place
     * in between: what never comes again is not written to {@link #places}, nor compared with what is there, which is in no near cache.
     */
    private final int[] hashes = new int[PLACES];

    /**
     * A place for each hash, which the last entry takes. Threads may read what others replace: what they read is an immutable pair, and
     * right whether it is the latest or not.
     */
    private final @Nullable Seen[] places = new Seen[PLACES];

    /** Returns the verdict on an entry, from the stage if it is not there. */
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

    private record Seen(LogEntry entry, Verdict verdict) {}
}
