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

/**
 * Reads messages from CSV files, one file or a folder of them, without loading a table: each row is passed on as it is read. Used by
 * benchmarks and studies that take labelled data or the logs of Loghub.
 */
public final class CsvMessages {

    /** The message's column in the structured logs of Loghub. */
    private static final String CONTENT = "Content";

    private CsvMessages() {}

    /**
     * Passes on the cells of two columns, row by row, in the order of the file.
     *
     * @param consumer receives the message and the label
     * @throws IllegalArgumentException if a column is missing
     * @throws IOException if the file cannot be read or is not a table
     */
    public static void read(Path file, String messageColumn, String labelColumn, BiConsumer<String, String> consumer)
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

    /**
     * Passes on each cell of the column {@code Content} of all CSV files in a folder, the files in the order of their names. This is
     * the form of Loghub's structured logs.
     *
     * @param consumer receives the name of the file and the message
     * @throws IllegalArgumentException if a file has no such column
     * @throws IOException if a file cannot be read or is not a table
     */
    public static void readFolder(Path folder, BiConsumer<String, String> consumer) throws IOException {
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
