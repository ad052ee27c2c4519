package io.logclf.app;

import io.logclf.api.Classification;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Plain lines behind their label and a tab; when explained, behind label, confidence, stage and evidence. The message comes
 * last, and unchanged, so that what follows the last tab added is the line as it was.
 */
final class PlainLabels implements RowWriter<PlainLine> {

    private final OutputStream out;
    private final boolean explain;

    PlainLabels(OutputStream out, LabelOptions options) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.explain = options.explain();
    }

    @Override
    public void write(PlainLine row, Optional<Classification> classification) throws IOException {
        if (classification.isPresent()) {
            out.write(prefix(classification.get()).getBytes(StandardCharsets.UTF_8));
        }
        out.write(row.bytes());
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private String prefix(Classification classification) {
        String label = cell(classification.labelOr(LabelOptions.UNCLASSIFIED));
        if (!explain) {
            return label;
        }
        String confidence = classification.confidence().isPresent()
                ? String.format(Locale.ROOT, "%.4f", classification.confidence().getAsDouble())
                : "";
        return label
                + cell(confidence)
                + cell(classification.decidedBy().orElse(""))
                + cell(classification.explanation());
    }

    private static String cell(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ") + "\t";
    }
}
