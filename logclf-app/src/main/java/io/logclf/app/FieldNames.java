package io.logclf.app;

import io.logclf.io.EntryColumns;
import picocli.CommandLine.Option;

/** The names of the columns or fields that make an entry. */
final class FieldNames {

    @Option(
            names = "--source-column",
            paramLabel = "NAME",
            defaultValue = EntryColumns.SOURCE,
            description = "Column or field with the source; ${DEFAULT-VALUE} by default.")
    private String source = EntryColumns.SOURCE;

    @Option(
            names = "--message-column",
            paramLabel = "NAME",
            defaultValue = EntryColumns.MESSAGE,
            description = "Column or field with the message; ${DEFAULT-VALUE} by default.")
    private String message = EntryColumns.MESSAGE;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Source of all messages of plain lines; none by default.")
    private String ofLines = "";

    /** The names as another program gives them. */
    static FieldNames of(String source, String message) {
        FieldNames names = new FieldNames();
        names.source = source;
        names.message = message;
        return names;
    }

    String source() {
        return source;
    }

    String message() {
        return message;
    }

    /** The source of messages that come as plain lines. */
    String ofLines() {
        return ofLines;
    }
}
