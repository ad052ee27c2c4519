package io.logclf.io;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Rows of one kind that a remark tells of, with the line of the first. Safe for concurrent use. */
final class CountedRows {

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong firstLine = new AtomicLong(Long.MAX_VALUE);

    void add(long line) {
        count.incrementAndGet();
        firstLine.accumulateAndGet(line, Math::min);
    }

    /** Returns the remark, {@code 3 lines are odd, the first is line 7}; empty if there are no such rows. */
    Optional<String> remark(String one, String many) {
        long rows = count.get();
        return rows == 0
                ? Optional.empty()
                : Optional.of((rows == 1 ? "1 " + one + ", in line " : rows + " " + many + ", the first in line ")
                        + firstLine.get());
    }
}
