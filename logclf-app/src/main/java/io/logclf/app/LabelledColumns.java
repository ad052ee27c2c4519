package io.logclf.app;

import io.logclf.io.LabelColumns;
import io.logclf.training.LabelledCsv;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The names of the columns of labelled entries. */
final class LabelledColumns {

    @Mixin
    private final ColumnNames entry = new ColumnNames();

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            defaultValue = LabelColumns.LABEL,
            description = "Column with the right label; ${DEFAULT-VALUE} by default.")
    private String label = LabelColumns.LABEL;

    LabelledCsv.Columns names() {
        return new LabelledCsv.Columns(entry.source(), entry.message(), label);
    }
}
