package io.logclf.app;

import java.io.Closeable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar on a terminal whose line ends when it is closed. The bar's own thread draws it, and does not always get to
 * ending the line; so the closing thread does that.
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

    void stepTo(long done) {
        bar.stepTo(done);
    }

    void message(String message) {
        bar.setExtraMessage(message);
    }

    @Override
    public void close() {
        bar.close();
        terminal.err().println();
    }
}
