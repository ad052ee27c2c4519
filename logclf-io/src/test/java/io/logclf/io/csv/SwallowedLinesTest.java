package io.logclf.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.csv.SwallowedLines.Finding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SwallowedLinesTest {

    @Test
    void takesManyLinesLikeRowsForRows() {
        assertThat(of("\"x,y\n" + "1,2,3\n".repeat(5) + "1\"", 1, 3)).isEqualTo(Finding.ROWS);
        assertThat(of("\"x,y\n" + "1,2,3\n".repeat(4) + "1\"", 1, 3)).isEqualTo(Finding.SUSPECT);
        assertThat(of("\"x,y\n" + "1,2,3\n".repeat(3) + "1\"", 1, 3)).isEqualTo(Finding.SUSPECT);
        assertThat(of("\"x,y\n" + "1,2,3\n".repeat(2) + "1\"", 1, 3)).isEqualTo(Finding.TEXT);
    }

    @Test
    void wantsMoreLinesOfTwoColumns() {
        assertThat(of("\"x\n" + "1,2\n".repeat(20) + "1\"", 1, 2)).isEqualTo(Finding.ROWS);
        assertThat(of("\"x\n" + "1,2\n".repeat(19) + "1\"", 1, 2)).isEqualTo(Finding.SUSPECT);
    }

    @Test
    void suspectsLinesOfWhichHalfLookLikeRows() {
        assertThat(of("\"x,y\n" + "1,2,3\ntext\n".repeat(5) + "1\"", 1, 3)).isEqualTo(Finding.SUSPECT);
        assertThat(of("\"x,y\n" + "1,2,3\ntext\n".repeat(5) + "text\n1\"", 1, 3))
                .isEqualTo(Finding.TEXT);
    }

    @Test
    void suspectsOnlyIfTheFirstLineIsNoRestOfARow() {
        assertThat(of("\"a table:\n" + "1,2,3\n".repeat(5) + "1\"", 1, 3)).isEqualTo(Finding.SUSPECT);
        assertThat(of("\"x,y\n" + "1,2,3\n".repeat(5) + "1,2,3,4\"", 1, 3)).isEqualTo(Finding.SUSPECT);
    }

    @Test
    void takesTextForText() {
        assertThat(of("\"it failed\n\tat c.e.Shop\n\tat c.e.Main\n\tat c.e.X\n\"", 1, 2))
                .isEqualTo(Finding.TEXT);
        assertThat(of("\"\"", 0, 2)).isEqualTo(Finding.TEXT);
        assertThat(of("", 0, 2)).isEqualTo(Finding.TEXT);
    }

    @Test
    void tellsNothingOfATableWithOneColumn() {
        assertThat(of("\"x\n" + "1\n".repeat(100) + "1\"", 0, 1)).isEqualTo(Finding.TEXT);
        assertThat(of("\"x\n" + "1\n".repeat(100) + "1\"", 0, 0)).isEqualTo(Finding.TEXT);
    }

    @Test
    void looksAtTheCellOnly() {
        byte[] bytes = ("1,2,3\n".repeat(9) + "\"x\n\"" + "1,2,3\n".repeat(9)).getBytes(StandardCharsets.UTF_8);
        assertThat(SwallowedLines.of(bytes, 54, 58, (byte) ',', 1, 3)).isEqualTo(Finding.TEXT);
    }

    private static Finding of(String cell, int column, int columns) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        return SwallowedLines.of(bytes, 0, bytes.length, (byte) ',', column, columns);
    }
}
