package io.logclf.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.FileException;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.training.LabelledEntry;
import io.logclf.workbench.Said;
import io.logclf.workbench.UnknownException;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in a project's folder: kept, read into forms, split by values, read again with labels. */
class FilesOfProjectTest {

    private static final LogFormat FORMAT = LogFormat.AUTO;

    @TempDir
    private Path folder;

    private Path log(String... lines) throws IOException {
        return Files.write(folder.resolve("app.log"), List.of(lines));
    }

    private static FormsOfLog formsOf(Path log) throws IOException {
        FormsOfLog forms = new FormsOfLog();
        try (LogReader reader = LogReader.builder(FORMAT).open(log)) {
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                forms.add(row.get());
            }
        }
        return forms;
    }

    private static String line(int second, String severity, String source, String message) {
        return String.format("2026-03-01 10:00:%02d,000 %s %s - %s", second, severity, source, message);
    }

    private static RowForms rowForms(int... forms) {
        RowForms rows = new RowForms();
        IntStream.of(forms).forEach(rows::add);
        return rows;
    }

    @Test
    void rowsOfOneTemplateAreApartBySourceAndSeverity() throws Exception {
        FormsOfLog forms = formsOf(log(
                line(1, "INFO", "job", "Task 17 ended"),
                line(2, "WARN", "job", "Task 18 ended"),
                line(3, "INFO", "job", "Task 19 ended"),
                line(4, "INFO", "cron", "Task 20 ended")));
        FormsOfLog.Drafts drafts = forms.mine();
        assertThat(drafts.forms())
                .extracting(FormsOfLog.Draft::key)
                .containsExactly(
                        new FormKey("Task <*> ended", "job", "INFO"),
                        new FormKey("Task <*> ended", "job", "WARN"),
                        new FormKey("Task <*> ended", "cron", "INFO"));
        FormsOfLog.Draft first = drafts.forms().get(0);
        assertThat(first.rows()).isEqualTo(2);
        assertThat(first.first()).isEqualTo("2026-03-01 10:00:01,000");
        assertThat(first.last()).isEqualTo("2026-03-01 10:00:03,000");
        assertThat(first.samples()).extracting(Sample::text).contains("Task 17 ended");
        assertThat(IntStream.range(0, 4).map(drafts.formOfRow()::get)).containsExactly(0, 1, 0, 2);
        assertThat(forms.messages()).isEqualTo(4);
    }

    @Test
    void manySourcesOfOneTemplateAreOneForm() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            lines.add(line(i % 60, "INFO", "host" + i, "cache is warm"));
        }
        List<FormsOfLog.Draft> forms =
                formsOf(log(lines.toArray(String[]::new))).mine().forms();
        assertThat(forms).hasSize(51);
        assertThat(forms)
                .filteredOn(form -> form.key().source().equals(FormKey.OTHERS))
                .singleElement()
                .satisfies(others -> assertThat(others.rows()).isEqualTo(30));
    }

    @Test
    void formsOfRowsGrowAndAreNumberedFromAnotherPlace() {
        RowForms rows = new RowForms(1);
        for (int i = 0; i < 5_000; i++) {
            rows.add(i % 7 == 0 ? RowForms.BLANK : i);
        }
        assertThat(rows.size()).isEqualTo(5_000);
        RowForms moved = rows.from(1_000);
        assertThat(moved.get(6)).isEqualTo(1_006);
        assertThat(moved.get(7)).isEqualTo(RowForms.BLANK);
        assertThat(rows.get(6)).isEqualTo(6);
        assertThat(rows.get(5_000)).as("behind the last").isEqualTo(RowForms.BLANK);
        assertThatThrownBy(() -> rows.from(Integer.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aLogIsKeptWithTheFormsOfItsRowsUntilItIsRemoved() throws Exception {
        LogFiles files = LogFiles.in(folder);
        files.add(3, new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(files.log(3))).isEqualTo("one\ntwo\n");
        assertThatThrownBy(() -> files.forms(3))
                .isInstanceOf(UnknownException.class)
                .hasMessageContaining("the rows of file 3 are not there");
        files.writeForms(3, rowForms(5, RowForms.BLANK, 1 << 30));
        RowForms read = LogFiles.of(folder).forms(3);
        assertThat(IntStream.range(0, read.size()).map(read::get)).containsExactly(5, RowForms.BLANK, 1 << 30);
        files.remove(3);
        files.remove(3);
        try (var left = Files.list(folder.resolve("logs"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aLogWhoseContentBreaksOffIsNotKept() throws Exception {
        LogFiles files = LogFiles.in(folder);
        InputStream broken = new InputStream() {
            private int read;

            @Override
            public int read() throws IOException {
                if (read++ > 100) {
                    throw new IOException("cut off");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> files.add(1, broken)).hasMessage("cut off");
        try (var left = Files.list(folder.resolve("logs"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void rowsWithAValueBecomeRowsOfAnotherForm() throws Exception {
        Path log = log(
                line(1, "INFO", "job", "Task 17 exited with code 0"),
                line(2, "INFO", "job", "Task 18 exited with code 1"),
                line(3, "INFO", "job", "Task 19 exited with code 0"),
                line(4, "INFO", "cron", "Task 20 exited with code 0"));
        RowForms formOfRow = rowForms(0, 0, 0, 1);
        RefinedRows rows = new RefinedRows(formOfRow);
        RefinedRows.Refined zero = rows.refine(0, "Task <*> exited with code 0", 7);
        RefinedRows.Refined same = rows.refine(0, "Task <*> exited with code <*>", 8);
        rows.run(log, FORMAT);
        assertThat(IntStream.range(0, 4).map(formOfRow::get)).containsExactly(7, 8, 7, 1);
        assertThat(zero.rows()).isEqualTo(2);
        assertThat(zero.first()).isEqualTo("2026-03-01 10:00:01,000");
        assertThat(zero.last()).isEqualTo("2026-03-01 10:00:03,000");
        assertThat(zero.samples()).extracting(Sample::line).containsExactly(1L, 3L);
        assertThat(same.samples()).extracting(Sample::text).containsExactly("Task 18 exited with code 1");
        assertThatThrownBy(() -> rows.run(folder.resolve("absent.log"), FORMAT)).isInstanceOf(FileException.class);
    }

    @Test
    void ofEqualMessagesOnlySomeTeach() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add(line(i, "INFO", "a", "cache is warm"));
        }
        lines.add(line(31, "INFO", "b", "cache is warm"));
        lines.add(line(32, "INFO", "c", "queue is empty"));
        lines.add(line(33, "INFO", "c", "gate is open"));
        RowForms formOfRow = new RowForms();
        lines.forEach(line ->
                formOfRow.add(line.contains(" a ") ? 0 : line.contains(" b ") ? 1 : line.contains("queue") ? 2 : 3));
        Map<Integer, Said> said = Map.of(0, Said.label("Cache"), 1, Said.label("Other"), 2, Said.NONE);
        LabelledRows rows = new LabelledRows();
        rows.add(
                log(lines.toArray(String[]::new)),
                Path.of("shown.log"),
                FORMAT,
                formOfRow,
                form -> said.getOrDefault(form, Said.NOTHING));
        assertThat(rows.labelled()).isEqualTo(32);
        assertThat(rows.entries()).hasSize(22);
        assertThat(rows.entries())
                .extracting(entry -> entry.label().name())
                .filteredOn("Cache"::equals)
                .hasSize(20);
        LabelledEntry last = rows.entries().get(21);
        assertThat(last.label().name()).isEqualTo("None of these");
        assertThat(last.entry().message()).isEqualTo("queue is empty");
    }

    @Test
    void aFormWithoutALogTeachesItsSamples() {
        Form form = new Form(
                1,
                1,
                new FormKey("Task <*> ended", "", ""),
                List.of(new Sample("Task 1 ended", 0, ""), new Sample("Task 2 ended", 0, "")),
                "",
                "",
                500,
                1,
                0);
        LabelledRows rows = new LabelledRows();
        rows.add(form);
        assertThat(rows.entries()).isEmpty();
        form.mark(new Mark(Said.label("Jobs"), "kim", Instant.EPOCH, 1));
        rows.add(form);
        assertThat(rows.entries())
                .extracting(entry -> entry.entry().message())
                .containsExactly("Task 1 ended", "Task 2 ended");
        assertThat(rows.labelled()).isEqualTo(2);
    }
}
