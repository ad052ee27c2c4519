package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import io.logclf.io.input.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of tables whose quotes are wrong: nothing is swallowed. */
class WrongQuotesTest {

    private static final String HEADER = "source,log_message\n";

    /** A quote that is not closed until another row has one, fifty rows later. */
    private static final String SWALLOWED = HEADER + "web,\"GET /cart HTTP/1.1 aborted\n"
            + "db,query took 12 ms\n".repeat(50) + "web,\"GET /ok HTTP/1.1\"\n";

    private static final String TRACE = "java.io.IOException: no, not again\n"
            + "\tat io.logclf.Shop.buy(Shop.java:12)\n".repeat(30) + "Caused by: x, y\n\t... 12 more";

    @Test
    void refusesAQuoteThatIsClosedInTheWrongRow() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.CSV, SWALLOWED)) {
            assertThatThrownBy(reader::read)
                    .isInstanceOfSatisfying(InputException.class, e -> {
                        assertThat(e.line()).isEqualTo(2);
                        assertThat(e.fault()).isEqualTo(InputException.Fault.QUOTES);
                    })
                    .hasMessage("logs:2: the quote that opens a cell here is closed in line 53 only, where text follows"
                            + " it; close it, or double the quotes that belong to the text");
        }
    }

    @Test
    void readsItLineByLineIfLenient() throws IOException {
        try (LogReader reader = lenient(SWALLOWED)) {
            List<LogEntry> entries = Logs.entries(reader);
            assertThat(entries).hasSize(52);
            assertThat(entries.get(0)).isEqualTo(LogEntry.of("web", "\"GET /cart HTTP/1.1 aborted"));
            assertThat(entries.get(1)).isEqualTo(LogEntry.of("db", "query took 12 ms"));
            assertThat(entries.get(51)).isEqualTo(LogEntry.of("web", "GET /ok HTTP/1.1"));
            assertThat(reader.remarks()).containsExactly("1 row with wrong quotes was read line by line, in line 2");
        }
    }

    @Test
    void writesEveryLineBackIfLenient() throws IOException {
        String text = HEADER + "a,\"say \"x\" now\"\r\nb,\"open, and more\nc,\"x\"\nd,\"end";
        assertThat(Logs.labelled(LogReader.builder(LogFormat.CSV).tolerance(Tolerance.LENIENT), text))
                .isEqualTo("source,log_message,target_label\na,\"say \"\"x\"\" now\",Failure\n"
                        + "b,\"\"\"open, and more\",Failure\nc,x,Failure\nd,\"\"\"end\",Failure\n");
    }

    @Test
    void refusesTextAfterAClosingQuote() {
        for (String row : List.of("a,\"say \"x\" now\"\n", "a,\"b\"c\n", "\"a\" b,c\n", "a,\"b\"\rc\n")) {
            assertThatThrownBy(() -> Logs.entries(Logs.reader(LogFormat.CSV, HEADER + "A,x\n" + row)))
                    .isInstanceOfSatisfying(
                            InputException.class, e -> assertThat(e.fault()).isEqualTo(InputException.Fault.QUOTES))
                    .hasMessage(
                            "logs:3: text follows the quote that closes a cell; double the quotes that belong to the"
                                    + " text");
        }
    }

    @Test
    void readsTheRowsBeforeThem() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.CSV, HEADER + "A,x\n".repeat(5_000) + "b,\"c\"d\n")) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(reader.read()).isPresent();
            }
            assertThatThrownBy(reader::read).hasMessageStartingWith("logs:5002: text follows");
        }
    }

    @Test
    void readsAQuoteThatIsNeverClosedIfLenient() throws IOException {
        try (LogReader reader = lenient(HEADER + "A,\"x\n" + "B,y\n".repeat(3_000) + "C,z")) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows).hasSize(3_002);
            assertThat(rows.get(3_001).line()).isEqualTo(3_003);
            assertThat(rows.get(3_001).entry()).hasValue(LogEntry.of("C", "z"));
            assertThat(reader.remarks()).hasSize(1);
        }
    }

    @Test
    void readsAHeaderWithWrongQuotesIfLenient() throws IOException {
        try (LogReader reader = lenient("source,\"log\"_message,message\nA,b,c\n")) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of("A", "c"));
        }
    }

    @Test
    void findsTheCellsOfTheRowsBehindThemIfLenient() throws IOException {
        String text = HEADER + "A,\"x\nB,\"two\nlines\"\nC,\"x\" y\n\nD,\"\"\nE,\"z\n";
        try (LogReader reader = lenient(text)) {
            assertThat(Logs.rest(reader))
                    .extracting(row -> row.line() + " "
                            + row.entry().map(LogEntry::message).orElse("-"))
                    .containsExactly("2 \"x", "3 two\nlines", "5 \"x\" y", "6 -", "7 ", "8 \"z");
        }
    }

    @Test
    void readsTheSameWithBuffersOfAnySize() throws IOException {
        String text = "h,i\n" + "A,\"x\nB,\"two\nlines\"\r\nC,\"\u00e9\uD83D\uDE00\" y\nD,\"\"\n".repeat(3) + "E,\"z";
        List<CsvRow> expected = rows(text, 1 << 17);
        assertThat(expected).hasSize(13);
        for (int buffer = 1; buffer < 40; buffer++) {
            assertThat(rows(text, buffer)).isEqualTo(expected);
        }
    }

    @Test
    void readsARowThatIsTooLongLineByLineIfLenient() throws IOException {
        String text = "h,i\nA,\"x\n" + "B,y\n".repeat(2_000);
        assertThat(rows(text, 64)).hasSize(2_001);
    }

    @ParameterizedTest
    @EnumSource
    void readsStackTracesInCells(Tolerance tolerance) throws IOException {
        String row = "web,\"" + TRACE + "\"\n";
        try (LogReader reader =
                Logs.reader(LogReader.builder(LogFormat.CSV).tolerance(tolerance), HEADER + row.repeat(3) + "db,x\n")) {
            assertThat(Logs.entries(reader)).hasSize(4).first().isEqualTo(LogEntry.of("web", TRACE));
            assertThat(reader.remarks()).isEmpty();
        }
    }

    @Test
    void readsASmallTableInACellAndRemarksOnIt() throws IOException {
        String table = "dump:\na,1\nb,2\nc,3";
        String text = HEADER + "web,\"" + table + "\"\ndb,x\n";
        for (Tolerance tolerance : Tolerance.values()) {
            try (LogReader reader = Logs.reader(LogReader.builder(LogFormat.CSV).tolerance(tolerance), text)) {
                assertThat(Logs.entries(reader)).hasSize(2).first().isEqualTo(LogEntry.of("web", table));
            }
        }
        try (LogReader reader = Logs.reader(LogFormat.CSV, HEADER + "web,\"" + table + "\nd,4\n\"\ndb,x\n")) {
            Logs.rest(reader);
            assertThat(reader.remarks())
                    .containsExactly(
                            "1 quoted cell has lines that look like rows, in line 2; is a quote not" + " closed?");
        }
    }

    @Test
    void refusesACellWhoseManyLinesAreRows() throws IOException {
        String text = "id,source,log_message\n1,web,\"aborted\n" + "2,db,query took 12 ms\n".repeat(8)
                + "3,web,the disk has 5\"\n4,db,x\n";
        assertThatThrownBy(() -> Logs.entries(Logs.reader(LogFormat.CSV, text)))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.fault()).isEqualTo(InputException.Fault.ROWS_IN_CELL))
                .hasMessage(
                        "logs:2: the quote that opens a cell here is closed in line 11 only, and each line between looks"
                                + " like a row; close it");
        try (LogReader reader = lenient(text)) {
            assertThat(Logs.entries(reader)).hasSize(11).last().isEqualTo(LogEntry.of("db", "x"));
        }
        try (LogReader reader = Logs.reader(LogReader.builder(LogFormat.CSV).tolerance(Tolerance.STRICT), text)) {
            assertThat(Logs.entries(reader)).hasSize(2);
            assertThat(reader.remarks()).hasSize(1);
        }
    }

    @Test
    void looksForSwallowedRowsAlsoAtTheEnd() throws IOException {
        String text = HEADER + "web,\"aborted\n" + "db,query took 12 ms\n".repeat(30) + "web,the disk has 5\"";
        assertThatThrownBy(() -> Logs.entries(Logs.reader(LogFormat.CSV, text)))
                .hasMessageStartingWith("logs:2: the quote that opens a cell here is closed in line 33 only");
        try (LogReader reader = lenient(text)) {
            assertThat(Logs.entries(reader)).hasSize(32);
        }
    }

    private static LogReader lenient(String text) throws IOException {
        return Logs.reader(LogReader.builder(LogFormat.CSV).tolerance(Tolerance.LENIENT), text);
    }

    private static List<CsvRow> rows(String text, int bufferBytes) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvReader reader = new CsvReader(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "logs",
                ',',
                Tolerance.LENIENT,
                new Limits(64, 1000, 4000, bufferBytes))) {
            rows.addAll(Tables.rest(reader));
        }
        return rows;
    }
}
