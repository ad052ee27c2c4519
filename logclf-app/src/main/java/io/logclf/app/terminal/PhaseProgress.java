package io.logclf.app.terminal;

import io.logclf.training.discover.Discovery;
import java.io.Closeable;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A bar for each phase of a discovery, one after the other: bytes while it reads, and the units
 * that the phase counts in afterwards. Shows nothing where no person looks. For one thread.
 */
public final class PhaseProgress implements Discovery.Listener, Closeable {

    private static final long MEGABYTE = 1 << 20;

    private final Terminal terminal;
    private Discovery.@Nullable Phase phase;
    private @Nullable TerminalBar bar;

    /** @param terminal where bars are shown, if it is interactive */
    public PhaseProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Moves the bar of the phase; a new phase ends the bar of the one before.
     *
     * @param done in the unit of the phase
     * @param total 0 if it is not known
     */
    @Override
    public void progress(Discovery.Phase now, long done, long total) {
        if (!terminal.interactive()) {
            return;
        }
        if (now != phase) {
            close();
            phase = now;
            bar = open(now, total);
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** A bar for a phase; one without an end if the total is unknown, which is 0. */
    private TerminalBar open(Discovery.Phase now, long total) {
        ProgressBarBuilder builder = new ProgressBarBuilder().setInitialMax(total > 0 ? total : -1);
        return new TerminalBar(
                terminal,
                switch (now) {
                    case READ -> builder.setTaskName("read").setUnit(" MB", MEGABYTE);
                    case ENCODE -> builder.setTaskName("encode");
                    case GROUP -> builder.setTaskName("group");
                    case WRITE -> builder.setTaskName("write");
                });
    }
}
