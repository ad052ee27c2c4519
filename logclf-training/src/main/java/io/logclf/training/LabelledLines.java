package io.logclf.training;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.io.InputException;
import io.logclf.io.LabelColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.io.RecordReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads labelled entries from plain lines as {@code classify} writes them: the label, a tab, and the line
 * of a log. Lines without a label in front, such as those of a stack trace, belong to the entry before
 * them; what stands before the first label is passed over. The line behind the tab is read as any line of a
 * log, so its time and severity are found too.
 */
final class LabelledLines {

    private final Path file;
    private final RecordReader records = RecordReader.of(LogFormat.AUTO);
    private final List<LabelledEntry> entries = new ArrayList<>();
    private long unlabelled;
    private String label = "";
    private long line;
    private final StringBuilder text = new StringBuilder();

    private LabelledLines(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InputException if no line has a label
     * @throws FileException if it cannot be read
     */
    static LabelledEntries read(Path file) {
        LabelledLines lines = new LabelledLines(file);
        try (LogReader reader = LogReader.builder(LogFormat.LINES).open(file)) {
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                lines.add(
                        row.get().line(),
                        row.get().entry().map(LogEntry::message).orElse(""));
            }
            lines.end();
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
        if (lines.entries.isEmpty() && lines.unlabelled == 0) {
            throw new InputException(
                    file.toString(),
                    1,
                    "is neither a table with a header, nor JSON, nor lines with a label and a tab in front; add the header");
        }
        return new LabelledEntries(lines.entries, lines.unlabelled);
    }

    /** Takes a line: the beginning of an entry, or more of the last one. */
    private void add(long number, String content) {
        int tab = content.indexOf('\t');
        if (tab > 0 && !content.substring(0, tab).isBlank() && content.charAt(0) != ' ') {
            end();
            label = content.substring(0, tab).strip();
            line = number;
            text.append(content, tab + 1, content.length());
        } else if (!label.isEmpty()) {
            text.append('\n').append(content);
        }
    }

    /** Ends the entry that was begun, if there is one. */
    private void end() {
        if (label.equals(LabelColumns.UNCLASSIFIED)) {
            unlabelled++;
        } else if (!label.isEmpty()) {
            LogEntry entry = records.read(text.toString()).entry();
            entries.add(LabelledEntry.of(entry, new Label(label)).at(new Place(file, line)));
        }
        label = "";
        text.setLength(0);
    }
}
