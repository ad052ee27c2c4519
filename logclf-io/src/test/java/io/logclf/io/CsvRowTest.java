package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowTest {

    @Test
    void givesEmptyTextForMissingCells() {
        CsvRow row = new CsvRow(1, List.of("a"));
        assertThat(row.cell(0)).isEqualTo("a");
        assertThat(row.cell(7)).isEmpty();
    }

    @Test
    void isBlankOnlyWithoutCells() {
        assertThat(new CsvRow(1, List.of()).isBlank()).isTrue();
        assertThat(new CsvRow(1, List.of("")).isBlank()).isFalse();
    }

    @Test
    void copiesItsCells() {
        List<String> cells = new ArrayList<>(List.of("a"));
        CsvRow row = new CsvRow(1, cells);
        cells.set(0, "b");
        assertThat(row.cells()).containsExactly("a");
    }

    @Test
    void refusesALineBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsvRow(0, List.of()))
                .withMessage("line must be at least 1: 0");
    }
}
