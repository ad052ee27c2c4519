package io.logclf.io;

import io.logclf.api.Classification;
import java.util.List;
import java.util.Optional;

/** CSV with columns for the label and what goes with it. */
final class CsvLabels implements RowLabels {

    private final LabelColumns columns;
    private final CsvText csv;

    CsvLabels(LabelColumns columns, CsvText csv) {
        this.columns = columns;
        this.csv = csv;
    }

    @Override
    public void appendHeader(LabelText out) {
        csv.append(columns.header(), out.text());
    }

    @Override
    public void append(LogRow row, Optional<Classification> classification, LabelText out) {
        CsvRow table = ((CsvLogRow) row).row();
        List<String> cells = classification.isPresent() ? columns.label(table, classification.get()) : table.cells();
        csv.append(cells, out.text());
    }
}
