package io.logclf.app;

import io.logclf.io.EntryColumns;
import picocli.CommandLine.Option;

/** The names of the columns that make an entry, where the input is CSV only. */
final class ColumnNames {

    @Option(
            names = "--source-column",
            paramLabel = "NAME",
            defaultValue = EntryColumns.SOURCE,
            description = "Column with the source; ${DEFAULT-VALUE} by default.")
    private String source = EntryColumns.SOURCE;

    @Option(
            names = "--message-column",
            paramLabel = "NAME",
            defaultValue = EntryColumns.MESSAGE,
            description = "Column with the message; ${DEFAULT-VALUE} by default.")
    private String message = EntryColumns.MESSAGE;

    String source() {
        return source;
    }

    String message() {
        return message;
    }
}
