package io.logclf.flink;

import io.logclf.api.LogEntry;
import io.logclf.io.EntryColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.RecordReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the entry from a record's text, as the ready-made job does: of a JSON object it takes the fields, of other text the message
 * after its prefix (time, level, logger). No record is refused: text that does not fit the format is a message as it stands. Needs
 * {@code logclf-io} on the class path.
 *
 * <pre>{@code
 * LogClassification.of(bundle).classify(lines, RecordEntry.of(LogFormat.AUTO));
 * }</pre>
 *
 * <p>The parser is not serialized with the job: each copy creates its own on first use. Immutable and safe for concurrent use.
 */
public final class RecordEntry implements EntryOf<String> {

    private final LogFormat format;
    private final String sourceField;
    private final String messageField;
    private transient volatile @Nullable RecordReader reader;

    private RecordEntry(LogFormat format, String sourceField, String messageField) {
        this.format = format;
        this.sourceField = sourceField;
        this.messageField = messageField;
        // Here already, so that a format that records cannot have is refused where the job is built.
        this.reader = RecordReader.of(format, sourceField, messageField, List.of());
    }

    /**
     * Reads JSON objects by the names that their fields usually have, such as {@code message} or {@code msg}.
     *
     * @throws IllegalArgumentException if the format is a table, as a record has no header
     */
    public static RecordEntry of(LogFormat format) {
        return of(format, EntryColumns.SOURCE, EntryColumns.MESSAGE);
    }

    /**
     * Reads these fields of JSON objects.
     *
     * @param sourceField the field with the source; a dot leads into an object
     * @param messageField the field with the message, likewise
     * @throws IllegalArgumentException if the format is a table, as a record has no header
     */
    public static RecordEntry of(LogFormat format, String sourceField, String messageField) {
        return new RecordEntry(
                format,
                Objects.requireNonNull(sourceField, "sourceField"),
                Objects.requireNonNull(messageField, "messageField"));
    }

    @Override
    public LogEntry entry(String value) {
        RecordReader open = reader;
        if (open == null) {
            // Two threads may create one each, which does no harm: they are equal and hold no state.
            open = RecordReader.of(format, sourceField, messageField, List.of());
            reader = open;
        }
        return open.read(value).entry();
    }
}
