package io.logclf.trainingdata;

import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The templates and CSV files of this repository. */
final class Shipped {

    static final Path FOLDER = Path.of(System.getProperty("logclf.home"), "resources", "training");
    static final Path TEMPLATES = FOLDER.resolve("templates");

    private Shipped() {}

    static List<SystemKind> kinds() throws IOException {
        return SystemKind.readFolder(TEMPLATES, slots());
    }

    static List<Template> templates() throws IOException {
        return kinds().stream().flatMap(kind -> kind.templates().stream()).toList();
    }

    static Slots slots() throws IOException {
        return Slots.load(TEMPLATES.resolve("slots.conf"));
    }

    /** Says whether a template stands in one of the files of messages whose words mislead. */
    static boolean isHardPair(Template template) {
        return template.line().file().getFileName().toString().startsWith("hard-pairs-");
    }

    /** Passes on message and label of each row of a CSV file. */
    static void read(Path file, BiConsumer<String, String> consumer) throws IOException {
        try (CsvReader reader = CsvReader.open(file)) {
            int message = reader.header().indexOf(EntryColumns.MESSAGE);
            int label = reader.header().indexOf(LabelColumns.LABEL);
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                consumer.accept(row.get().cell(message), row.get().cell(label));
            }
        }
    }
}
