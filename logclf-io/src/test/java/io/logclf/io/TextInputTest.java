package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.io.input.TextInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextInputTest {

    private static final String TEXT = "source,log_message\nA,caf\u00e9 \uD83D\uDE00\n";

    @TempDir
    Path folder;

    @Test
    void passesOnTextInUtf8() throws IOException {
        for (String text : List.of("", "a", "ab", "\u001F", "\u001Fa", "\uFEFFa,b\n", TEXT)) {
            assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        }
    }

    @Test
    void passesOnBytesThatAreNoTextAsTheyAre() throws IOException {
        byte[] bytes = {(byte) 0xFF, 'a', (byte) 0xFE, 0, (byte) 0x80};
        assertThat(text(bytes).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void unpacksGzip() throws IOException {
        assertThat(read(gzip(TEXT))).isEqualTo(TEXT);
        assertThat(read(gzip(""))).isEmpty();
        String large = TEXT.repeat(100_000);
        assertThat(read(gzip(large))).isEqualTo(large);
    }

    @Test
    void unpacksWhatHardlyCompresses() throws IOException {
        byte[] random = new byte[300_000];
        new Random(7).nextBytes(random);
        assertThat(text(gzip(random)).readAllBytes()).isEqualTo(random);
    }

    @Test
    void unpacksMembersOneAfterTheOtherAndZerosBehindThem() throws IOException {
        byte[] members = join(gzip("a\n"), gzip(""), gzip("b\n"), new byte[600], gzip("c\n"), new byte[3]);
        assertThat(read(members)).isEqualTo("a\nb\nc\n");
    }

    @Test
    void unpacksAHeaderWithAllItsFields() throws IOException {
        byte[] packed = gzip(TEXT);
        byte[] header = Arrays.copyOf(packed, 10);
        header[3] = 2 | 4 | 8 | 16;
        byte[] fields = {3, 0, 'x', 'y', 'z', 'l', 'o', 'g', 0, 'h', 'i', 0, 1, 2};
        assertThat(read(join(header, fields, Arrays.copyOfRange(packed, 10, packed.length))))
                .isEqualTo(TEXT);
    }

    @Test
    void readsUtf16WithAByteOrderMark() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            String large = TEXT.repeat(50_000);
            assertThat(read(("\uFEFF" + large).getBytes(charset))).isEqualTo(large);
            assertThat(read(gzip(("\uFEFF" + TEXT).getBytes(charset)))).isEqualTo(TEXT);
            assertThat(read("\uFEFF".getBytes(charset))).isEmpty();
        }
    }

    @Test
    void putsAReplacementForWhatIsNoCharacterInUtf16() throws IOException {
        byte[] lone = {(byte) 0xFE, (byte) 0xFF, 0, 'a', (byte) 0xD8, 0, 0, 'b', 0};
        assertThat(read(lone)).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void readsTheSameInPiecesOfAnySize() throws IOException {
        byte[] packed = join(gzip(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE)), gzip("\n\0".repeat(9)));
        String whole = read(packed);
        for (int size = 1; size < 12; size++) {
            int most = size;
            InputStream pieces = new ByteArrayInputStream(packed) {
                @Override
                public synchronized int read(byte[] bytes, int offset, int length) {
                    return super.read(bytes, offset, Math.min(length, most));
                }
            };
            try (InputStream in = TextInput.of(pieces, "logs")) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void givesOutWhatASlowPipeHasBroughtSoFar() throws IOException {
        PipedOutputStream writer = new PipedOutputStream();
        try (InputStream in = TextInput.of(new PipedInputStream(writer), "logs")) {
            byte[] bytes = new byte[100];
            // Blocks for ever, as do the reads, if they wait for more than there is.
            for (String line : List.of("one\n", "two\n", "three\n")) {
                assertThat(in.available()).isZero();
                writer.write(gzip(line));
                assertThat(in.available()).isPositive();
                assertThat(new String(bytes, 0, in.read(bytes), StandardCharsets.UTF_8))
                        .isEqualTo(line);
            }
            writer.close();
            assertThat(in.read(bytes)).isEqualTo(-1);
        }
    }

    @Test
    void readsTheRowsBeforeGzipThatIsCutOff() throws IOException {
        byte[] packed = gzip("source,log_message\n" + rows(20_000));
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        try (LogReader reader = LogReader.builder(LogFormat.CSV).read(new ByteArrayInputStream(cut), "logs.csv.gz")) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(reader.read().orElseThrow().entry().orElseThrow().message())
                        .isEqualTo("message " + i);
            }
            assertThatThrownBy(() -> Logs.rest(reader))
                    .isInstanceOf(InputException.class)
                    .hasMessage("logs.csv.gz: the gzip data is cut off in the middle; is the file complete?");
        }
    }

    @Test
    void saysThatGzipIsCutOffWhereverItIs() throws IOException {
        byte[] packed = gzip(TEXT);
        for (int length = 2; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("is cut off");
        }
    }

    @Test
    void saysThatGzipIsDamaged() throws IOException {
        byte[] checksum = gzip(TEXT);
        checksum[checksum.length - 6]++;
        byte[] data = gzip(TEXT);
        Arrays.fill(data, 10, 20, (byte) 0xFF);
        byte[] method = gzip(TEXT);
        method[2] = 9;
        assertThatThrownBy(() -> read(checksum))
                .hasMessage("logs: the gzip data is damaged: its checksum is another; copy or pack the file again");
        assertThatThrownBy(() -> read(data)).hasMessageContaining("the gzip data is damaged");
        assertThatThrownBy(() -> read(method)).hasMessageContaining("has a header that is not valid");
        assertThatThrownBy(() -> read(join(gzip("a\n"), "b,c and what more\n".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("the gzip data is followed by something else");
    }

    @Test
    void saysTheSameAgainWhenReadAgain() throws IOException {
        byte[] packed = gzip(TEXT);
        try (InputStream in = text(Arrays.copyOf(packed, packed.length - 1))) {
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("is cut off");
            assertThatThrownBy(in::read).hasMessageContaining("is cut off");
        }
    }

    @Test
    void readingNothingWaitsForNothingAndThrowsNothing() throws IOException {
        byte[] damaged = gzip(TEXT);
        damaged[damaged.length - 6]++;
        try (InputStream in = text(damaged)) {
            int length = TEXT.getBytes(StandardCharsets.UTF_8).length;
            assertThat(in.read(new byte[0])).isZero();
            assertThat(in.readNBytes(length)).asString(StandardCharsets.UTF_8).isEqualTo(TEXT);
            assertThat(in.read(new byte[1], 1, 0)).isZero();
            assertThatThrownBy(in::read).hasMessageContaining("its checksum is another");
        }
    }

    @Test
    void countsTheBytesOfTheFile() throws IOException {
        Path file = Files.write(folder.resolve("app.log.gz"), gzip("it failed\n".repeat(100_000)));
        try (LogReader reader =
                LogReader.builder(LogFormat.ofName(file.toString())).open(file)) {
            assertThat(Logs.rest(reader)).hasSize(100_000);
            assertThat(reader.bytesRead()).isEqualTo(Files.size(file));
        }
    }

    @Test
    void readsNoMoreTextThanItMay() throws IOException {
        LogReader.Builder builder = LogReader.builder(LogFormat.LINES).maxBytes(1_000_000);
        byte[] enough = gzip("it works\n".repeat(111_111));
        byte[] bomb = gzip("it works\n".repeat(1_000_000));
        try (LogReader reader = builder.read(new ByteArrayInputStream(enough), "logs")) {
            assertThat(Logs.rest(reader)).hasSize(111_111);
        }
        try (LogReader reader = builder.read(new ByteArrayInputStream(bomb), "logs")) {
            assertThatThrownBy(() -> Logs.rest(reader))
                    .isInstanceOfSatisfying(
                            InputException.class, e -> assertThat(e.fault()).isEqualTo(InputException.Fault.TOO_LARGE))
                    .hasMessage("logs: has more than 1000000 bytes of text");
        }
    }

    static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("A,message ").append(i).append('\n');
        }
        return rows.toString();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static String read(byte[] bytes) throws IOException {
        return new String(text(bytes).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static InputStream text(byte[] bytes) {
        return TextInput.of(new ByteArrayInputStream(bytes), "logs");
    }
}
