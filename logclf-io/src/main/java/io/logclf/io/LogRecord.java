package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link RecordReader} made of a record. Immutable.
 *
 * @param entry what is to be classified; its message may be empty
 * @param time as it stands in the record; empty where there is none
 * @param format what the record was found to be, in a few words; empty if all of it is the message
 * @param isJson whether the entry was made of the fields of a JSON object
 * @param carried the values of the fields given to {@link RecordReader#of(LogFormat, String, String,
 *     List)}, in that order; empty text where there is none
 */
public record LogRecord(LogEntry entry, String time, String format, boolean isJson, List<String> carried) {

    /**
     * Checks that all parts are present.
     *
     * @throws NullPointerException if one is null
     */
    public LogRecord {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(format, "format");
        carried = List.copyOf(carried);
    }
}
