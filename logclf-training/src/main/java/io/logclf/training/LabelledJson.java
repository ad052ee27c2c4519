package io.logclf.training;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.io.Tolerance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads labelled entries from JSON: the fields of an entry, and one with the label. A line that is none is an error, as a label that
 * is lost would change what is learned or measured.
 */
final class LabelledJson {

    private LabelledJson() {}

    static LabelledEntries read(Path file, LabelledCsv.Columns names) {
        List<LabelledEntry> entries = new ArrayList<>();
        long unlabelled = 0;
        LogReader.Builder options = LogReader.builder(LogFormat.AUTO)
                .tolerance(Tolerance.STRICT)
                .sourceName(names.source())
                .messageName(names.message())
                .carry(names.labels());
        try (LogReader reader = options.open(file)) {
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                Optional<String> label = row.get().carried().stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .findFirst();
                if (row.get().entry().isPresent() && label.isPresent()) {
                    entries.add(LabelledEntry.of(row.get().entry().get(), new Label(label.get()))
                            .at(new Place(file, row.get().line())));
                } else if (row.get().entry().isPresent()) {
                    unlabelled++;
                }
            }
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
        return new LabelledEntries(entries, unlabelled);
    }
}
