package io.logclf.bench;

import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Reads messages from CSV files. */
final class Csvs {

    private static final String CONTENT = "Content";

    private Csvs() {}

    /** Passes on the cells of two columns, row by row. */
    static void read(Path file, String messageColumn, String labelColumn, BiConsumer<String, String> consumer)
            throws IOException {
        try (CsvReader reader = CsvReader.open(file)) {
            int message = reader.header().indexOf(messageColumn);
            int label = reader.header().indexOf(labelColumn);
            if (message < 0 || label < 0) {
                throw new IllegalArgumentException(file + ": needs the columns " + messageColumn + ", " + labelColumn);
            }
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                consumer.accept(row.get().cell(message), row.get().cell(label));
            }
        }
    }

    /** Passes on the name of each CSV file in a folder with each cell of its column {@code Content}. */
    static void readFolder(Path folder, BiConsumer<String, String> consumer) throws IOException {
        List<Path> csvs;
        try (Stream<Path> files = Files.list(folder)) {
            csvs = files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        for (Path file : csvs) {
            String name = file.getFileName().toString();
            read(file, CONTENT, CONTENT, (message, same) -> consumer.accept(name, message));
        }
    }
}
