package io.logclf.app.terminal;

import java.io.Closeable;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar on a terminal over a known number of rows. Shows nothing where no person looks. */
public final class RowProgress implements Closeable {

    private final Optional<TerminalBar> bar;

    private RowProgress(Optional<TerminalBar> bar) {
        this.bar = bar;
    }

    /**
     * Shows a bar until it is closed, if the terminal is interactive.
     *
     * @param task a word before the bar
     * @param rows how many there are
     */
    public static RowProgress show(String task, int rows, Terminal terminal) {
        if (!terminal.interactive()) {
            return new RowProgress(Optional.empty());
        }
        return new RowProgress(Optional.of(new TerminalBar(
                terminal,
                new ProgressBarBuilder().setTaskName(task).setInitialMax(rows).setUnit(" rows", 1))));
    }

    /** Sets how many rows are done. */
    public void update(int rows) {
        bar.ifPresent(shown -> shown.stepTo(rows));
    }

    @Override
    public void close() {
        bar.ifPresent(TerminalBar::close);
    }
}
