package io.logclf.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.CsvRow;
import io.logclf.io.InputException;
import io.logclf.io.Tolerance;
import io.logclf.io.input.Limits;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.PortionReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cutter and splitter together, as bytes arrive in buffers of any size. */
class CsvCutterTest {

    /** The rows, each with its line, and what ended them. */
    private record Read(List<CsvRow> rows, InputException problem, List<Portion.Shape> shapes) {

        List<List<String>> cells() {
            return rows.stream().map(CsvRow::cells).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n",
                "a,b\r\n1,2\r\n",
                "a,b\n1,2",
                "a,b\r\n1,2\n",
                "a,b\n\"1\n1\",2\n\n3,4\n",
                "a,b\r\n\"1\r\n1\",2\r\n",
                "a,b\n \"1\" , 2\n",
                "a,b\n\"x \"\"y\"\" z\",\"\"\n",
                "a,b\n\u00e9\uD83D\uDE00,\"\u65E5\n\u672C\"\n",
                "a,b\n1,\"2\"",
                "a,b\n,\n\n\n1\n",
                "a,b\n1\r,2\r\r\n"
            })
    void readsTheSameInBuffersOfAnySize(String text) throws IOException {
        char[] chars = text.toCharArray();
        List<List<String>> expected = new CsvGrammar(chars, chars.length, ',').rows(100);
        for (int size = 1; size < 20; size++) {
            Read read = read(text, Tolerance.USUAL, limits(size));
            assertThat(read.problem()).isNull();
            assertThat(read.cells()).as("buffer of %s", size).isEqualTo(expected);
        }
    }

    @Test
    void numbersRowsByTheLinesTheyBeginIn() throws IOException {
        for (int size = 1; size < 20; size++) {
            assertThat(read("a,b\n\"1\n\n1\",2\n\n3,\"4\n\"\n5,6", Tolerance.USUAL, limits(size))
                            .rows())
                    .extracting(CsvRow::line)
                    .containsExactly(1L, 2L, 5L, 6L, 8L);
        }
    }

    @Test
    void findsTheShapeOfTheRows() throws IOException {
        assertThat(shapes("a,b\n1,2\n")).containsExactly(Portion.Shape.PLAIN_LF);
        assertThat(shapes("a,b\n\"1\n\",2\n")).containsExactly(Portion.Shape.PLAIN_LF_BREAKS);
        assertThat(shapes("a,b\r\n\"1\",2\r\n")).containsExactly(Portion.Shape.PLAIN_CR_LF);
        assertThat(shapes("a,b\r\n\"1\n\",2\r\n")).containsExactly(Portion.Shape.FREE);
        assertThat(shapes("a,b\r\n1,2\n")).containsExactly(Portion.Shape.FREE);
        assertThat(shapes("a,b\n \"1\",2\n")).containsExactly(Portion.Shape.FREE);
        assertThat(shapes("a,b\n\"1\" ,2\n")).containsExactly(Portion.Shape.FREE);
        assertThat(shapes("a,b\n1\r,2\n")).containsExactly(Portion.Shape.FREE);
    }

