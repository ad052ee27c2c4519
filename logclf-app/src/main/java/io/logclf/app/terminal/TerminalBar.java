package io.logclf.app.terminal;

import java.io.Closeable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar on a terminal. Its line is ended by the thread that closes it: the library draws
 * on a thread of its own, which does not always get to it, and then an error or a summary would
 * stand behind the bar. ASCII only, since the font and the locale of a terminal are unknown.
 */
final class TerminalBar implements Closeable {

    private final Terminal terminal;
    private final ProgressBar bar;

    /** @param builder without a consumer and a style */
    TerminalBar(Terminal terminal, ProgressBarBuilder builder) {
        this.terminal = terminal;
        bar = builder.setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.columns()) {
                    @Override
                    public void close() {
                        // The line is ended below.
                    }
                })
                .build();
    }

    /** Sets how much is done, in the unit of the bar. */
    void stepTo(long done) {
        bar.stepTo(done);
    }

    /** Sets the text behind the bar. */
    void message(String message) {
        bar.setExtraMessage(message);
    }

    /** Draws the last state and ends the line. */
    @Override
    public void close() {
        bar.close();
        terminal.err().println();
    }
}
