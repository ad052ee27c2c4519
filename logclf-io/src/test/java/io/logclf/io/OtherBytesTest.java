package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherBytesTest {

    private static final int ROWS = 200_000;
    private static final int BAD_LINE = 150_001;

    @Test
    void areAnErrorThatNamesTheLineUnlessLenient() throws IOException {
        byte[] table = latin("source,log_message\nA,it works\nA,geht n\u00e4mlich\n");
        assertThatThrownBy(() -> labelled(table, Tolerance.USUAL))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.fault()).isEqualTo(InputException.Fault.ENCODING))
                .hasMessageStartingWith("logs:3: byte 0xE4 is not UTF-8;");
    }

    @Test
    void stayInTheOutputAsTheyWere() throws IOException {
        assertThat(labelled(
                        latin("source,log_message\n\u00e4,geht n\u00e4mlich\nA,\"\u00fc, \u00df\"\n"),
                        Tolerance.LENIENT))
                .isEqualTo(
                        latin(
                                "source,log_message,target_label\n\u00e4,geht n\u00e4mlich,Failure\nA,\"\u00fc, \u00df\",Failure\n"));
        byte[] mixed = "source,log_message\nA,\uD83D\uDE00 \u20AC \0\n".getBytes(StandardCharsets.UTF_8);
        mixed[mixed.length - 2] = (byte) 0xC3;
        assertThat(labelled(mixed, Tolerance.LENIENT)).contains(mixed[mixed.length - 2], (byte) ',', (byte) 'F');
    }

    @Test
    void areReplacedInWhatIsClassified() throws IOException {
        try (LogReader reader = reader(latin("source,log_message\nA,geht n\u00e4mlich\n"), Tolerance.LENIENT)) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of("A", "geht n\uFFFDmlich"));
            assertThat(reader.remarks())
                    .containsExactly("1 line has bytes that are not UTF-8 and stay as they are, in line 2");
        }
    }

    @Test
    void areReplacedInWhatIsCarried() throws IOException {
        LogReader.Builder options =
                LogReader.builder(LogFormat.CSV).tolerance(Tolerance.LENIENT).carry(List.of("id"));
        byte[] table = latin("id,log_message\n\u00e4\u00e4,x\n1,y\n");
        try (LogReader reader = options.read(new ByteArrayInputStream(table), "logs")) {
            assertThat(Logs.rest(reader))
                    .extracting(LogRow::carried)
                    .containsExactly(List.of("\uFFFD\uFFFD"), List.of("1"));
        }
    }

    @Test
    void doNotHideWrongQuotes() throws IOException {
        try (LogReader reader = reader(latin("source,log_message\nA,\"\u00e4 \"x\" y\"\nB,z\n"), Tolerance.LENIENT)) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of("A", "\uFFFD \"x\" y"), LogEntry.of("B", "z"));
            assertThat(reader.remarks()).hasSize(2);
        }
    }

    @Test
    void areCountedInOneLineOfVeryMany() throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes(latin("source,log_message\r\n"));
        for (int line = 2; line <= ROWS + 1; line++) {
            table.writeBytes(latin(line == BAD_LINE ? "A,n\u00e4mlich \u00e4\r\n" : "A,it works\r\n"));
        }
        try (LogReader reader = reader(table.toByteArray(), Tolerance.LENIENT)) {
            int rows = 0;
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                rows++;
            }
            assertThat(rows).isEqualTo(ROWS);
            assertThat(reader.remarks())
                    .containsExactly("1 line has bytes that are not UTF-8 and stay as they are, in line " + BAD_LINE);
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void mayStandInACellOfAMegabyteWithNulAndAnyDelimiter(char delimiter) throws IOException {
        String cell = "\0" + "x".repeat(1_000_000) + "\u00e4";
        byte[] table = latin(String.join(String.valueOf(delimiter), "id", "log_message", "source") + "\r\n"
                + String.join(String.valueOf(delimiter), "1", cell, "A") + "\r\n");
        assertThat(labelled(table, Tolerance.LENIENT))
                .isEqualTo(latin(String.join(String.valueOf(delimiter), "id", "log_message", "source", "target_label")
                        + "\r\n" + String.join(String.valueOf(delimiter), "1", cell, "A", "Failure") + "\r\n"));
    }

    @Test
    void leaveOneJsonObjectWithoutALabelUnlessLenient() throws IOException {
        byte[] in = latin("{\"msg\":\"it failed\"}\n{\"msg\":\"\u00e4\"}\n");
        assertThat(labelled(in, LogFormat.AUTO, Tolerance.USUAL))
                .isEqualTo(latin("{\"msg\":\"it failed\",\"target_label\":\"Failure\"}\n{\"msg\":\"\u00e4\"}\n"));
        try (LogReader reader = LogReader.builder(LogFormat.AUTO).read(new ByteArrayInputStream(in), "logs")) {
            Logs.rest(reader);
            assertThat(reader.remarks())
                    .containsExactly("1 row has bytes that are not UTF-8 and stays without a label, in line 2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msg\":\"geht n\u00e4mlich\"%s}\n{\"\u00fc\":1,\"msg\":\"\u00df\"%s}\r\n",
                "[{\"\u00e4\":\"\u00e4\",\n\"msg\":\"geht n\u00e4mlich\"%s}, \u00e4 \n{\"msg\":\"x\"%s}]\n",
                "{\"log\":\"geht n\u00e4mlich\\n\",\"stream\":\"stdout\"%s}\n{\"log\":\"x\",\"stream\":\"\u00e4\"%s}\n",
            })
    void ofJsonStayInTheOutputAsTheyWere(String form) throws IOException {
        String label = ",\"target_label\":\"Failure\"";
        assertThat(labelled(latin(form.replace("%s", "")), LogFormat.AUTO, Tolerance.LENIENT))
                .isEqualTo(latin(form.replace("%s", label)));
    }

    @Test
    void ofJsonAreReplacedInWhatIsReadFromIt() throws IOException {
        LogReader.Builder options = LogReader.builder(LogFormat.JSONL)
                .tolerance(Tolerance.LENIENT)
                .carry(List.of("id"))
                .label("label");
        byte[] in = latin("{\"id\":\"\u00e41\",\"label\":\"\u00e4\",\"msg\":\"n\u00e4mlich\"}\n{\"msg\":\"x\"}\n");
        try (LogReader reader = options.read(new ByteArrayInputStream(in), "logs")) {
            LogRow row = reader.read().orElseThrow();
            assertThat(row.entry()).hasValue(LogEntry.of("n\uFFFDmlich"));
            assertThat(row.carried()).containsExactly("\uFFFD1");
            assertThat(row.label()).isEqualTo("\uFFFD");
            assertThat(reader.remarks())
                    .containsExactly("1 line has bytes that are not UTF-8 and stay as they are, in line 1");
        }
    }

    private static LogReader reader(byte[] table, Tolerance tolerance) throws IOException {
        return LogReader.builder(LogFormat.CSV).tolerance(tolerance).read(new ByteArrayInputStream(table), "logs");
    }

    private static byte[] labelled(byte[] table, Tolerance tolerance) throws IOException {
        return labelled(table, LogFormat.CSV, tolerance);
    }

    private static byte[] labelled(byte[] text, LogFormat format, Tolerance tolerance) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogReader reader =
                LogReader.builder(format).tolerance(tolerance).read(new ByteArrayInputStream(text), "logs")) {
            LabelWriter writer = LabelWriter.builder(reader, out).build();
            List<LogRow> rows = Logs.rest(reader);
            for (LogRow row : rows) {
                writer.write(row, row.entry().map(entry -> Logs.FAILURE));
            }
            writer.flush();
        }
        return out.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
