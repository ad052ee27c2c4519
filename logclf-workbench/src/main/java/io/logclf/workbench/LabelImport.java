package io.logclf.workbench;

import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.TemplatePattern;
import io.logclf.workbench.suggest.Suggester;
import io.logclf.workbench.view.Step;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes labels from plain files: a project's {@code labels.csv}, or the {@code groups.csv} that {@code
 * discover} wrote and a person filled. Safe for concurrent use.
 *
 * <p>Which of the two it is, its columns tell. {@code labels.csv} has a column {@code template}: its labels
 * are set for just these keys, also for templates of no file yet, and hold when such a file comes. {@code
 * groups.csv} has messages only: a label is given to each form of the project whose template one of the
 * group's examples fits. Rows without a label count as nothing said.
 */
final class LabelImport {

    private static final String TEMPLATE = "template";
    private static final String EXAMPLE = "example";
    private static final String EXAMPLES = "examples";
    /** How a line of {@code examples} begins: the number of rows of a template. */
    private static final Pattern COUNT = Pattern.compile("^\\d+ x ");

    private final Project project;
    private final Changes changes;

    LabelImport(Project project, Changes changes) {
        this.project = project;
        this.changes = changes;
    }

    /**
     * A row with a label.
     *
     * @param examples messages of a group; empty if the key itself is meant
     */
    private record Line(FormKey key, List<String> examples, String label) {}

    /**
     * Reads a file and says what it says, as one step that can be undone; labels that are new are added
     * first.
     *
     * @throws IllegalArgumentException if no row has a label, or a name is no valid label
     * @throws io.logclf.io.InputException if it is neither file
     */
    Workbench.Imported take(InputStream content, String author) throws IOException {
        List<Line> lines = read(content);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no row has a label; fill the column '" + LabelColumns.LABEL + "'");
        }
        return project.locked(() -> {
            Map<FormKey, Said> all = new LinkedHashMap<>();
            Set<String> names = new LinkedHashSet<>();
            long matched = 0;
            for (Line line : lines) {
                List<FormKey> keys = line.examples.isEmpty() ? List.of(line.key) : fitting(line.examples);
                matched += keys.isEmpty() ? 0 : 1;
                Said said = line.label.equals(Suggester.NONE) ? Said.NONE : Said.label(line.label);
                said.label().ifPresent(names::add);
                keys.forEach(key -> all.put(key, said));
            }
            names.stream()
                    .filter(name -> project.state().label(name).isEmpty())
                    .forEach(name -> changes.addLabel(name, "", author));
            if (!all.isEmpty()) {
                changes.mark(all, author, Step.What.IMPORT, "took " + matched + " labels from a file");
            }
            return new Workbench.Imported(lines.size(), matched);
        });
    }

    private static List<Line> read(InputStream content) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (CsvReader reader = CsvReader.of(content, "the labels")) {
            List<String> header = reader.header();
            CsvColumn label = CsvColumn.required(reader, LabelColumns.LABEL, "label");
            boolean groups = !header.contains(TEMPLATE);
            CsvColumn first = CsvColumn.required(reader, groups ? EXAMPLE : TEMPLATE, groups ? EXAMPLE : TEMPLATE);
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                String name = label.cell(row.get()).strip();
                if (!name.isEmpty() && !name.equals(LabelColumns.UNCLASSIFIED)) {
                    String cell = first.cell(row.get());
                    FormKey key = new FormKey(
                            cell,
                            cell(header, row.get(), EntryColumns.SOURCE),
                            cell(header, row.get(), EntryColumns.SEVERITY));
                    lines.add(new Line(
                            key, groups ? examples(cell, cell(header, row.get(), EXAMPLES)) : List.of(), name));
                }
            }
        }
        return lines;
    }

    private static String cell(List<String> header, CsvRow row, String name) {
        int column = header.indexOf(name);
        return column < 0 ? "" : row.cell(column);
    }

    /**
     * Returns the first example and those of a cell with a line each, {@code 12 x message}; a line that was
     * cut is no message and is left out.
     */
    private static List<String> examples(String first, String others) {
        List<String> examples = new ArrayList<>(List.of(first));
        others.lines()
                .filter(line -> COUNT.matcher(line).find())
                .map(line -> COUNT.matcher(line).replaceFirst(""))
                // Such a line is cut where it is long.
                .filter(line -> !line.endsWith("…"))
                .forEach(examples::add);
        return examples;
    }

    /** Returns the keys of the forms whose template fits one of some messages. */
    private List<FormKey> fitting(List<String> examples) {
        Set<FormKey> keys = new LinkedHashSet<>();
        for (Form form : project.state().forms()) {
            TemplatePattern pattern = TemplatePattern.of(form.key().template());
            if (examples.stream().anyMatch(example -> pattern.match(example).isPresent())) {
                keys.add(form.key());
            }
        }
        return List.copyOf(keys);
    }
}
