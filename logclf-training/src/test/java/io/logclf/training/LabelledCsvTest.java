package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledCsvTest {

    @TempDir
    private Path folder;

    @Test
    void readsTablesAndJsonLinesWithTheUsualNames() throws IOException {
        Path table = Files.writeString(folder.resolve("a.csv"), "message,label\nit failed,Failure\nx,\n");
        Path json = Files.writeString(
                folder.resolve("b.jsonl"),
                "{\"msg\":\"it works\",\"level\":\"info\",\"logger\":\"web\",\"target_label\":\"Fine\"}\n\n{\"msg\":\"x\"}\n");
        LabelledEntries read = LabelledCsv.read(List.of(table, json), LabelledCsv.Columns.STANDARD);
        assertThat(read.entries())
                .containsExactly(
                        LabelledEntry.of(LogEntry.of("it failed"), new Label("Failure"))
                                .at(new Place(table, 2)),
                        LabelledEntry.of(new LogEntry("web", "it works", Severity.INFO), new Label("Fine"))
                                .at(new Place(json, 1)));
        assertThat(read.unlabelled()).isEqualTo(2);
    }

    @Test
    void readsTablesWithOtherDelimitersAndInUtf16() throws IOException {
        Path semicolons = Files.writeString(folder.resolve("a.csv"), "message;label\n\"it failed; again\";Failure\n");
        Path tabs = Files.writeString(
                folder.resolve("b.tsv"), "\uFEFFsource\tmessage\tlabel\n\tx, y\tFine\n", StandardCharsets.UTF_16LE);
        LabelledEntries read = LabelledCsv.read(List.of(semicolons, tabs), LabelledCsv.Columns.STANDARD);
        assertThat(read.entries())
                .containsExactly(
                        LabelledEntry.of(LogEntry.of("it failed; again"), new Label("Failure"))
                                .at(new Place(semicolons, 2)),
                        LabelledEntry.of(LogEntry.of("x, y"), new Label("Fine")).at(new Place(tabs, 2)));
    }

    @Test
    void readsWhatClassifyWritesForPlainLogs() throws IOException {
        Path log = Files.writeString(
                folder.resolve("app.log"),
                "Failure\t10:15:02.123 [main] ERROR c.e.Shop - it broke\njava.io.IOException: full\n\tat a.B.c(B.java:1)\n"
                        + "Unclassified\t10:15:02.123 [main] INFO  c.e.Shop - x\n"
                        + "Fine\tit\tworks\n");
        LabelledEntries read = LabelledCsv.read(List.of(log), LabelledCsv.Columns.STANDARD);
        assertThat(read.entries())
                .containsExactly(
                        LabelledEntry.of(
                                        new LogEntry("c.e.Shop", "it broke\njava.io.IOException: full", Severity.ERROR),
                                        new Label("Failure"))
                                .at(new Place(log, 1)),
                        LabelledEntry.of(LogEntry.of("it\tworks"), new Label("Fine"))
                                .at(new Place(log, 5)));
        assertThat(read.unlabelled()).isEqualTo(1);
    }

    @Test
    void readsObjectsInAnArrayAndTablesOfAnyName() throws IOException {
        Path array = Files.writeString(
                folder.resolve("a.json"),
                "[{\"msg\": \"up\", \"label\": \"Fine\"},\n {\"msg\": \"down\", \"label\": \"Failure\"}]\n");
        Path table = Files.writeString(folder.resolve("labelled"), "log_message,target_label\nup,Fine\n");
        assertThat(LabelledCsv.read(List.of(array, table), LabelledCsv.Columns.STANDARD)
                        .entries())
                .extracting(entry -> entry.entry().message() + "=" + entry.label())
                .containsExactly("up=Fine", "down=Failure", "up=Fine");
    }

    @Test
    void refusesTextWithoutLabels() throws IOException {
        Path text = Files.writeString(folder.resolve("app.log"), "10:15:02.123 [main] ERROR c.e.Shop - it broke\n");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LabelledCsv.read(List.of(text), LabelledCsv.Columns.STANDARD))
                .withMessage(
                        "%s:1: is neither a table with a header, nor JSON, nor lines with a label and a tab in front; add the"
                                + " header",
                        text);
    }

    @Test
    void takesOnlyTheLabelThatIsNamed() throws IOException {
        Path table = Files.writeString(folder.resolve("a.csv"), "message,label\nit failed,Failure\n");
        LabelledCsv.Columns columns = new LabelledCsv.Columns("source", "log_message", "kind");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LabelledCsv.read(List.of(table), columns))
                .withMessage(table + ": has no column 'kind'; it has 'message', 'label'; name the right label column");
    }
}
