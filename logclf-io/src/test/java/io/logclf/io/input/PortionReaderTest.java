package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.io.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortionReaderTest {

    private static final String MARK = "\uFEFF";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n\n",
                "a",
                "a\n",
                "a\nb",
                "a\r\nbb\r\n\r\n",
                "caf\u00e9\n\uD83D\uDE00\n",
                "a line that is longer than every buffer here\nb\n",
                "\r\r\n\r"
            })
    void handsOutEveryByteInBuffersOfAnySize(String text) throws IOException {
        for (int size = 1; size < 12; size++) {
            assertThat(joined(portions(text, size))).as("buffer of %s", size).isEqualTo(text);
        }
    }

    @Test
    void handsOutEveryByteOfRandomText() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(40); count > 0; count--) {
                text.append("ab\n\r\u00e9 ".charAt(random.nextInt(6)));
            }
            assertThat(joined(portions(text.toString(), 1 + random.nextInt(16))))
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void endsEachPortionAtTheEndOfARow() throws IOException {
        String text = "one\ntwo\n\nthree\nfour";
        for (int size = 1; size < 12; size++) {
            List<Portion> portions = portions(text, size);
            for (Portion portion : portions.subList(0, portions.size() - 1)) {
                assertThat(portion.bytes()[portion.end() - 1]).isEqualTo((byte) '\n');
                assertThat(portion.tail()).isEqualTo(portion.end());
                assertThat(portion.problem()).isNull();
            }
        }
    }

    @Test
    void numbersTheFirstLineOfEachPortion() throws IOException {
        String text = "one\ntwo\n\nthree\nfour";
        for (int size = 1; size < 12; size++) {
            long line = 1;
            for (Portion portion : portions(text, size)) {
                assertThat(portion.line()).isEqualTo(line);
                line += portion.breaks(portion.start(), portion.end());
            }
        }
    }

    @Test
    void givesEachPortionAnArrayOfItsOwn() throws IOException {
        List<Portion> portions = portions("one\ntwo\nthree\n", 4);
        assertThat(portions).hasSizeGreaterThan(1);
        for (int i = 1; i < portions.size(); i++) {
            assertThat(portions.get(i).bytes()).isNotSameAs(portions.get(i - 1).bytes());
        }
    }

    @Test
    void putsNoMoreThanAThousandRowsInAPortion() throws IOException {
        assertThat(portions("a\n".repeat(2_500), 1 << 16).stream().map(Portion::size))
                .containsExactly(2_000, 2_000, 1_000);
        assertThat(portions("a\n".repeat(1_000), 1 << 16)).hasSize(1);
        assertThat(portions("a\n".repeat(1_001), 1 << 16)).hasSize(2);
    }

    @Test
    void leavesMarksOutAtTheStartOfATable() throws IOException {
        for (int size = 1; size < 8; size++) {
            assertThat(joined(read(MARK + MARK + "a\n" + MARK + "b\n", size, true)))
                    .isEqualTo("a\n" + MARK + "b\n");
            assertThat(joined(read(MARK + "a\n", size, false))).isEqualTo(MARK + "a\n");
            assertThat(joined(read(MARK, size, true))).isEmpty();
        }
    }

    @Test
    void keepsWhatOnlyBeginsLikeAMark() throws IOException {
        byte[] half = {(byte) 0xEF, (byte) 0xBB, 'a', '\n', (byte) 0xEF};
        for (int size = 1; size < 8; size++) {
            try (PortionReader reader = reader(new ByteArrayInputStream(half), size, true)) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                for (Portion portion = reader.next(); portion != null; portion = reader.next()) {
                    all.write(portion.bytes(), portion.start(), portion.size());
                }
                assertThat(all.toByteArray()).isEqualTo(half);
            }
        }
    }

    @Test
    void handsOutTheRowsBeforeAFailure() throws IOException {
        InputStream in = new InputStream() {
            private final byte[] bytes = "one\ntwo\nthr".getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() throws IOException {
                if (at == bytes.length) {
                    throw new IOException("the line is dead");
                }
                return bytes[at++];
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                to[offset] = (byte) read();
                return 1;
            }
        };
        try (PortionReader reader = reader(in, 16, false)) {
            StringBuilder rows = new StringBuilder();
            assertThatThrownBy(() -> {
                        for (Portion portion = reader.next(); portion != null; portion = reader.next()) {
                            rows.append(text(portion));
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("the line is dead");
            assertThat(rows).hasToString("one\ntwo\n");
            assertThatThrownBy(reader::next).hasMessage("the line is dead");
        }
    }

    @Test
    void handsOutTheRowsBeforeALineThatIsTooLong() throws IOException {
        Limits limits = new Limits(8, 10, 20, 4);
        String text = "short\n1234567890\n" + "x".repeat(30) + "\nmore\n";
        try (PortionReader reader =
                new PortionReader("logs", input(text), new LineCutter("logs", limits), limits, false)) {
            StringBuilder rows = new StringBuilder();
            Portion last = reader.next();
            while (last.problem() == null) {
                rows.append(text(last));
                last = reader.next();
            }
            assertThat(rows.toString()).startsWith("short\n");
            assertThat(last.problem().line()).isEqualTo(rows.toString().split("\n", -1).length);
            assertThat(last.problem()).hasMessageContaining("the line is longer than");
            assertThat(last.end()).isEqualTo(last.start());
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        try (PortionReader reader = reader(input("PK\u0003\u0004 and more\n"), 16, false)) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(InputException.class)
                    .hasMessage("logs:1: is a spreadsheet or zip file, expected text;"
                            + " unpack it, or save the sheet as CSV in UTF-8");
        }
    }

    @Test
    void refusesWhatIsCompressedTwice() throws IOException {
        byte[] packed = gzip(gzip("it works\n".getBytes(StandardCharsets.UTF_8)));
        try (PortionReader reader = reader(new ByteArrayInputStream(packed), 16, false)) {
            assertThatThrownBy(reader::next)
                    .hasMessage("logs:1: is gzip-compressed twice; unpack it once, for example: gunzip");
        }
    }

    @Test
    void countsBytesAsTheyAreInTheInput() throws IOException {
        byte[] packed = gzip("it works\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        try (PortionReader reader = reader(new ByteArrayInputStream(packed), 100, false)) {
            assertThat(reader.bytesRead()).isZero();
            assertThat(reader.next()).isNotNull();
            while (reader.next() != null) {
                assertThat(reader.bytesRead()).isPositive();
            }
            assertThat(reader.bytesRead()).isEqualTo(packed.length);
        }
    }

    @Test
    void handsOutALineBeforeTheNextOneIsThere() throws IOException {
        PipedOutputStream writer = new PipedOutputStream();
        try (PortionReader reader = reader(new PipedInputStream(writer), 64, false)) {
            assertThat(reader.mayWait()).isTrue();
            for (String line : List.of("line one\n", "line two\nline three\n")) {
                writer.write(line.getBytes(StandardCharsets.UTF_8));
                assertThat(reader.mayWait()).isFalse();
                // Blocks for ever if it waits for more than is there.
                assertThat(text(reader.next())).isEqualTo(line);
                assertThat(reader.mayWait()).isTrue();
            }
            writer.close();
            assertThat(reader.next()).isNull();
            assertThat(reader.mayWait()).isFalse();
        }
    }

    @Test
    void endsAtTheEnd() throws IOException {
        try (PortionReader reader = reader(input("it works"), 16, false)) {
            assertThat(text(reader.next())).isEqualTo("it works");
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void closesItsInput() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        reader(in, 16, false).close();
        assertThat(closed).isTrue();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static List<Portion> portions(String text, int bufferBytes) throws IOException {
        return read(text, bufferBytes, false);
    }

    private static List<Portion> read(String text, int bufferBytes, boolean skipMarks) throws IOException {
        List<Portion> portions = new ArrayList<>();
        try (PortionReader reader = reader(input(text), bufferBytes, skipMarks)) {
            for (Portion portion = reader.next(); portion != null; portion = reader.next()) {
                portions.add(portion);
            }
        }
        return portions;
    }

    private static PortionReader reader(InputStream in, int bufferBytes, boolean skipMarks) {
        Limits limits = new Limits(64, 1_000, 4_000, bufferBytes);
        return new PortionReader("logs", in, new LineCutter("logs", limits), limits, skipMarks);
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String joined(List<Portion> portions) {
        StringBuilder text = new StringBuilder();
        portions.forEach(portion -> text.append(text(portion)));
        return text.toString();
    }

    private static String text(Portion portion) {
        return new String(portion.bytes(), portion.start(), portion.end() - portion.start(), StandardCharsets.UTF_8);
    }
}
