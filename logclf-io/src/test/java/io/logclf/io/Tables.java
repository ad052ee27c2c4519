package io.logclf.io;

import io.logclf.io.input.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables in memory. */
public final class Tables {

    private Tables() {}

    static CsvReader reader(String text) throws IOException {
        return reader(text.getBytes(StandardCharsets.UTF_8));
    }

    static CsvReader reader(byte[] bytes) throws IOException {
        return CsvReader.of(new ByteArrayInputStream(bytes), "logs.csv");
    }

    /** A reader with buffers and limits so small that most edges are met. */
    static CsvReader smallReader(String text) throws IOException {
        return smallReader(text, ',', Tolerance.USUAL);
    }

    static CsvReader smallReader(String text, char delimiter, Tolerance tolerance) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new CsvReader(
                new ByteArrayInputStream(bytes), "logs.csv", delimiter, tolerance, new Limits(64, 1000, 4000, 5));
    }

    public static List<CsvRow> rest(CsvReader reader) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
            rows.add(row.get());
        }
        return rows;
    }

    /** The cells of all rows after a header of our own. */
    static List<List<String>> cells(String text) throws IOException {
        try (CsvReader reader = reader("source,log_message\n" + text)) {
            return rest(reader).stream().map(CsvRow::cells).toList();
        }
    }
}
