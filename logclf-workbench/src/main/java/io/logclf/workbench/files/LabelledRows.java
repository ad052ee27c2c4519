package io.logclf.workbench.files;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.training.LabelledEntry;
import io.logclf.training.Place;
import io.logclf.workbench.Said;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.suggest.Suggester;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Collects the labelled rows of logs for training. Of equal messages of a form, the first {@value
 * #MAX_ALIKE} are taken. Rows where no label fits get the label {@link Suggester#NONE}, which training is
 * told of. Not safe for concurrent use.
 */
public final class LabelledRows {

    /** How often one message counts, at most: more teach nothing, and take time. */
    private static final int MAX_ALIKE = 20;

    private final Map<String, Integer> alike = new HashMap<>();
    private final List<LabelledEntry> entries = new ArrayList<>();
    private long labelled;

    /** Makes an empty collection. */
    public LabelledRows() {}

    /**
     * Adds the labelled rows of a log, in its order.
     *
     * @param log where it is
     * @param shown names the log in reports
     * @param formOfRow the form of each row; rows beyond it are not read
     * @param said returns what is said about a form, by its number
     * @throws FileException if the log cannot be read
     */
    public void add(Path log, Path shown, LogFormat format, RowForms formOfRow, IntFunction<Said> said) {
        try (LogReader reader = LogReader.builder(format).open(log)) {
            int number = 0;
            for (Optional<LogRow> row = reader.read();
                    row.isPresent() && number < formOfRow.size();
                    row = reader.read()) {
                int form = formOfRow.get(number++);
                Said of = form < 0 ? Said.NOTHING : said.apply(form);
                Optional<String> label = of.none() ? Optional.of(Suggester.NONE) : of.label();
                if (label.isPresent() && row.get().entry().isPresent()) {
                    labelled++;
                    LabelledEntry entry = LabelledEntry.of(row.get().entry().get(), new Label(label.get()))
                            .at(new Place(shown, row.get().line()));
                    // The label is the same for equal messages of one form, and forms may differ in it.
                    String key = form + "\n" + entry.entry().message();
                    if (alike.merge(key, 1, Integer::sum) <= MAX_ALIKE) {
                        entries.add(entry);
                    }
                }
            }
        } catch (IOException e) {
            throw FileException.reading(log, e);
        }
    }

    /**
     * Adds the messages that are kept of a form of which there is no log, as in the inbox. Each counts
     * once, whatever its rows.
     */
    public void add(Form form) {
        Said said = form.mark().said();
        Optional<String> label = said.none() ? Optional.of(Suggester.NONE) : said.label();
        label.ifPresent(name -> form.samples().forEach(sample -> {
            labelled++;
            entries.add(LabelledEntry.of(LogEntry.of(sample.text()), new Label(name)));
        }));
    }

    /** Returns what was collected. */
    public List<LabelledEntry> entries() {
        return List.copyOf(entries);
    }

    /** Returns how many rows have a label, or none that fits, also those that were not taken. */
    public long labelled() {
        return labelled;
    }
}
