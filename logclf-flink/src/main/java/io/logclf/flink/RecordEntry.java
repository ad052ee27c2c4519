package io.logclf.flink;

import io.logclf.api.LogEntry;
import io.logclf.io.EntryColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.RecordReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entry out of a record's text, as the job does: a JSON object is its fields, text is the message behind its prefix. No
 * record is refused: what is not as the format says is a message as it stands. Needs {@code logclf-io}.
 *
 * <pre>{@code
 * LogClassification.of(bundle).classify(lines, RecordEntry.of(LogFormat.AUTO));
 * }</pre>
 *
 * <p>Immutable and safe for concurrent use.
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
        // So that a format that records cannot have is refused where the job is built.
        this.reader = RecordReader.of(format, sourceField, messageField, List.of());
    }

    /**
     * Takes the usual fields of JSON objects.
     *
     * @throws IllegalArgumentException if the format is a table, as a record has no header
     */
    public static RecordEntry of(LogFormat format) {
        return of(format, EntryColumns.SOURCE, EntryColumns.MESSAGE);
    }

    /**
     * Takes these fields of JSON objects.
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
            // Two threads may make one each, which does no harm.
            open = RecordReader.of(format, sourceField, messageField, List.of());
            reader = open;
        }
        return open.read(value).entry();
    }
}
