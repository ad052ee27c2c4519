package io.logclf.app;

import io.logclf.io.EntryColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
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
            description = "Source of all messages of plain lines; by default what their prefix tells.")
    private String ofLines = "";

    /** A reader's builder with these names. */
    LogReader.Builder reader(LogFormat format) {
        return LogReader.builder(format).sourceName(source).messageName(message).source(ofLines);
    }
}
