package io.logclf.bench.csv;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.CsvWriterSettings;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.logclf.api.ClassificationPipeline;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.CsvWriter;
import io.logclf.io.LabelJob;
import io.logclf.io.LabelWriter;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What reads a file, and may write another one. */
enum CsvContender {
    /** The whole job on one thread besides the one that reads and writes. */
    JOB_1_THREAD,
    /** The whole job on two threads. */
    JOB_2_THREADS,
    /** {@link CsvReader}, row by row. */
    READ,
    /** {@link CsvReader} and {@link CsvWriter}, row by row. */
    READ_WRITE,
    /** FastCSV alone. */
    FASTCSV_READ,
    /** FastCSV alone, with its writer. */
    FASTCSV_READ_WRITE,
    /** univocity alone. */
    UNIVOCITY_READ,
    /** univocity alone, with its writer. */
    UNIVOCITY_READ_WRITE,
    /** Lines split at commas, words looked for, lines written with a label: what a script does. */
    LOOP;

    private static final Map<String, String> WORDS = Map.of(
            "rror", "Error",
            "denied", "Security Alert",
            "logged", "User Action",
            "started", "System Notification",
            "HTTP", "HTTP Status",
            "usage", "Resource Usage");

    /** Does the work and returns the number of rows, the header among them. */
    long run(ClassificationPipeline pipeline, Path in, Path out) throws IOException {
        return switch (this) {
            case JOB_1_THREAD -> job(pipeline, in, out, 1);
            case JOB_2_THREADS -> job(pipeline, in, out, 2);
            case READ -> read(in);
            case READ_WRITE -> readWrite(in, out);
            case FASTCSV_READ -> fastCsvRead(in);
            case FASTCSV_READ_WRITE -> fastCsvReadWrite(in, out);
            case UNIVOCITY_READ -> univocityRead(in);
            case UNIVOCITY_READ_WRITE -> univocityReadWrite(in, out);
            case LOOP -> loop(in, out);
        };
    }

    private static long job(ClassificationPipeline pipeline, Path in, Path out, int threads) throws IOException {
        long[] rows = {1};
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (LogReader reader = LogReader.builder(LogFormat.CSV).open(in);
                OutputStream stream = Files.newOutputStream(out)) {
            LabelWriter writer = LabelWriter.builder(reader, stream).build();
            LabelJob.of(pipeline, reader, writer)
                    .listener(classifications -> rows[0] += classifications.size())
                    .run(executor, threads);
            writer.flush();
        } finally {
            executor.shutdown();
        }
        return rows[0];
    }

    private static long read(Path in) throws IOException {
        long rows = 1;
        try (CsvReader reader = CsvReader.open(in)) {
            while (reader.read().isPresent()) {
                rows++;
            }
        }
        return rows;
    }

    private static long readWrite(Path in, Path out) throws IOException {
        long rows = 1;
        try (CsvReader reader = CsvReader.open(in);
                CsvWriter writer = CsvWriter.of(Files.newOutputStream(out))) {
            writer.write(reader.header());
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                writer.write(row.get().cells());
                rows++;
            }
        }
        return rows;
    }

    private static long fastCsvRead(Path in) throws IOException {
        long rows = 0;
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(in)) {
            for (Iterator<CsvRecord> records = reader.iterator(); records.hasNext(); records.next()) {
                rows++;
            }
        }
        return rows;
    }

    private static long fastCsvReadWrite(Path in, Path out) throws IOException {
        long rows = 0;
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(in);
                var writer = de.siegmar.fastcsv.writer.CsvWriter.builder().build(out)) {
            for (CsvRecord row : reader) {
                writer.writeRecord(row.getFields());
                rows++;
            }
        }
        return rows;
    }

    private static long univocityRead(Path in) {
        long rows = 0;
        CsvParser parser = univocity();
        parser.beginParsing(in.toFile(), "UTF-8");
        while (parser.parseNext() != null) {
            rows++;
        }
        return rows;
    }

    private static long univocityReadWrite(Path in, Path out) {
        long rows = 0;
        CsvParser parser = univocity();
        var writer = new com.univocity.parsers.csv.CsvWriter(out.toFile(), "UTF-8", new CsvWriterSettings());
        parser.beginParsing(in.toFile(), "UTF-8");
        for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
            writer.writeRow(row);
            rows++;
        }
        writer.close();
        return rows;
    }

    private static CsvParser univocity() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setReadInputOnSeparateThread(false);
        return new CsvParser(settings);
    }

    private static long loop(Path in, Path out) throws IOException {
        long rows = 0;
        try (BufferedReader reader = Files.newBufferedReader(in);
                BufferedWriter writer = Files.newBufferedWriter(out)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = List.of(line.split(",", 2));
                writer.write(String.join(",", cells.get(0), cells.get(1), label(cells.get(1))));
                writer.newLine();
                rows++;
            }
        }
        return rows;
    }

    private static String label(String message) {
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            if (message.contains(word.getKey())) {
                return word.getValue();
            }
        }
        return "Unclassified";
    }
}
