package io.logclf.io.input;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts rows of one kind for a remark, and knows the first of them. Rows are counted on several
 * threads and in any order, so the first is the one with the lowest line. Safe for concurrent use.
 */
public final class RowCount {

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong firstLine = new AtomicLong(Long.MAX_VALUE);

    /**
     * Counts a row.
     *
     * @param line where the row begins, from 1
     */
    public void add(long line) {
        count.incrementAndGet();
        firstLine.accumulateAndGet(line, Math::min);
    }

    boolean isAny() {
        return count.get() > 0;
    }

    /**
     * Returns a remark, such as {@code 3 rows are odd, the first in line 7}; empty if nothing was
     * counted.
     *
     * @param one what is said of one row, such as {@code row is odd}
     * @param more what is said of several, such as {@code rows are odd}
     */
    public Optional<String> remark(String one, String more) {
        long rows = count.get();
        return rows == 0
                ? Optional.empty()
                : Optional.of((rows == 1 ? "1 " + one + ", in line " : rows + " " + more + ", the first in line ")
                        + firstLine);
    }
}
