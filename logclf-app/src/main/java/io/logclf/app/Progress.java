package io.logclf.app;

import io.logclf.api.text.ShownText;
import io.logclf.io.LogReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A bar on a terminal: bytes of the input read, time left, rows a second, and rows that each stage decided. Shows nothing
 * where no person looks.
 */
final class Progress implements Closeable {

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

    /** Shows a bar for classifying until it is closed, if the terminal is interactive. */
    static Progress show(Input input, LogReader reader, Tally tally, Terminal terminal) throws IOException {
        return show("classify", input, reader, tally, terminal);
    }

    /** Shows a bar until it is closed, if the terminal is interactive. */
    static Progress show(String task, Input input, LogReader reader, Tally tally, Terminal terminal)
            throws IOException {
        if (!terminal.interactive()) {
            return new Progress(reader, tally, Optional.empty());
        }
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(input.size().orElse(-1))
                .setUnit(" MB", MEGABYTE);
        return new Progress(reader, tally, Optional.of(new TerminalBar(terminal, bar)));
    }

    @Override
    public void close() {
        update();
        bar.ifPresent(TerminalBar::close);
    }

    /** Shows how far the run is. */
    void update() {
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
