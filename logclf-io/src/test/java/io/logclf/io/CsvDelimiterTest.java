package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDelimiterTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`source,log_message/A,x; y; z`,`,`",
                "`source;log_message/A;x, y, z`,;",
                "source;log_message,;",
                "source|log_message/A|x,|",
                "`log_message/x, y; z`,`,`",
                "`\"a;b\",log_message/1,x`,`,`",
                "`\"source, host\";\"log_message\"/\"A,B\";x`,;",
                "`//source;log_message/A;x`,;",
                "`time, local;message/1, 2;x`,;",
                "`a;b,c/1,2/3,4`,`,`",
                "`a;b,c/1;2/3;4`,;",
                "`a;b,c;d/1;2,3;4`,;",
                "`a,b;c,d/1,2;3,4`,`,`",
                "`a;b,c/1;2,3`,`,`",
            })
    void isFoundFromTheHeaderAndTheRows(String text, char delimiter) throws IOException {
        assertThat(found(text.replace('/', '\n'))).isEqualTo(delimiter);
    }

    @Test
    void mayBeATab() throws IOException {
        assertThat(found("source\tlog_message\nA\tx, y\n")).isEqualTo('\t');
        assertThat(found("\uFEFFsource\tlog_message")).isEqualTo('\t');
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`Zeit, lokal;Nachricht/1, 2;x`,;",
                "`Größe, Art|Nachricht|c,d/1|x|2,3`,`|`",
                "`a;b,Nachricht,c/1;2,3,4`,`,`",
                "`message,x;Nachricht/1,2;3`,;",
            })
    void isTheOneWithWhichTheNamedColumnIsThere(String text, char delimiter) throws IOException {
        LogReader.Builder builder = LogReader.builder(LogFormat.AUTO).messageName("Nachricht");
        String table = text.replace('/', '\n');
        try (LogReader reader = Logs.reader(builder, table)) {
            assertThat(reader.kind()).isEqualTo(LogFormat.CSV);
            assertThat(Logs.rest(reader)).hasSize(1);
        }
        assertThat(Logs.labelled(builder, table).lines().findFirst().orElseThrow())
                .endsWith(delimiter + "target_label");
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|', '^'})
    void staysInTheOutput(char delimiter) throws IOException {
        String table = "id;source;log_message\n1;A;\"it; failed\"\n2;;\"a, b\tc|d^e\"\n;;\n\n3;B\n";
        String text = table.replace(';', delimiter);
        LogReader.Builder builder = LogReader.builder(LogFormat.CSV).delimiter(delimiter);
        assertThat(Logs.labelled(builder, text).replace("\"", ""))
                .isEqualTo(
                        ("id;source;log_message;target_label\n1;A;it; failed;Failure\n2;;a, b\tc|d^e;Failure\n;;;Failure\n"
                                        + "\n3;B;;Failure\n")
                                .replace(';', delimiter));
    }

    @Test
    void isQuotedWhereItIsText() throws IOException {
        assertThat(Logs.labelled(LogFormat.CSV, "source;log_message\nA;\"x; y\"\nB;\"x, y\"\n", false))
                .isEqualTo("source;log_message;target_label\nA;\"x; y\";Failure\nB;x, y;Failure\n");
        assertThat(Logs.labelled(LogFormat.CSV, "source\tlog_message\r\nA\t\"x\ty\"\r\n\t z\r\n", false))
                .isEqualTo("source\tlog_message\ttarget_label\r\nA\t\"x\ty\"\tFailure\r\n\t\" z\"\tFailure\r\n");
    }

    @Test
    void isToldUnlessItIsAComma() throws IOException {
        try (LogReader comma = Logs.reader(LogFormat.CSV, "source,log_message\n");
                LogReader tab = Logs.reader(LogFormat.CSV, "source\tlog_message\n");
                LogReader other = Logs.reader(LogReader.builder(LogFormat.CSV).delimiter('^'), "a^log_message\n")) {
            assertThat(comma.description()).isEmpty();
            assertThat(tab.description()).hasValue("CSV; tabs between the cells");
            assertThat(other.description()).hasValue("CSV; '^' between the cells");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"source;log_message\nA;x, y\n", "log_message\tsource\nx, y\tA\n", "message|logger\nx, y|A\n"})
    void isFoundInAPipeWithoutAName(String text) throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of("A", "x, y"));
            assertThat(reader.format().kind()).isEqualTo(LogFormat.CSV);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Roses | Violets\nred | blue\n",
                "| log_message | source |\n| --- | --- |\n",
                "one; two\nthree; four\n",
                "the text; it goes on\nand on; and on\n",
                "INFO|message received\nINFO|x\n",
            })
    void makesNoTableOfOtherLines(String text) throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            assertThat(reader.format().kind()).isEqualTo(LogFormat.LINES);
        }
    }

    @Test
    void isSuspectedWhereAColumnIsMissing() {
        for (String header : List.of(
                "source:log_message\n", "\"source\"^\"log_message\"\n", "a ~ log_message\n", "a\\log_message")) {
            assertThatThrownBy(() -> Logs.reader(LogFormat.CSV, header))
                    .isInstanceOfSatisfying(
                            InputException.class, e -> assertThat(e.fault()).isEqualTo(InputException.Fault.DELIMITER));
        }
        assertThatThrownBy(() -> Logs.reader(LogFormat.CSV, "\"source\"^\"log_message\"\n"))
                .hasMessage(
                        "logs:1: '^' follows the quote that closes a name, as if commas were between the cells; name the"
                                + " right delimiter");
        assertThatThrownBy(() -> Logs.reader(LogReader.builder(LogFormat.CSV).delimiter(';'), "source,log_message\n"))
                .hasMessage(
                        "logs: has no column 'log_message'; it has 'source,log_message', as if semicolons were between"
                                + " the cells; name the right delimiter");
        assertThatThrownBy(() -> Logs.reader(LogFormat.CSV, "Log Text (en)\n"))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.fault()).isEqualTo(InputException.Fault.MESSAGE_NAME));
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r', ' ', 'a', '0', '\0', 'é'})
    void refusesWhatCannotBeOne(char delimiter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogReader.builder(LogFormat.CSV).delimiter(delimiter))
                .withMessageStartingWith("a delimiter is a tab or a sign in ASCII");
    }

    private static char found(String text) throws IOException {
        try (CsvReader reader = Tables.reader(text)) {
            return reader.delimiter();
        }
    }
}
