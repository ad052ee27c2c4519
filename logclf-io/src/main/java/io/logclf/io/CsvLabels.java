package io.logclf.io;

import io.logclf.api.Classification;
import java.util.List;
import java.util.Optional;

/** CSV with columns for the label and what goes with it. */
final class CsvLabels implements RowLabels {

    private final LabelColumns columns;
    private final CsvText csv;
    private final OtherBytes otherBytes;

    /** @param otherBytes what the input has that is not UTF-8 */
    CsvLabels(LabelColumns columns, CsvText csv, OtherBytes otherBytes) {
        this.columns = columns;
        this.csv = csv;
        this.otherBytes = otherBytes;
    }

    @Override
    public void appendHeader(LabelText out) {
        append(columns.header(), out);
    }

    @Override
    public void append(LogRow row, Optional<Classification> classification, LabelText out) {
        CsvRow table = ((CsvLogRow) row).row();
        List<String> cells = classification.isPresent() ? columns.label(table, classification.get()) : table.cells();
        append(cells, out);
    }

    private void append(List<String> cells, LabelText out) {
        if (otherBytes.isAny()) {
            out.keepOtherBytes();
        }
        csv.append(cells, out);
    }
}
