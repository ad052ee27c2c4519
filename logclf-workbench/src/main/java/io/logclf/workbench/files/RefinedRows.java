package io.logclf.workbench.files;

import io.logclf.api.FileException;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.workbench.model.Sample;
import io.logclf.workbench.model.TemplatePattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the rows of forms that have certain values, and makes them rows of other forms, in one pass over
 * the log. Not safe for concurrent use; {@link #refine} for each template, and then {@link #run} once.
 */
public final class RefinedRows {

    private static final int MAX_SAMPLES = 8;

    private final RowForms formOfRow;
    private final Map<Integer, List<Refined>> byForm = new LinkedHashMap<>();

    /**
     * Begins with the forms that rows have.
     *
     * @param formOfRow is changed
     */
    public RefinedRows(RowForms formOfRow) {
        this.formOfRow = formOfRow;
    }

    /** A form that takes rows from another; what it tells is complete after {@link RefinedRows#run}. */
    public static final class Refined {

        private final int form;
        private final TemplatePattern pattern;
        private final List<Sample> samples = new ArrayList<>();
        private String first = "";
        private String last = "";
        private long rows;

        private Refined(int form, TemplatePattern pattern) {
            this.form = form;
            this.pattern = pattern;
        }

        /** Returns how many rows it has taken. */
        public long rows() {
            return rows;
        }

        /** Returns some of its messages. */
        public List<Sample> samples() {
            return samples;
        }

        /** Returns the time of its first row. */
        public String first() {
            return first;
        }

        /** Returns the time of its last row. */
        public String last() {
            return last;
        }

        /** Counts a row and keeps its message as a sample, if it matches. */
        private boolean takes(LogRow row, String message) {
            if (pattern.match(message).isEmpty()) {
                return false;
            }
            if (rows++ == 0) {
                first = row.time();
            }
            last = row.time();
            if (samples.size() < MAX_SAMPLES
                    && samples.stream().noneMatch(other -> other.text().equals(Sample.cut(message)))) {
                samples.add(Sample.of(message, row.line(), row.time()));
            }
            return true;
        }
    }

    /**
     * Says that the rows of a form that match a template become rows of another form. Of several templates
     * of one form, the first that matches takes a row.
     *
     * @param form the number of the form that rows are taken from
     * @param to the number of the form that takes them
     */
    public Refined refine(int form, String template, int to) {
        Refined refined = new Refined(to, TemplatePattern.of(template));
        byForm.computeIfAbsent(form, none -> new ArrayList<>()).add(refined);
        return refined;
    }

    /**
     * Reads the log once, and changes the forms of its rows, in memory.
     *
     * @throws FileException if the log cannot be read
     */
    public void run(Path log, LogFormat format) {
        try (LogReader reader = LogReader.builder(format).open(log)) {
            int number = 0;
            for (Optional<LogRow> row = reader.read();
                    row.isPresent() && number < formOfRow.size();
                    row = reader.read()) {
                List<Refined> refined = byForm.get(formOfRow.get(number));
                if (refined != null && row.get().entry().isPresent()) {
                    String message = row.get().entry().get().message();
                    for (Refined other : refined) {
                        if (other.takes(row.get(), message)) {
                            formOfRow.set(number, other.form);
                            break;
                        }
                    }
                }
                number++;
            }
        } catch (IOException e) {
            throw FileException.reading(log, e);
        }
    }
}
