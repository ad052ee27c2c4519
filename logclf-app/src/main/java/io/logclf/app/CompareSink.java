package io.logclf.app;

import io.logclf.io.RowJob;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Takes comparisons in the order of the rows: counts them, and writes those that change. Not safe for concurrent use. */
final class CompareSink {

    private final Changes changes;
    private final Optional<ChangesCsv> csv;
    /** Of the new pipeline. */
    private final Tally tally = new Tally();

    private long row;

    CompareSink(Changes changes, Optional<ChangesCsv> csv) {
        this.changes = changes;
        this.csv = csv;
    }

    /** What became of the rows with the new pipeline. */
    Tally tally() {
        return tally;
    }

    /** This, for a job; {@code progress} is told after some rows. */
    RowJob.Sink<List<Optional<Comparison>>> then(Runnable progress) {
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
