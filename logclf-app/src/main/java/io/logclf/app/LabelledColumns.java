package io.logclf.app;

import io.logclf.csv.EntryColumns;
import io.logclf.csv.LabelColumns;
import io.logclf.training.LabelledCsv;
import picocli.CommandLine.Option;

/** The names of the columns of labelled entries. */
final class LabelledColumns {

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

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            defaultValue = LabelColumns.LABEL,
            description = "Column with the right label; ${DEFAULT-VALUE} by default.")
    private String label = LabelColumns.LABEL;

    LabelledCsv.Columns names() {
        return new LabelledCsv.Columns(source, message, label);
    }
}
