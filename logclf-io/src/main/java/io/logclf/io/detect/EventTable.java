package io.logclf.io.detect;

import java.util.Collection;
import java.util.List;

/**
 * The table that the Windows Event Viewer saves, whose last column, the description, has no name in the
 * header:
 *
 * <pre>{@code
 * Level,Date and Time,Source,Event ID,Task Category
 * Error,01.05.2024 10:15:02,Service Control Manager,7031,None,The Spooler service terminated unexpectedly.
 * }</pre>
 *
 * <p>So the message is the cell behind those that the header names.
 */
public final class EventTable {

    private static final List<String> COLUMNS = List.of("Date and Time", "Source", "Event ID", "Task Category");

    private EventTable() {}

    /**
     * Tells whether these are the names of its columns, in any order and with others among them.
     *
     * @param columns the names without outer blanks and quotes
     */
    public static boolean isHeader(Collection<String> columns) {
        return columns.containsAll(COLUMNS);
    }
}
