package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.io.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members, headers and trailers of gzip, whole and in pieces. */
class GunzipTest {

    private static final int HEADER = 10;

    @Test
    void takesWhatBeginsLikeGzipOnly() {
        assertThat(Gunzip.decoder(0x1F, 0x8B, "logs")).isNotNull();
        assertThat(Gunzip.decoder(0x1F, 0x9D, "logs")).isNull();
        assertThat(Gunzip.decoder('a', 0x8B, "logs")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 8, 12, 16, 24, 28, 30, 31})
    void goesOverEveryCombinationOfFields(int flags) throws IOException {
        byte[] bytes = withFields(gzip("it works\n"), flags, 5);
        assertThat(unpacked(bytes)).isEqualTo("it works\n");
        for (int size = 1; size < 8; size++) {
            assertThat(unpacked(new Pieces(bytes, size))).isEqualTo("it works\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 31})
    void goesOverFieldsOfAnyLengthAsTheJdkDoes(int flags) throws IOException {
        for (int length : new int[] {60_000, 65_535, 65_536, 70_000, 1_000_000}) {
            byte[] bytes = withFields(gzip("it works\n"), flags, length);
            try (InputStream jdk = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                assertThat(jdk).hasContent("it works\n");
            }
            assertThat(unpacked(bytes)).as("%d bytes", length).isEqualTo("it works\n");
            assertThat(unpacked(new Pieces(join(bytes, bytes), 1_000))).isEqualTo("it works\n".repeat(2));
        }
    }

    @Test
    void refusesFlagsThatAreReserved() throws IOException {
        for (int flag : new int[] {32, 64, 128}) {
            byte[] bytes = gzip("it works\n");
            bytes[3] = (byte) flag;
            assertThatThrownBy(() -> unpacked(bytes))
                    .isInstanceOf(InputException.class)
                    .hasMessage("logs: the gzip data has a header that is not valid; copy or pack the file again");
        }
    }

    @Test
    void refusesAHeaderThatEndsEarlyWhereverItEnds() throws IOException {
        byte[] bytes = withFields(gzip(""), 31, 5);
        int header = bytes.length - gzip("").length + HEADER;
        for (int length = 2; length <= header; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> unpacked(cut))
                    .as("%d bytes", length)
                    .hasMessage("logs: the gzip data is cut off in the middle; is the file complete?");
        }
    }

    @Test
    void refusesANameThatNeverEnds() throws IOException {
        byte[] header = Arrays.copyOf(gzip(""), HEADER);
        header[3] = 8;
        byte[] name = new byte[100_000];
        Arrays.fill(name, (byte) 'x');
        assertThatThrownBy(() -> unpacked(join(header, name))).hasMessageContaining("is cut off in the middle");
    }

    @Test
    void verifiesTheLengthAsWellAsTheChecksum() throws IOException {
        for (int back = 1; back <= 8; back++) {
            byte[] bytes = gzip("it works\n");
            bytes[bytes.length - back] ^= 1;
            assertThatThrownBy(() -> unpacked(bytes))
                    .hasMessage("logs: the gzip data is damaged: its checksum is another; copy or pack the file again");
        }
    }

    @Test
    void verifiesEachMember() throws IOException {
        byte[] second = gzip("two\n");
        second[second.length - 1] ^= 1;
        InputStream in = TextInput.of(new ByteArrayInputStream(join(gzip("one\n"), second)), "logs");
        for (char c : "one\ntwo\n".toCharArray()) {
            assertThat(in.read()).isEqualTo(c);
        }
        assertThatThrownBy(in::read).hasMessageContaining("its checksum is another");
    }

    @Test
    void unpacksManySmallMembersInPiecesOfAnySize() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String line = "line " + i + '\n';
            all.write(gzip(line));
            text.append(line);
        }
        for (int size : new int[] {1, 2, 3, 7, 18, 19, 1_000}) {
            assertThat(unpacked(new Pieces(all.toByteArray(), size))).isEqualTo(text.toString());
        }
    }

    @Test
    void takesZerosBehindAMemberForPadding() throws IOException {
        for (int count : new int[] {1, 9, 10, 11, 512, 70_000}) {
            byte[] padded = join(gzip("a\n"), new byte[count]);
            assertThat(unpacked(padded)).as("%s zeros", count).isEqualTo("a\n");
            assertThat(unpacked(join(padded, gzip("b\n")))).isEqualTo("a\nb\n");
        }
    }

    @Test
    void refusesOtherBytesBehindAMember() throws IOException {
        byte[] text = "and some more text\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> unpacked(join(gzip("a\n"), text)))
                .hasMessage("logs: the gzip data is followed by something else; copy or pack the file again");
        assertThatThrownBy(() -> unpacked(join(gzip("a\n"), new byte[] {0, 0, 1})))
                .hasMessageContaining("is cut off in the middle");
    }

    @Test
    void findsDamageAnywhereInTheData() throws IOException {
        Random random = new Random(1);
        byte[] text = new byte[2_000];
        random.nextBytes(text);
        byte[] good = gzip(text);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            bad[HEADER + random.nextInt(bad.length - HEADER)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> unpacked(bad))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("the gzip data is ");
        }
    }

    @Test
    void unpacksLargeDataInPieces() throws IOException {
        String text = "it works \u00e9\n".repeat(50_000);
        byte[] packed = gzip(text);
        assertThat(unpacked(new Pieces(packed, 13))).isEqualTo(text);
    }

    /** Puts the parts that the flags announce behind the header, in the order of RFC 1952, each of about this length. */
    private static byte[] withFields(byte[] member, int flags, int length) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(member, 0, 3);
        all.write(flags);
        all.write(member, 4, HEADER - 4);
        if ((flags & 4) != 0) {
            int extra = Math.min(length, 0xFFFF);
            all.write(extra & 0xFF);
            all.write(extra >> 8);
            all.writeBytes(new byte[extra]);
        }
        if ((flags & 8) != 0) {
            all.writeBytes(("x".repeat(length) + '\0').getBytes(StandardCharsets.ISO_8859_1));
        }
        if ((flags & 16) != 0) {
            all.writeBytes(("\u00fc".repeat(length) + '\0').getBytes(StandardCharsets.ISO_8859_1));
        }
        if ((flags & 2) != 0) {
            CRC32 crc = new CRC32();
            crc.update(all.toByteArray());
            all.write((int) crc.getValue() & 0xFF);
            all.write((int) crc.getValue() >> 8 & 0xFF);
        }
        all.write(member, HEADER, member.length - HEADER);
        return all.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String unpacked(byte[] bytes) throws IOException {
        return unpacked(new ByteArrayInputStream(bytes));
    }

    private static String unpacked(InputStream in) throws IOException {
        try (InputStream text = TextInput.of(in, "logs")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Gives at most so many bytes at once. */
    private static final class Pieces extends ByteArrayInputStream {

        private final int most;

        Pieces(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, most));
        }
    }
}
