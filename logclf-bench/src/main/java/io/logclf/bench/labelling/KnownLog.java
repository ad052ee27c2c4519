package io.logclf.bench.labelling;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of several systems with the labels that are right for each: the ground truth of {@link LabellingStudy}. Several labels may be
 * right, as people would accept either; the first is the one that a person would give. Immutable.
 *
 * @param rows in the order of the files
 */
record KnownLog(List<Row> rows) {

    /** The name of the label in the input that says that none fits. */
    static final String NONE = "None";

    /**
     * A line.
     *
     * @param accepted the labels that are right, the first one first choice; only {@link #NONE} if none fits
     */
    record Row(String source, String message, List<String> accepted) {

        /** Tells whether a label fits at all. */
        boolean hasLabel() {
            return !accepted.equals(List.of(NONE));
        }
    }

    /**
     * Reads the labels of events, and the lines of each system from {@code SYSTEM_*.csv} with the columns Content and EventId.
     *
     * @param events JSON lines with system, event, label and accept
     */
    static KnownLog read(Path events, Path folder) throws IOException {
        Map<String, Map<String, List<String>>> accepted = new HashMap<>();
        for (String line : Files.readAllLines(events)) {
            JsonObject event = JsonParser.parseString(line).getAsJsonObject();
            List<String> labels = new ArrayList<>(List.of(event.get("label").getAsString()));
            JsonArray others = event.getAsJsonArray("accept");
            for (JsonElement other : others) {
                if (!labels.contains(other.getAsString())) {
                    labels.add(other.getAsString());
                }
            }
            accepted.computeIfAbsent(event.get("system").getAsString(), none -> new HashMap<>())
                    .put(event.get("event").getAsString(), labels);
        }
        List<Row> rows = new ArrayList<>();
        for (String system : accepted.keySet().stream().sorted().toList()) {
            Set<Path> files = new HashSet<>();
            try (var found = Files.newDirectoryStream(folder, system + "_*.csv")) {
                found.forEach(files::add);
            }
            for (Path file : files) {
                rows.addAll(lines(file, system, accepted.getOrDefault(system, Map.of())));
            }
        }
        return new KnownLog(List.copyOf(rows));
    }

    /** Reads the lines of one system whose events are labelled; lines of other events are left out. */
    private static List<Row> lines(Path file, String system, Map<String, List<String>> accepted) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(file)) {
            CsvColumn content = CsvColumn.required(reader, "Content", "message");
            CsvColumn event = CsvColumn.required(reader, "EventId", "event");
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                List<String> labels = accepted.get(event.cell(row.get()));
                if (labels != null) {
                    rows.add(new Row(system, content.cell(row.get()), labels));
                }
            }
        }
        return rows;
    }

    /** Writes the lines without their labels. */
    void write(Path file) throws IOException {
        try (CsvWriter writer = CsvWriter.of(Files.newOutputStream(file))) {
            writer.write(List.of("source", "log_message"));
            for (Row row : rows) {
                writer.write(List.of(row.source, row.message));
            }
        }
    }
}
