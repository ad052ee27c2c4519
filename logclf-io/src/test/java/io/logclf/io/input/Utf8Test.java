package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agreement with table 3-7 of the Unicode standard, which says what is UTF-8. */
class Utf8Test {

    private static final long SEED = 20240501;
    /** At and around each border of the table. */
    private static final int[] BORDERS = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF
    };

    @Test
    void decodesEveryCharacter() {
        for (int code = 0; code <= Character.MAX_CODE_POINT; code += code < 0x3000 ? 1 : 7) {
            if (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE) {
                String text = Character.toString(code);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (!decoded(bytes).equals(text)) {
                    assertThat(decoded(bytes)).as("U+%04X", code).isEqualTo(text);
                }
            }
        }
        assertThat(decoded(new byte[] {(byte) 0xF4, (byte) 0x8F, (byte) 0xBF, (byte) 0xBF}))
                .isEqualTo("\uDBFF\uDFFF");
    }

    @Test
    void decodesTheReplacementCharacterWhereItIsText() {
        String text = "a\uFFFDb\uFFFD\u00e9\uFFFD";
        assertThat(decoded(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        assertThat(decodedAny(text.getBytes(StandardCharsets.UTF_8), new ArrayList<>()))
                .isEqualTo(text);
    }

    @Test
    void agreesWithTheTableOnEveryPairOfBytes() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                assertAgrees((byte) first, (byte) second);
            }
        }
    }

    @Test
    void agreesWithTheTableAtItsBorders() {
        for (int a : BORDERS) {
            for (int b : BORDERS) {
                for (int c : BORDERS) {
                    assertAgrees((byte) a, (byte) b, (byte) c);
                    for (int d : BORDERS) {
                        assertAgrees((byte) a, (byte) b, (byte) c, (byte) d);
                    }
                }
            }
        }
    }

    @Test
    void agreesWithTheTableOnRandomBytes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            assertAgrees(mixed(random));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "BF",
                "C0 80",
                "C1 BF",
                "C3",
                "C3 28",
                "E0 80 80",
                "E0 9F BF",
                "E2 82",
                "E2 28 A1",
                "ED A0 80",
                "ED BF BF",
                "F0 80 80 80",
                "F0 8F BF BF",
                "F0 9F 98",
                "F4 90 80 80",
                "F5 80 80 80",
                "F8 88 80 80 80",
                "FE",
                "FF"
            })
    void stopsAtWhatIsNotUtf8WhereverItStands(String hex) {
        byte[] bad = HexFormat.ofDelimiter(" ").parseHex(hex);
        for (String before : List.of("", "a", "it works ", "\u00e9", "\uD83D\uDE00", "a\uFFFD", "x".repeat(100))) {
            for (String after : List.of("", "a", " it works", "\u00e9", "\uD83D\uDE00", "\n")) {
                byte[] head = before.getBytes(StandardCharsets.UTF_8);
                byte[] bytes = join(head, bad, after.getBytes(StandardCharsets.UTF_8));
                CharBuffer out = CharBuffer.allocate(bytes.length);
                assertThat(Utf8.decode(bytes, 0, bytes.length, out)).as(hex).isEqualTo(head.length);
                assertThat(out.flip().toString()).isEqualTo(before);
            }
        }
    }

    @Test
    void decodesNoCharacterThatIsCutOff() {
        byte[] bytes = "a\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);
        for (int end = 1; end < bytes.length; end++) {
            CharBuffer out = CharBuffer.allocate(bytes.length);
            assertThat(Utf8.decode(bytes, 0, end, out)).isEqualTo(1);
            assertThat(out.position()).isEqualTo(1);
        }
    }

    @Test
    void decodesAPartOfAnArrayIntoAPartOfABuffer() {
        byte[] bytes = "xx caf\u00e9 \u20AC yy".getBytes(StandardCharsets.UTF_8);
        CharBuffer whole = CharBuffer.allocate(30);
        CharBuffer out = whole.position(3).slice();
        out.put("__");
        assertThat(Utf8.decode(bytes, 3, bytes.length - 3, out)).isEqualTo(bytes.length - 6);
        assertThat(out.flip().toString()).isEqualTo("__caf\u00e9 \u20AC");
        assertThat(Utf8.decode(bytes, 4, 4, out)).isZero();
    }

    @Test
    void keepsEveryByteOnTheWayThroughAString() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = mixed(random);
            List<Integer> bad = new ArrayList<>();
            String text = decodedAny(bytes, bad);
            if (!Arrays.equals(encodedAny(text), bytes)) {
                assertThat(HexFormat.of().formatHex(encodedAny(text)))
                        .isEqualTo(HexFormat.of().formatHex(bytes));
            }
            assertThat(bad).isEqualTo(badPlaces(bytes));
        }
    }

    @Test
    void showsAReplacementForEachByteThatIsNoText() {
        assertThat(Utf8.replaced(decodedAny(bytes("61 FF FE 62 C3"), new ArrayList<>())))
                .isEqualTo("a\uFFFD\uFFFDb\uFFFD");
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = mixed(random);
            String decoded = decodedAny(bytes, new ArrayList<>());
            String shown = Utf8.replaced(decoded);
            assertThat(replacements(shown) - replacements(decoded))
                    .isEqualTo(badPlaces(bytes).size());
            assertThat(new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(shown);
        }
    }

    @Test
    void returnsATextWithoutSuchBytesItself() {
        // The second half of the skull is in the range that stands for bytes.
        for (String text :
                List.of("", "it works", "\uD83D\uDC80", "\uD83D\uDE00\uFFFD", "\uDC7F", "\uDD00", "\uD83D")) {
            assertThat(Utf8.replaced(text)).isSameAs(text);
        }
        assertThat(Utf8.replaced("\uD83D\uDC80\uDC80")).isEqualTo("\uD83D\uDC80\uFFFD");
        assertThat(Utf8.replaced("\uDC80\uDCFF")).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void keepsACharacterWhoseSecondHalfLooksLikeAByte() throws IOException {
        byte[] skulls = "\uD83D\uDC80\uD83D\uDCFF".getBytes(StandardCharsets.UTF_8);
        assertThat(encodedAny(decodedAny(skulls, new ArrayList<>()))).isEqualTo(skulls);
        byte[] mixed = join(skulls, bytes("80"), skulls, bytes("FF"));
        assertThat(encodedAny(decodedAny(mixed, new ArrayList<>()))).isEqualTo(mixed);
    }

    @Test
    void countsCharactersAsJavaDoes() {
        Random random = new Random(SEED);
        String[] pieces = {"a", "\u00e9", "\u20AC", "\uD83D\uDE00", "\n", "\uFEFF"};
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(20); count > 0; count--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Utf8.chars(bytes, 0, bytes.length)).isEqualTo(text.length());
        }
        assertThat(Utf8.chars(bytes("61 62 63"), 1, 1)).isZero();
        assertThat(Utf8.chars(bytes("61 62 63"), 1, 3)).isEqualTo(2);
    }

    /** Valid and invalid pieces, so that every kind stands next to every other. */
    private static byte[] mixed(Random random) {
        String[] pieces = {
            "61",
            "20",
            "0A",
            "C3 A9",
            "E2 82 AC",
            "F0 9F 98 80",
            "EF BF BD",
            "F0 9F 92 80",
            "80",
            "BF",
            "C3",
            "E2",
            "E2 82",
            "F0",
            "F0 9F",
            "F0 9F 98",
            "ED A0 80",
            "C0 80",
            "FF",
            "FE",
            "F4 90 80 80",
            "00"
        };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int count = random.nextInt(12); count > 0; count--) {
            bytes.writeBytes(bytes(pieces[random.nextInt(pieces.length)]));
        }
        return bytes.toByteArray();
    }

    private static long replacements(String text) {
        return text.chars().filter(c -> c == '\uFFFD').count();
    }

    private static void assertAgrees(byte... bytes) {
        int valid = 0;
        while (valid < bytes.length && length(bytes, valid) > 0) {
            valid += length(bytes, valid);
        }
        CharBuffer out = CharBuffer.allocate(bytes.length);
        int decoded = Utf8.decode(bytes, 0, bytes.length, out);
        String text = new String(bytes, 0, valid, StandardCharsets.UTF_8);
        if (decoded != valid || !out.flip().toString().equals(text)) {
            throw new AssertionError(
                    HexFormat.of().formatHex(bytes) + ": decoded " + decoded + " bytes, expected " + valid);
        }
    }

    private static List<Integer> badPlaces(byte[] bytes) {
        List<Integer> bad = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Math.max(1, length(bytes, at))) {
            if (length(bytes, at) == 0) {
                bad.add(at);
            }
        }
        return bad;
    }

    /** How many bytes the character has that begins here, by the table; 0 if none does. */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int count = first >= 0xC2 && first <= 0xDF ? 2 : first >> 4 == 0xE ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (count == 0 || at + count > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        boolean valid = second >= least && second <= most;
        for (int i = 2; i < count; i++) {
            valid &= (bytes[at + i] & 0xC0) == 0x80;
        }
        return valid ? count : 0;
    }

    private static String decoded(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        assertThat(Utf8.decode(bytes, 0, bytes.length, out)).isEqualTo(bytes.length);
        return out.flip().toString();
    }

    private static String decodedAny(byte[] bytes, List<Integer> bad) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        Utf8.decodeAny(bytes, 0, bytes.length, out, bad::add);
        return out.flip().toString();
    }

    private static byte[] encodedAny(String text) throws IOException {
        LabelText out = new LabelText(1);
        Utf8.encodeAny(text, out);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
