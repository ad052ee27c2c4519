package io.logclf.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.FileException;
import io.logclf.io.LogFormat;
import io.logclf.training.LabelledEntry;
import io.logclf.workbench.Said;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledRowsTest {

    private static final Path SHOWN = Path.of("app.log");

    @TempDir
    Path folder;

    private final LabelledRows rows = new LabelledRows();

    @Test
    void takesTheRowsOfWhichSomethingIsSaidWithTheirPlace() throws IOException {
        add(
                List.of("disk full", "all is well", "odd thing", "disk full too"),
                new int[] {0, 1, 2, 0},
                form -> switch (form) {
                    case 0 -> Said.label("Disk");
                    case 2 -> Said.NONE;
                    default -> Said.NOTHING;
                });
        assertThat(rows.entries().stream().map(each -> each.entry().message()))
                .containsExactly("disk full", "odd thing", "disk full too");
        assertThat(rows.entries().stream().map(each -> each.label().name()))
                .containsExactly("Disk", "None of these", "Disk");
        assertThat(rows.entries().stream().map(LabelledEntry::where))
                .containsExactly("app.log:1", "app.log:3", "app.log:4");
        assertThat(rows.labelled()).isEqualTo(3);
    }

    @Test
    void equalMessagesOfAFormCountTwentyTimesAtMost() throws IOException {
        add(Collections.nCopies(20, "disk full"), new int[20], form -> Said.label("Disk"));
        assertThat(rows.entries()).hasSize(20);
        add(Collections.nCopies(5, "disk full"), new int[5], form -> Said.label("Disk"));
        assertThat(rows.entries()).hasSize(20);
        assertThat(rows.labelled()).isEqualTo(25);
        add(List.of("disk full", "disk  full"), new int[] {1, 0}, form -> Said.label("Disk"));
        assertThat(rows.entries()).as("of another form, and another message").hasSize(22);
    }

    @Test
    void rowsWithoutAFormAreLeftOut() throws IOException {
        add(List.of("a", "b", "c"), new int[] {RowForms.BLANK, 0}, form -> Said.label("Disk"));
        assertThat(rows.entries())
                .singleElement()
                .satisfies(only -> assertThat(only.entry().message()).isEqualTo("b"));
        assertThat(rows.labelled()).isEqualTo(1);
    }

    @Test
    void takesEachSampleOfAFormWithoutALogOnce() {
        rows.add(form(Said.label("Disk"), "disk full", "disk fuller"));
        rows.add(form(Said.NONE, "odd thing"));
        rows.add(form(Said.NOTHING, "never labelled"));
        assertThat(rows.entries().stream()
                        .map(each -> each.label().name() + ": " + each.entry().message()))
                .containsExactly("Disk: disk full", "Disk: disk fuller", "None of these: odd thing");
        assertThat(rows.entries()).allMatch(each -> each.place().isEmpty());
        assertThat(rows.labelled()).isEqualTo(3);
    }

    @Test
    void whatIsReturnedDoesNotGrow() {
        List<LabelledEntry> before = rows.entries();
        rows.add(form(Said.label("Disk"), "disk full"));
        assertThat(before).isEmpty();
        assertThat(rows.entries()).hasSize(1);
    }

    @Test
    void aLogThatIsGoneIsNamed() {
        Path gone = folder.resolve("gone.log");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> rows.add(gone, SHOWN, LogFormat.LINES, forms(0), form -> Said.NONE))
                .withMessageContaining(gone.toString());
    }

    private void add(List<String> lines, int[] forms, IntFunction<Said> said) throws IOException {
        Path log = Files.write(folder.resolve("1.log"), lines);
        rows.add(log, SHOWN, LogFormat.LINES, forms(forms), said);
    }

    private static RowForms forms(int... forms) {
        RowForms rows = new RowForms();
        for (int form : forms) {
            rows.add(form);
        }
        return rows;
    }

    private static Form form(Said said, String... messages) {
        List<Sample> samples = Arrays.stream(messages)
                .map(message -> new Sample(message, 0, ""))
                .toList();
        Form form = new Form(1, 1, new FormKey("t", "", ""), samples, "", "", 900, 1, 0);
        form.mark(new Mark(said, "kim", Instant.EPOCH, 1));
        return form;
    }
}
