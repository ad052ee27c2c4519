package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.FileException;
import io.logclf.io.input.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    private static final String HEADER = "source,log_message\n";

    @TempDir
    Path folder;

    @Test
    void readsHeaderAndRowsWithTheirLines() throws IOException {
        try (CsvReader reader = Tables.reader(HEADER + "A,started\nB,stopped\n")) {
            assertThat(reader.header()).containsExactly("source", "log_message");
            assertThat(Tables.rest(reader))
                    .containsExactly(new CsvRow(2, List.of("A", "started")), new CsvRow(3, List.of("B", "stopped")));
            assertThat(reader.read()).isEmpty();
        }
    }

    @Test
    void dropsTheBlanksBeforeAQuoteAndTheQuotes() throws IOException {
        assertThat(Tables.cells("ModernCRM, \"IP 10.0.0.1, refused\"\nB,\t \"x\"\t ,y\n  \"A\" , \"z\""))
                .containsExactly(
                        List.of("ModernCRM", "IP 10.0.0.1, refused"), List.of("B", "x", "y"), List.of("A", "z"));
    }

    @Test
    void keepsTheBlanksOfUnquotedCells() throws IOException {
        assertThat(Tables.cells("a, b ,\tc\t\n   \n,  "))
                .containsExactly(List.of("a", " b ", "\tc\t"), List.of("   "), List.of("", "  "));
    }

    @Test
    void keepsQuotesInsideUnquotedCells() throws IOException {
        assertThat(Tables.cells("a\"b, 5\" disk\nit is \"x\",\n"))
                .containsExactly(List.of("a\"b", " 5\" disk"), List.of("it is \"x\"", ""));
    }

    @Test
    void readsEscapedQuotesAndEmptyQuotes() throws IOException {
        assertThat(Tables.cells("\"a\"\"b\",\"\"\"\"\n\"\",\"\"\"a\"\"\"\n"))
                .containsExactly(List.of("a\"b", "\""), List.of("", "\"a\""));
    }

    @Test
    void keepsLineBreaksInCellsAndCountsTheirLines() throws IOException {
        try (CsvReader reader = Tables.reader(HEADER + "A,\"one\r\ntwo\nthree\rfour\"\r\nB,x\n")) {
            assertThat(Tables.rest(reader))
                    .containsExactly(
                            new CsvRow(2, List.of("A", "one\r\ntwo\nthree\rfour")), new CsvRow(5, List.of("B", "x")));
        }
    }

    @Test
    void readsMixedLineEndsAndAnUnfinishedLastLine() throws IOException {
        assertThat(Tables.cells("A,x\r\nB,y\nC,z\r\nD,w"))
                .containsExactly(List.of("A", "x"), List.of("B", "y"), List.of("C", "z"), List.of("D", "w"));
    }

    @Test
    void takesACrAloneAsText() throws IOException {
        assertThat(Tables.cells("A,x\ry\nB,z\r")).containsExactly(List.of("A", "x\ry"), List.of("B", "z\r"));
    }

    @Test
    void keepsRaggedRowsAndEmptyLines() throws IOException {
        try (CsvReader reader = Tables.reader(HEADER + "A\n\nB,x,extra,\r\n\r\n,\n\"\"\n")) {
            assertThat(Tables.rest(reader))
                    .containsExactly(
                            new CsvRow(2, List.of("A")),
                            new CsvRow(3, List.of()),
                            new CsvRow(4, List.of("B", "x", "extra", "")),
                            new CsvRow(5, List.of()),
                            new CsvRow(6, List.of("", "")),
                            new CsvRow(7, List.of("")));
        }
    }

    @Test
    void takesALineWithANumberSignAsARow() throws IOException {
        assertThat(Tables.cells("#A,x\n# b\n")).containsExactly(List.of("#A", "x"), List.of("# b"));
    }

    @Test
    void skipsTheByteOrderMark() throws IOException {
        try (CsvReader reader = Tables.reader("\uFEFF \"source\",log_message\nA,\uFEFFx\n")) {
            assertThat(reader.header()).containsExactly("source", "log_message");
            assertThat(Tables.rest(reader)).containsExactly(new CsvRow(2, List.of("A", "\uFEFFx")));
        }
    }

    @Test
    void skipsEmptyLinesBeforeTheHeader() throws IOException {
        try (CsvReader reader = Tables.reader("\n\r\n" + HEADER + "A,x\n")) {
            assertThat(reader.header()).containsExactly("source", "log_message");
            assertThat(Tables.rest(reader)).containsExactly(new CsvRow(4, List.of("A", "x")));
        }
    }

    @Test
    void readsAHeaderWithoutRows() throws IOException {
        try (CsvReader reader = Tables.reader("source,log_message")) {
            assertThat(reader.header()).containsExactly("source", "log_message");
            assertThat(reader.lineSeparator()).isEqualTo("\n");
            assertThat(reader.read()).isEmpty();
        }
    }

    @Test
    void tellsTheLineSeparatorOfTheHeader() throws IOException {
        try (CsvReader crLf = Tables.reader("\"a\r\nb\",c\r\nA,x\n");
                CsvReader lf = Tables.reader("\"a\r\nb\",c\nA,x\r\n")) {
            assertThat(crLf.lineSeparator()).isEqualTo("\r\n");
            assertThat(lf.lineSeparator()).isEqualTo("\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n", "\r\n\n"})
    void refusesAnEmptyFile(String text) {
        assertThatThrownBy(() -> Tables.reader(text))
                .isInstanceOf(InputException.class)
                .hasMessage("logs.csv: is empty; expected a header line such as source,log_message");
    }

    @Test
    void keepsNulAndOtherControlCharactersInMessages() throws IOException {
        assertThat(Tables.cells("A,x\0y\nB,\"\0,\0\"\"\0\"\n\0,\u0001\u007F\u0085\u2028\n\0"))
                .containsExactly(
                        List.of("A", "x\0y"),
                        List.of("B", "\0,\0\"\0"),
                        List.of("\0", "\u0001\u007F\u0085\u2028"),
                        List.of("\0"));
    }

    @Test
    void refusesNulInTheHeader() {
        assertThatThrownBy(() -> Tables.reader("source,log\0message\nA,x\n"))
                .hasMessageStartingWith("logs.csv:1: has NUL characters in the header: looks like a binary file");
    }

    @Test
    void refusesLinesThatEndInCrAlone() {
        assertThatThrownBy(() -> Tables.reader("source,log_message\rA,x\rB,y\r"))
                .hasMessage("logs.csv:1: lines end in CR alone; convert them, for example: tr '\\r' '\\n'");
    }

    @Test
    void namesTheLineOfAByteThatIsNotUtf8() throws IOException {
        byte[] latin1 = (HEADER + "A,\"two\nlines\"\nB,caf\u00e9\nC,z\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Tables.rest(Tables.reader(latin1)))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.line()).isEqualTo(4);
                    assertThat(e.name()).isEqualTo("logs.csv");
                })
                .hasMessage(
                        "logs.csv:4: byte 0xE9 is not UTF-8; convert the file from the encoding it has, for example:"
                                + " iconv -f ISO-8859-1 -t UTF-8");
    }

    @Test
    void namesTheLineOfABadByteFarIntoTheFile() {
        byte[] good = (HEADER + "A,started\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(good, good.length + 2);
        bytes[good.length] = (byte) 0xC3;
        bytes[good.length + 1] = '\n';
        assertThatThrownBy(() -> Tables.rest(Tables.reader(bytes))).hasMessageStartingWith("logs.csv:50002: byte 0xC3");
    }

    @Test
    void refusesACharacterCutOffAtTheEnd() {
        byte[] whole = (HEADER + "A,\uD83D\uDE00").getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> Tables.rest(Tables.reader(cut))).hasMessageStartingWith("logs.csv:2: byte 0xF0");
    }

    @Test
    void refusesUtf16WithoutAMark() {
        for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThatThrownBy(() -> Tables.reader(HEADER.getBytes(charset)))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "logs.csv:1: looks like UTF-16 without a byte order mark; convert it, for example: iconv -f "
                                    + charset + " -t UTF-8");
        }
    }

    @Test
    void refusesBinaryFiles() throws IOException {
        byte[] random = new byte[10_000];
        new Random(1).nextBytes(random);
        random[0] = 'x';
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(twice)) {
            out.write(TextInputTest.gzip(HEADER));
        }
        assertThatThrownBy(() -> Tables.reader(random)).hasMessageContaining("looks like a binary file");
        assertThatThrownBy(() -> Tables.reader(twice.toByteArray())).hasMessageContaining("is gzip-compressed twice");
        assertThatThrownBy(() -> Tables.reader("PK\u0003\u0004...")).hasMessageContaining("spreadsheet or zip file");
        assertThatThrownBy(() -> Tables.reader(new byte[5_000])).hasMessageContaining("looks like a binary file");
    }

    @Test
    void readsCellsOfOneMegabyte() throws IOException {
        String plain = "x".repeat(1 << 20);
        String quoted = ("line, \"" + "y".repeat(1000) + "\"\r\n").repeat(1000);
        String text = "A," + plain + "\nB,\"" + quoted.replace("\"", "\"\"") + "\"\nC,z";
        assertThat(Tables.cells(text)).containsExactly(List.of("A", plain), List.of("B", quoted), List.of("C", "z"));
    }

    @Test
    @Tag("slow")
    void readsTheLongestCellAndRefusesALongerOne() throws IOException {
        String longest = "x".repeat(Limits.forHeap(1L << 30).cellChars());
        assertThat(Tables.cells("A," + longest).get(0).get(1)).hasSize(longest.length());
        assertThatThrownBy(() -> Tables.cells("A,y\nB,\"\n" + longest + "\"\n"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "logs.csv:3: the cell that begins here has more than 16777216 characters, the most that it may"
                                + " have; is a quote not closed?");
    }

    @Test
    void saysHowLongALineMayBeAndWhatHelps() {
        assertThat(Limits.forHeap(128L << 20).lineTooLong())
                .isEqualTo(
                        "the line is longer than 4 MB, the most that a line may have in this heap (4 times as much with"
                                + " 512 MB); is this a text file?");
        assertThat(Limits.forHeap(4L << 30).lineTooLong())
                .isEqualTo("the line is longer than 16 MB, the most that a line may have; is this a text file?");
    }

    @Test
    void allowsShorterCellsInASmallHeap() {
        assertThat(Limits.forHeap(128L << 20).cellChars()).isEqualTo(4 << 20);
        assertThat(Limits.forHeap(16L << 20).cellChars()).isEqualTo(1 << 20);
        assertThat(Limits.forHeap(Long.MAX_VALUE).cellChars()).isEqualTo(16 << 20);
    }

    @Test
    void namesTheLineWhereAnUnclosedQuoteOpens() {
        assertThatThrownBy(() -> Tables.cells("A,x\nB,\"y\nC,z\nD,w\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("logs.csv:3: the quote that opens a cell here is never closed; close it");
    }

    @Test
    void readsAHundredThousandColumns() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            names.add("c" + i);
        }
        String text = String.join(",", names) + "\n" + String.join(",", Collections.nCopies(100_000, "x")) + "\n";
        try (CsvReader reader = Tables.reader(text)) {
            assertThat(reader.header()).isEqualTo(names);
            assertThat(reader.read().orElseThrow().cells()).hasSize(100_000).containsOnly("x");
        }
    }

    @Test
    void refusesMoreColumnsThanItCanHold() throws IOException {
        int limit = Limits.forHeap(1L << 30).columns();
        assertThat(Tables.cells(",".repeat(limit - 1)).get(0)).hasSize(limit);
        assertThatThrownBy(() -> Tables.cells("A\n" + ",".repeat(limit)))
                .isInstanceOf(InputException.class)
                .hasMessage("logs.csv:3: the row has more than 131072 columns; is this a CSV file?");
    }

    @Test
    void refusesARowThatIsTooLong() throws IOException {
        try (CsvReader reader =
                Tables.smallReader("h\n" + "x".repeat(999) + "\n" + ("y".repeat(900) + ",").repeat(5))) {
            assertThatThrownBy(() -> Tables.rest(reader))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("logs.csv:3: the row has more than 4000 characters");
        }
    }

    @Test
    void opensFilesAndCountsTheirBytes() throws IOException {
        Path file = Files.writeString(folder.resolve("logs.csv"), HEADER + "A,x\n");
        try (CsvReader reader = CsvReader.open(file)) {
            assertThat(Tables.rest(reader)).hasSize(1);
            assertThat(reader.bytesRead()).isEqualTo(Files.size(file));
            assertThat(reader.name()).isEqualTo(file.toString());
        }
    }

    @Test
    void saysWhatIsWrongWithAPath() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        assertThatThrownBy(() -> CsvReader.open(folder)).hasMessage(folder + ": is a directory; give a file in it");
        assertThatThrownBy(() -> CsvReader.open(empty)).hasMessageStartingWith(empty + ": is empty");
        Path absent = folder.resolve("absent.csv");
        assertThatThrownBy(() -> CsvReader.open(absent))
                .isInstanceOf(FileException.class)
                .hasMessage(absent + ": there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void givesOutARowBeforeTheNextIsThere(String lineBreak) throws IOException {
        List<String> lines = List.of("source,log_message", "A,1", "", "\"B\",\"2\"", "C,\"3\n4\" ", "D", "");
        PipedOutputStream writer = new PipedOutputStream();
        try (InputStream in = new PipedInputStream(writer)) {
            writer.write((lines.get(0) + lineBreak).getBytes(StandardCharsets.UTF_8));
            // Blocks for ever, as do the reads, if they wait for more than there is.
            try (CsvReader reader = CsvReader.of(in, "in")) {
                List<CsvRow> rows = new ArrayList<>();
                for (String line : lines.subList(1, lines.size())) {
                    writer.write((line + lineBreak).getBytes(StandardCharsets.UTF_8));
                    rows.add(reader.read().orElseThrow());
                }
                writer.close();
                assertThat(reader.read()).isEmpty();
                assertThat(rows)
                        .containsExactly(
                                new CsvRow(2, List.of("A", "1")),
                                new CsvRow(3, List.of()),
                                new CsvRow(4, List.of("B", "2")),
                                new CsvRow(5, List.of("C", "3\n4")),
                                new CsvRow(7, List.of("D")),
                                new CsvRow(8, List.of()));
            }
        }
    }

    @Test
    void passesOnAFailureOfTheStream() throws IOException {
        IOException failure = new IOException("unplugged");
        InputStream breaking = new InputStream() {
            private final InputStream start =
                    new ByteArrayInputStream((HEADER + "A,x\n").getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                int b = start.read();
                if (b < 0) {
                    throw failure;
                }
                return b;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = start.read(bytes, offset, length);
                if (count < 0) {
                    throw failure;
                }
                return count;
            }
        };
        try (CsvReader reader = CsvReader.of(breaking, "logs.csv")) {
            assertThatThrownBy(() -> Tables.rest(reader)).isSameAs(failure);
        }
    }

    @Test
    void closesItsStreamOnceAndReadsNoMore() throws IOException {
        AtomicInteger closes = new AtomicInteger();
        InputStream in = new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closes.incrementAndGet();
            }
        };
        CsvReader reader = CsvReader.of(in, "logs.csv");
        reader.close();
        reader.close();
        assertThat(closes).hasValue(1);
        assertThatIllegalStateException().isThrownBy(reader::read).withMessage("the reader of logs.csv is closed");
    }
}
