package io.logclf.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.Severity;
import io.logclf.flink.ClassifiedEntry;
import io.logclf.io.InputException;
import io.logclf.io.LogFormat;
import io.logclf.io.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in and out, without a cluster. */
class FilesTest {

    private static final Columns COLUMNS = new Columns("source", "log_message", List.of("id"));

    @TempDir
    private Path folder;

    @Test
    void readsRowsAndTellsHowFarItIs() throws IOException {
        Path file = table(600);
        List<Row> rows = new ArrayList<>();
        long last = 0;
        try (BulkFormat.Reader<Row> reader = format(false).createReader(new Configuration(), split(file))) {
            for (BulkFormat.RecordIterator<Row> batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                int size = 0;
                for (RecordAndPosition<Row> next = batch.next(); next != null; next = batch.next()) {
                    rows.add(next.getRecord());
                    last = next.getRecordSkipCount();
                    size++;
                }
                assertThat(size).isLessThanOrEqualTo(256);
            }
        }
        assertThat(rows).hasSize(600);
        assertThat(rows.get(7)).isEqualTo(new Row("s7", "backup 7 done", Severity.UNKNOWN, List.of("7")));
        assertThat(last).isEqualTo(600);
    }

    @Test
    void goesOnAfterTheRowsOfACheckpoint() throws IOException {
        FileSourceSplit restored = split(table(600)).updateWithCheckpointedPosition(new CheckpointedPosition(-1, 450));
        assertThat(read(format(false), restored))
                .hasSize(150)
                .first()
                .extracting(Row::source)
                .isEqualTo("s450");
    }

    @Test
    void moreRowsThanAFileHasAreItsEnd() throws IOException {
        FileSourceSplit restored = split(table(3)).updateWithCheckpointedPosition(new CheckpointedPosition(-1, 10));
        assertThat(read(format(false), restored)).isEmpty();
    }

    @Test
    void aFileThatStopsBeingATableFailsOrIsLeftOut() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.csv"), "id,source,log_message\n1,a,first\n2,b,\"secret\n");
        assertThatThrownBy(() -> read(format(false), split(file)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("broken.csv:3")
                .hasMessageNotContaining("secret");
        assertThat(read(format(true), split(file))).extracting(Row::message).containsExactly("first");
    }

    @Test
    void aFileIsNeverSplit() {
        assertThat(format(false).isSplittable()).isFalse();
        assertThat(format(false).getProducedType()).isEqualTo(RowSerializer.type());
    }

    @Test
    void partsHaveAHeaderAndQuoteWhatTheyMust() throws IOException {
        assertThat(written(
                        false,
                        new ClassifiedEntry<>(
                                new Row("a", "x, \"y\"", Severity.INFO, List.of("7")),
                                "Error",
                                0.98765,
                                "regex",
                                "",
                                ""),
                        new ClassifiedEntry<>(
                                new Row("", "huh", Severity.INFO, List.of("")), "", 0, "", "NO_MATCH", "")))
                .isEqualTo("source,log_message,id,target_label,confidence,stage\n"
                        + "a,\"x, \"\"y\"\"\",7,Error,0.9877,regex\n"
                        + ",huh,,?,,\n");
    }

    @Test
    void evidenceIsTheLastColumn() throws IOException {
        assertThat(written(
                        true,
                        new ClassifiedEntry<>(
                                new Row("a", "m", Severity.INFO, List.of("7")), "Error", 1, "regex", "", "rule 'x'")))
                .isEqualTo("source,log_message,id,target_label,confidence,stage,evidence\n"
                        + "a,m,7,Error,1.0000,regex,rule 'x'\n");
    }

    @SafeVarargs
    private String written(boolean explain, ClassifiedEntry<Row>... entries) throws IOException {
        Path file = folder.resolve("part.csv");
        try (FSDataOutputStream out =
                FileSystem.getLocalFileSystem().create(path(file), FileSystem.WriteMode.OVERWRITE)) {
            BulkWriter<ClassifiedEntry<Row>> writer = new CsvPartFactory(COLUMNS, explain, "?").create(out);
            for (ClassifiedEntry<Row> entry : entries) {
                writer.addElement(entry);
            }
            writer.flush();
            writer.finish();
            assertThat(out.getPos()).as("the stream stays open").isEqualTo(Files.size(file));
        }
        return Files.readString(file);
    }

    private static List<Row> read(RowFileFormat format, FileSourceSplit split) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BulkFormat.Reader<Row> reader = format.restoreReader(new Configuration(), split)) {
            for (BulkFormat.RecordIterator<Row> batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (RecordAndPosition<Row> next = batch.next(); next != null; next = batch.next()) {
                    rows.add(next.getRecord());
                }
            }
        }
        return rows;
    }

    private static RowFileFormat format(boolean skipBroken) {
        return new RowFileFormat(new RowReadOptions(LogFormat.AUTO, COLUMNS, "", Tolerance.USUAL, null), skipBroken);
    }

    private static FileSourceSplit split(Path file) throws IOException {
        long size = Files.size(file);
        return new FileSourceSplit("1", path(file), 0, size, 0, size);
    }

    private static org.apache.flink.core.fs.Path path(Path file) {
        return new org.apache.flink.core.fs.Path(file.toUri());
    }

    private Path table(int rows) throws IOException {
        StringBuilder table = new StringBuilder("id,source,log_message\n");
        for (int i = 0; i < rows; i++) {
            table.append(i).append(",s").append(i).append(",backup ").append(i).append(" done\n");
        }
        return Files.writeString(folder.resolve("logs.csv"), table);
    }
}
