package io.logclf.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.LogFormat;
import io.logclf.workbench.model.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefinedRowsTest {

    private static final long SEED = 6;

    @TempDir
    Path folder;

    @Test
    void rowsWithAValueBecomeRowsOfAnotherFormAndAllOthersStay() throws IOException {
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>();
        RowForms forms = new RowForms();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int code = random.nextInt(3);
            boolean other = random.nextInt(4) == 0;
            lines.add("Task " + i + " exited with code " + code);
            forms.add(other ? 5 : 1);
            expected.add(other ? 5 : code == 0 ? 2 : code == 1 ? 3 : 1);
        }
        RefinedRows refined = new RefinedRows(forms);
        RefinedRows.Refined zeros = refined.refine(1, "Task <*> exited with code 0", 2);
        RefinedRows.Refined ones = refined.refine(1, "Task <*> exited with code 1", 3);
        refined.run(log(lines), LogFormat.LINES);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(forms.get(row)).as("seed %d: row %d", SEED, row).isEqualTo(expected.get(row));
        }
        assertThat(zeros.rows())
                .isEqualTo(expected.stream().filter(form -> form == 2).count());
        assertThat(ones.rows())
                .isEqualTo(expected.stream().filter(form -> form == 3).count());
        assertThat(zeros.samples()).hasSize(8).allMatch(sample -> sample.text().endsWith("code 0"));
    }

    @Test
    void ofSeveralTemplatesTheFirstThatMatchesTakesARow() throws IOException {
        RowForms forms = forms(1, 1);
        RefinedRows refined = new RefinedRows(forms);
        RefinedRows.Refined narrow = refined.refine(1, "code 0", 2);
        RefinedRows.Refined wide = refined.refine(1, "code <*>", 3);
        refined.run(log(List.of("code 0", "code 7")), LogFormat.LINES);
        assertThat(List.of(forms.get(0), forms.get(1))).containsExactly(2, 3);
        assertThat(narrow.rows()).isEqualTo(1);
        assertThat(wide.rows()).isEqualTo(1);
    }

    @Test
    void equalMessagesAreOneSampleWithTheLineOfTheFirst() throws IOException {
        RowForms forms = forms(0, 1, 1, 1);
        RefinedRows refined = new RefinedRows(forms);
        RefinedRows.Refined same = refined.refine(1, "code 0", 2);
        refined.run(log(List.of("code 0", "code 0", "code 0", "code 1")), LogFormat.LINES);
        assertThat(same.rows()).isEqualTo(2);
        assertThat(same.samples()).extracting(Sample::line).containsExactly(2L);
        assertThat(forms.get(0)).as("of another form").isZero();
    }

    @Test
    void whatMatchesNothingTakesNothing() throws IOException {
        RowForms forms = forms(1, 1);
        RefinedRows refined = new RefinedRows(forms);
        RefinedRows.Refined none = refined.refine(1, "never", 2);
        RefinedRows.Refined unknown = refined.refine(9, "code <*>", 3);
        refined.run(log(List.of("code 0", "code 1", "code 2")), LogFormat.LINES);
        assertThat(none.rows()).isZero();
        assertThat(none.samples()).isEmpty();
        assertThat(none.first()).isEmpty();
        assertThat(unknown.rows()).isZero();
        assertThat(forms.size()).isEqualTo(2);
        assertThat(List.of(forms.get(0), forms.get(1))).containsExactly(1, 1);
    }

    private Path log(List<String> lines) throws IOException {
        return Files.write(folder.resolve("1.log"), lines);
    }

    private static RowForms forms(int... forms) {
        RowForms rows = new RowForms();
        for (int form : forms) {
            rows.add(form);
        }
        return rows;
    }
}
