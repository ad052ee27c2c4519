package io.logclf.io;

import io.logclf.api.Classification;
import java.util.Optional;

/**
 * Plain lines behind their label and a tab; when explained, behind all that {@link LabelColumns} adds. The message comes
 * last, and unchanged, so that what follows the last tab added is the line as it was.
 */
final class PlainLabels implements RowLabels {

    private final boolean explain;
    private final String fallback;

    PlainLabels(LabelWriter.Builder options) {
        this.explain = options.explain;
        this.fallback = options.fallback;
    }

    @Override
    public void append(LogRow row, Optional<Classification> classification, LabelText out) {
        if (classification.isPresent()) {
            prefix(classification.get(), out);
        }
        ((PlainRow) row).writeTo(out);
    }

    private void prefix(Classification classification, LabelText out) {
        cell(classification.labelOr(fallback), out);
        if (explain) {
            LabelColumns.explanation(classification).forEach(text -> cell(text, out));
        }
    }

    private static void cell(String text, LabelText out) {
        out.append(text.replaceAll("[\\t\\r\\n]+", " ")).append('\t');
    }
}
