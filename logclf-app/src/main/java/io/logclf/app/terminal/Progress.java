package io.logclf.app.terminal;

import io.logclf.api.text.ShownText;
import io.logclf.io.LogReader;
import java.io.Closeable;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A bar on a terminal over the bytes of an input: bytes read, time left, rows a second, and rows
 * that each stage decided. Without a size, as for a pipe, it shows no time left. Shows nothing
 * where no person looks.
 *
 * <p>Bytes and not rows are what it goes by, because nobody knows the number of rows before the
 * last is read; of a compressed file, the compressed ones count on both sides.
 */
public final class Progress implements Closeable {

    private static final long MEGABYTE = 1 << 20;

    private final Optional<TerminalBar> bar;
    private final LogReader reader;
    private final Tally tally;
    private final long start = System.nanoTime();

    private Progress(LogReader reader, Tally tally, Optional<TerminalBar> bar) {
        this.reader = reader;
        this.tally = tally;
        this.bar = bar;
    }

    /**
     * Shows a bar until it is closed, if the terminal is interactive.
     *
     * @param task a word before the bar
     * @param size of the input in bytes; empty if nobody knows it
     * @param reader says how many bytes have been read
     * @param tally says how many rows have been classified
     */
    public static Progress show(String task, OptionalLong size, LogReader reader, Tally tally, Terminal terminal) {
        if (!terminal.interactive()) {
            return new Progress(reader, tally, Optional.empty());
        }
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(size.orElse(-1))
                .setUnit(" MB", MEGABYTE);
        return new Progress(reader, tally, Optional.of(new TerminalBar(terminal, bar)));
    }

    @Override
    public void close() {
        update();
        bar.ifPresent(TerminalBar::close);
    }

    /**
     * Shows how far the run is. Called after each portion of rows, on the thread that counts them;
     * drawing happens elsewhere.
     */
    public void update() {
        if (bar.isEmpty()) {
            return;
        }
        long rows = tally.rows();
        double seconds = (System.nanoTime() - start) / 1e9;
        String stages = tally.decidedByStage().entrySet().stream()
                .map(stage ->
                        String.format(Locale.ROOT, ", %s %,d", ShownText.example(stage.getKey()), stage.getValue()))
                .collect(Collectors.joining());
        String message = String.format(Locale.ROOT, "%,d rows, %,.0f/s%s", rows, rows / seconds, stages);
        bar.get().message(message);
        bar.get().stepTo(reader.bytesRead());
    }
}
