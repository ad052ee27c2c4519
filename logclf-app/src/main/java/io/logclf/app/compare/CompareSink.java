package io.logclf.app.compare;

import io.logclf.app.terminal.Tally;
import io.logclf.io.RowJob;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes comparisons in the order of the rows, counts them, and writes those that change. Rows are
 * numbered as they come, from 1, with those that have no entry: a number is the row's place in the
 * input. Not safe for concurrent use.
 */
public final class CompareSink {

    private final Changes changes;
    private final Optional<ChangesCsv> csv;
    /** Of the new pipeline. */
    private final Tally tally = new Tally();

    private long row;

    /**
     * @param changes counts every comparison
     * @param csv receives the rows that change; empty if nobody wants them
     */
    public CompareSink(Changes changes, Optional<ChangesCsv> csv) {
        this.changes = changes;
        this.csv = csv;
    }

    /** Returns what became of the rows with the new pipeline, for the progress bar. */
    public Tally tally() {
        return tally;
    }

    /**
     * Returns what a job of rows writes to.
     *
     * @param progress runs after each portion of rows, on the thread that writes
     */
    public RowJob.Sink<List<Optional<Comparison>>> then(Runnable progress) {
        return new RowJob.Sink<>() {

            @Override
            public void accept(List<Optional<Comparison>> comparisons) throws IOException {
                for (Optional<Comparison> comparison : comparisons) {
                    row++;
                    if (comparison.isPresent()) {
                        add(comparison.get());
                    }
                }
                progress.run();
            }

            @Override
            public void flush() throws IOException {
                if (csv.isPresent()) {
                    csv.get().flush();
                }
            }
        };
    }

    private void add(Comparison comparison) throws IOException {
        tally.add(comparison.after());
        changes.add(row, comparison);
        if (csv.isPresent() && comparison.kind() != Comparison.Kind.SAME) {
            csv.get().write(row, comparison);
        }
    }
}
