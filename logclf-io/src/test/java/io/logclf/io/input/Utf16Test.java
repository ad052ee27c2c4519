package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf16Test {

    @Test
    void takesAByteOrderMarkOnly() {
        assertThat(Utf16.decoder(0xFF, 0xFE)).isNotNull();
        assertThat(Utf16.decoder(0xFE, 0xFF)).isNotNull();
        assertThat(Utf16.decoder(0xFF, 0xFF)).isNull();
        assertThat(Utf16.decoder(0xEF, 0xBB)).isNull();
        assertThat(Utf16.decoder('a', 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsEveryCharacterOfTheBasicPlane(boolean big) throws IOException {
        StringBuilder text = new StringBuilder();
        for (char c = 0; c < 0xFFFF; c++) {
            if (!Character.isSurrogate(c)) {
                text.append(c);
            }
        }
        assertThat(read(encoded(text.toString(), big), 1 << 16)).isEqualTo(text.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsThePlanesBehindItInPiecesOfAnySize(boolean big) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int code = 0x10000; code <= Character.MAX_CODE_POINT; code += 4_099) {
            text.appendCodePoint(code).append('x');
        }
        for (int size = 1; size < 9; size++) {
            assertThat(read(encoded(text.toString(), big), size)).isEqualTo(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D", "\uD83D\uD83D", "\uDC00\uDC00\uDC00", "\uDBFF\uD800"})
    void putsAReplacementForEachHalfOfACharacter(String halves) throws IOException {
        for (boolean big : new boolean[] {true, false}) {
            for (int size = 1; size < 5; size++) {
                String expected = "a" + "\uFFFD".repeat(halves.length());
                assertThat(read(encoded("a" + halves + "\nb", big), size)).isEqualTo(expected + "\nb");
                assertThat(read(encoded("a" + halves, big), size)).isEqualTo(expected);
            }
        }
    }

    @Test
    void putsAReplacementForHalfAUnitAtTheEnd() throws IOException {
        byte[] whole = encoded("a\uD83D\uDE00b", true);
        for (int length = 2; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            String text = read(cut, 3);
            assertThat(text.endsWith("\uFFFD")).as("%s bytes", length).isEqualTo(length % 2 == 1 || length == 6);
        }
    }

    @Test
    void agreesWithAPlainLoopOnAnyUnits() throws IOException {
        Random random = new Random(9);
        String units = "ab\n\u00e9\u20AC\uFFFD\uFEFF\uD83D\uDE00\uD800\uDFFF\0";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(20); count > 0; count--) {
                text.append(units.charAt(random.nextInt(units.length())));
            }
            assertThat(read(encoded(text.toString(), random.nextBoolean()), 1 + random.nextInt(6)))
                    .isEqualTo(replaced(text.toString()));
        }
    }

    @Test
    void readsATextLongerThanEveryBuffer() throws IOException {
        String text = "x\uD83D\uDE00\u20AC".repeat(30_000);
        assertThat(read(encoded(text, true), 1 << 16)).isEqualTo(text);
        assertThat(read(encoded("y" + text, false), 4_097)).isEqualTo("y" + text);
    }

    /** The text with a replacement for each surrogate without its other half. */
    private static String replaced(String text) {
        StringBuilder replaced = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            boolean lone = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
            replaced.appendCodePoint(lone ? 0xFFFD : code);
            i += Character.charCount(code);
        }
        return replaced.toString();
    }

    private static byte[] encoded(String text, boolean big) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ("\uFEFF" + text).chars().forEach(c -> {
            bytes.write(big ? c >> 8 : c);
            bytes.write(big ? c : c >> 8);
        });
        return bytes.toByteArray();
    }

    private static String read(byte[] bytes, int most) throws IOException {
        InputStream pieces = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, most));
            }
        };
        try (InputStream in = TextInput.of(pieces, "logs")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
