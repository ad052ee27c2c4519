package io.logclf.app.option;

import io.logclf.io.EntryColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import picocli.CommandLine.Option;

/**
 * Which columns or fields make an entry. The defaults are the names of logclf's own tables; JSON
 * objects and tables of other origin are searched for the usual names of other systems as well,
 * unless an option names one.
 */
public final class FieldOptions {

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

    /**
     * Returns the builder of a reader with these names. That a table has such columns is checked
     * when it is opened.
     */
    public LogReader.Builder reader(LogFormat format) {
        return LogReader.builder(format).sourceName(source).messageName(message).source(ofLines);
    }
}