    @Test
    void startsOverWithTheShapeInEachPortion() {
        CsvCutter cutter = new CsvCutter("logs", ',', Tolerance.USUAL, limits(64));
        byte[] bytes = "a,b\n \"1\",2\n3,4\n".getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.scan(bytes, 0, bytes.length, 2)).isEqualTo(11);
        assertThat(cutter.take(bytes, 0, 11).shape()).isEqualTo(Portion.Shape.FREE);
        byte[] rest = "3,4\n".getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.scan(rest, 0, rest.length, 2)).isEqualTo(4);
        Portion last = cutter.take(rest, 0, 4);
        assertThat(last.shape()).isEqualTo(Portion.Shape.PLAIN_LF);
        assertThat(last.line()).isEqualTo(3);
    }

    @Test
    void stopsAtTheNumberOfRowsThatAreWanted() {
        byte[] bytes = "a\nb\nc\n".getBytes(StandardCharsets.UTF_8);
        for (int most = 1; most <= 3; most++) {
            CsvCutter cutter = new CsvCutter("logs", ',', Tolerance.USUAL, limits(64));
            assertThat(cutter.scan(bytes, 0, bytes.length, most)).isEqualTo(2 * most);
            assertThat(cutter.cut()).isEqualTo(2 * most);
        }
    }

    @Test
    void knowsTheFirstLineSeparator() {
        assertThat(separator("a,b\n1,2\r\n")).isEqualTo("\n");
        assertThat(separator("a,b\r\n1,2\n")).isEqualTo("\r\n");
        assertThat(separator("\r\na\n")).isEqualTo("\r\n");
        assertThat(separator("\"a\r\n\",b\n")).isEqualTo("\n");
        assertThat(separator("a,b")).isEqualTo("\n");
    }

    @Test
    void saysWhereAQuoteIsNeverClosed() throws IOException {
        for (int size = 1; size < 20; size++) {
            Read read = read("a,b\n1,2\n3,\"4\n5,6\n", Tolerance.USUAL, limits(size));
            assertThat(read.cells()).containsExactly(List.of("a", "b"), List.of("1", "2"));
            assertThat(read.problem())
                    .hasMessage("logs:3: the quote that opens a cell here is never closed; close it,"
                            + " or double it if it belongs to the text");
            assertThat(read.problem().fault()).isEqualTo(InputException.Fault.QUOTES);
        }
    }

    @Test
    void saysWhereTextFollowsAQuote() throws IOException {
        for (int size = 1; size < 20; size++) {
            assertThat(read("a,b\n\"1\"x,2\n", Tolerance.USUAL, limits(size)).problem())
                    .hasMessage("logs:2: text follows the quote that closes a cell;"
                            + " double the quotes that belong to the text");
            assertThat(read("a,b\n1,\"2\n3\"x\n", Tolerance.USUAL, limits(size)).problem())
                    .hasMessage(
                            "logs:2: the quote that opens a cell here is closed in line 3 only, where text follows it;"
                                    + " close it, or double the quotes that belong to the text");
        }
    }

    @Test
    void guessesAnotherDelimiterInTheHeader() throws IOException {
        Read read = read("\"a\";\"b\"\n1;2\n", Tolerance.USUAL, limits(16));
        assertThat(read.problem())
                .hasMessage("logs:1: ';' follows the quote that closes a name, as if commas were between the cells;"
                        + " name the right delimiter");
        assertThat(read.problem().fault()).isEqualTo(InputException.Fault.DELIMITER);
    }

    @Test
    void makesARowOfALineWithWrongQuotesIfLenient() throws IOException {
        for (int size = 1; size < 20; size++) {
            assertThat(read("a,b\n\"1\"x,2\n3,\"4\n5,6\n", Tolerance.LENIENT, limits(size))
                            .cells())
                    .as("buffer of %s", size)
                    .hasSize(4)
                    .startsWith(List.of("a", "b"))
                    .endsWith(List.of("3", "\"4"), List.of("5", "6"));
        }
    }

    @Test
    void takesAsManyColumnsAsItMay() throws IOException {
        Limits limits = new Limits(3, 100, 100, 16);
        assertThat(read("a,b,c\n1,2,3\n", Tolerance.USUAL, limits).problem()).isNull();
        Read read = read("a,b,c\n1,2,3,4\n", Tolerance.USUAL, limits);
        assertThat(read.cells()).containsExactly(List.of("a", "b", "c"));
        assertThat(read.problem()).hasMessageStartingWith("logs:2: ").hasMessageContaining("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u20AC", "\uD83D\uDE00"})
    void countsTheCharactersOfACellAndNotItsBytes(String character) throws IOException {
        Limits limits = new Limits(8, 12, 100, 4);
        int most = 12 / character.length();
        String longest = character.repeat(most);
        assertThat(read("a,b\n" + longest + ",2\n", Tolerance.USUAL, limits).problem())
                .isNull();
        assertThat(read("a,b\n\"" + longest + "\",2\n", Tolerance.USUAL, limits).problem())
                .isNull();
        assertThat(read("a,b\n" + longest + character + ",2\n", Tolerance.USUAL, limits)
                        .problem())
                .hasMessageStartingWith("logs:2: the cell that begins here has more than 12 characters");
    }

    @Test
    void countsTheCharactersOfARow() throws IOException {
        Limits limits = new Limits(8, 12, 20, 4);
        assertThat(read("a,b\n" + "x".repeat(10) + "," + "y".repeat(10) + "\n", Tolerance.USUAL, limits)
                        .problem())
                .isNull();
        assertThat(read("a,b\n" + "x".repeat(10) + "," + "y".repeat(11) + "\n", Tolerance.USUAL, limits)
                        .problem())
                .hasMessageStartingWith("logs:2: the row has more than 20 characters");
    }

    @Test
    void refusesACellThatSwallowsRows() throws IOException {
        String rows = "1,2,3\n".repeat(6);
        String text = "a,b,c\nx,\"y,z\n" + rows + "x,y\",z\n";
        assertThat(read(text, Tolerance.USUAL, limits(64)).problem())
                .hasMessage("logs:2: the quote that opens a cell here is closed in line 9 only, and each line between"
                        + " looks like a row; close it");
        assertThat(read(text, Tolerance.STRICT, limits(64)).problem()).isNull();
        assertThat(read(text, Tolerance.LENIENT, limits(64)).rows()).hasSizeGreaterThan(6);
    }

    private static String separator(String text) {
        CsvCutter cutter = new CsvCutter("logs", ',', Tolerance.USUAL, limits(64));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.scan(bytes, 0, bytes.length, 10)).isEqualTo(bytes.length);
        return cutter.lineSeparator();
    }

    private static List<Portion.Shape> shapes(String text) throws IOException {
        return read(text, Tolerance.USUAL, limits(1 << 10)).shapes();
    }

    private static Limits limits(int bufferBytes) {
        return new Limits(64, 1_000, 4_000, bufferBytes);
    }

    private static Read read(String text, Tolerance tolerance, Limits limits) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        List<Portion.Shape> shapes = new ArrayList<>();
        InputException problem = null;
        CsvSplitter splitter = new CsvSplitter("logs", ',', tolerance == Tolerance.LENIENT, limits);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CsvCutter cutter = new CsvCutter("logs", ',', tolerance, limits);
        try (PortionReader reader = new PortionReader("logs", new ByteArrayInputStream(bytes), cutter, limits, true)) {
            for (Portion portion = reader.next(); portion != null; portion = reader.next()) {
                ParsedRows<CsvRow> parsed = splitter.split(portion);
                rows.addAll(parsed.rows());
                shapes.add(portion.shape());
                problem = parsed.problem();
            }
        }
        return new Read(rows, problem, shapes);
    }
}
