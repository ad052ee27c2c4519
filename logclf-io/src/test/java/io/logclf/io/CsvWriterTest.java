package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private final AtomicInteger closes = new AtomicInteger();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
        @Override
        public void close() {
            closes.incrementAndGet();
        }
    };

    @Test
    void quotesOnlyWhereNeeded() throws IOException {
        try (CsvWriter writer = CsvWriter.of(bytes)) {
            writer.write(List.of("plain text", "a,b", "a\"b", "a\nb", "a\rb", " a", "a\t", "", "#a", "'a", "é😀"));
        }
        assertThat(text()).isEqualTo("plain text,\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",\" a\",\"a\t\",,#a,'a,é😀\n");
    }

    @Test
    void tellsALoneEmptyCellFromAnEmptyLine() throws IOException {
        try (CsvWriter writer = CsvWriter.of(bytes)) {
            writer.write(List.of(""));
            writer.write(List.of());
            writer.write(List.of("", ""));
        }
        assertThat(text()).isEqualTo("\"\"\n\n,\n");
    }

    @Test
    void endsRowsAsAskedAndKeepsLineBreaksInCells() throws IOException {
        try (CsvWriter writer = CsvWriter.builder(bytes).lineSeparator("\r\n").build()) {
            writer.write(List.of("a", "b\nc"));
            writer.write(List.of("d"));
        }
        assertThat(text()).isEqualTo("a,\"b\nc\"\r\nd\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+SUM(A1)", "-cmd", "@x", "\tx", "\rx", "\nx", "＝1", "--1", "-", "+1-1", "-1,5"})
    void protectsWhatASpreadsheetWouldRun(String cell) throws IOException {
        try (CsvWriter writer = CsvWriter.builder(bytes).protectFormulas(true).build()) {
            writer.write(List.of("x", cell));
        }
        assertThat(text().replace("\"", "")).isEqualTo("x,'" + cell + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.5", "+3", "-.5", "-1e-9", "12", "a=b", "'=1", "x"})
    void leavesNumbersAndTextUnprotected(String cell) throws IOException {
        try (CsvWriter writer = CsvWriter.builder(bytes).protectFormulas(true).build()) {
            writer.write(List.of("x", cell));
        }
        assertThat(text()).isEqualTo("x," + cell + "\n");
    }

    @Test
    void protectsNothingUnlessAsked() throws IOException {
        try (CsvWriter writer = CsvWriter.of(bytes)) {
            writer.write(List.of("=1+1", "@x"));
        }
        assertThat(text()).isEqualTo("=1+1,@x\n");
    }

    @Test
    void handsOnWhatIsBufferedWhenFlushed() throws IOException {
        try (CsvWriter writer = CsvWriter.of(bytes)) {
            writer.write(List.of("a"));
            writer.flush();
            assertThat(text()).isEqualTo("a\n");
        }
    }

    @Test
    void closesItsStreamOnceAndWritesNoMore() throws IOException {
        CsvWriter writer = CsvWriter.of(bytes);
        writer.close();
        writer.close();
        assertThat(closes).hasValue(1);
        assertThatIllegalStateException().isThrownBy(() -> writer.write(List.of("a")));
    }

    @Test
    void writesCellsLongerThanItsBuffer() throws IOException {
        String longCell = "é😀,\"".repeat(100_001);
        try (CsvWriter writer = CsvWriter.of(bytes)) {
            writer.write(List.of("x", longCell, "y"));
        }
        assertThat(text()).isEqualTo("x,\"" + longCell.replace("\"", "\"\"") + "\",y\n");
    }

    @Test
    void replacesALoneSurrogate() throws IOException {
        try (CsvWriter writer = CsvWriter.of(bytes)) {
            writer.write(List.of("a\uD83D", "\uDE00b", "\uD83D"));
        }
        assertThat(text()).isEqualTo("a?,?b,?\n");
    }

    @Test
    void refusesAnotherLineSeparator() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvWriter.builder(bytes).lineSeparator("\r"))
                .withMessage("lineSeparator must be LF or CR LF: \\r");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
