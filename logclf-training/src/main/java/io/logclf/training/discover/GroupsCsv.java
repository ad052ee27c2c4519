package io.logclf.training.discover;

import io.logclf.api.FileException;
import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.CsvWriter;
import io.logclf.io.InputException;
import io.logclf.io.LabelColumns;
import io.logclf.training.LabelledGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes {@code groups.csv}: a row for each group, the largest first, with an empty cell for the label. It
 * is the file that a person works on, in a spreadsheet, so it has examples to decide by, and is never
 * overwritten once it has labels.
 */
final class GroupsCsv {

    /** More sources of a group are not listed. */
    private static final int MAX_NAMES = 20;
    /** More templates of a group are counted only. */
    private static final int MAX_TEMPLATES = 30;
    /** Longer messages are cut: a cell should fit a screen. */
    private static final int MAX_CHARS = 200;

    private final GroupedTemplates grouped;

    GroupsCsv(GroupedTemplates grouped) {
        this.grouped = grouped;
    }

    /** Writes the file. */
    void write(Path file) throws IOException {
        try (CsvWriter writer = CsvWriter.of(Files.newOutputStream(file))) {
            writer.write(List.of(
                    "cluster",
                    "rows",
                    "templates",
                    "example",
                    LabelColumns.LABEL,
                    "sources",
                    "severities",
                    "examples"));
            for (DiscoveredGroup group : grouped.groups()) {
                writer.write(List.of(
                        Integer.toString(group.number()),
                        Long.toString(group.rows()),
                        Integer.toString(group.templates().size()),
                        group.templates().get(0).examples().get(0),
                        "",
                        names(group.sources()),
                        names(group.severities()),
                        examples(group)));
            }
        }
    }

    private static String names(List<String> names) {
        String some = String.join("; ", names.subList(0, Math.min(MAX_NAMES, names.size())));
        return names.size() > MAX_NAMES ? some + "; and others" : some;
    }

    /**
     * Returns a message of each template, a line each: a cell with line breaks is what spreadsheets show as
     * a list.
     */
    private static String examples(DiscoveredGroup group) {
        String lines = group.templates().stream()
                .limit(MAX_TEMPLATES)
                .map(template ->
                        template.rows() + " x " + line(template.examples().get(0)))
                .collect(Collectors.joining("\n"));
        int more = group.templates().size() - MAX_TEMPLATES;
        return more > 0 ? lines + "\nand " + more + " more templates" : lines;
    }

    /** Returns a message as one line, shortened. */
    private static String line(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CHARS)) + "…";
    }

    /**
     * Returns what must not be lost of an earlier result: labels that a person has filled in, or a file
     * that is no longer the one that discover wrote.
     */
    static Optional<String> labelled(Path earlier) {
        Path file = earlier.resolve(LabelledGroups.GROUPS);
        return Files.exists(file) && hasLabels(file)
                ? Optional.of("its " + LabelledGroups.GROUPS + " has labels filled in")
                : Optional.empty();
    }

    private static boolean hasLabels(Path file) {
        try (CsvReader reader = CsvReader.open(file)) {
            CsvColumn label = CsvColumn.required(reader, LabelColumns.LABEL, "label");
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                if (!label.cell(row.get()).isBlank()) {
                    return true;
                }
            }
            return false;
        } catch (InputException e) {
            // Whatever a person turned it into, it is not the file that discover wrote.
            return true;
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }
}
