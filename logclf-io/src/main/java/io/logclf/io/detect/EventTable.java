package io.logclf.io.detect;

import java.util.Collection;
import java.util.List;

/** The table that the Windows Event Viewer saves, whose last column, the description, has no name in the header. */
public final class EventTable {

    private static final List<String> COLUMNS = List.of("Date and Time", "Source", "Event ID", "Task Category");

    private EventTable() {}

    /** Tells whether these are the names of its columns. */
    public static boolean isHeader(Collection<String> columns) {
        return columns.containsAll(COLUMNS);
    }
}
