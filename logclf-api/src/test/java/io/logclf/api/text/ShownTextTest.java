package io.logclf.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ShownTextTest {

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(ShownText.escaped("User Jörg paid 3 € 漢字 😀 'x' \"y\""))
                .isEqualTo("User Jörg paid 3 € 漢字 😀 'x' \"y\"");
    }

    @Test
    void keepsToOneLine() {
        assertThat(ShownText.escaped("a\nb\r\tc\u2028d\u2029e\u0085f"))
                .isEqualTo("a\\nb\\r\\tc\\u2028d\\u2029e\\u0085f");
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(ShownText.escaped("\u001b[2J\u0007\u009b31m\u007f\0"))
                .isEqualTo("\\u001b[2J\\u0007\\u009b31m\\u007f\\u0000");
    }

    @Test
    void escapesWhatChangesTheWritingDirectionOrIsNotSeen() {
        assertThat(ShownText.escaped("a\u202eb\u2066c\u200fd\u200be\ufefff\udb40\udc41"))
                .isEqualTo("a\\u202eb\\u2066c\\u200fd\\u200be\\ufefff\\udb40\\udc41");
    }

    @Test
    void escapesLoneSurrogatesAndBackslashes() {
        assertThat(ShownText.escaped("a\ud800b\\n")).isEqualTo("a\\ud800b\\\\n");
    }

    @Test
    @Tag("slow")
    void nothingThatIsEscapedIsLeftInAnyText() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String visible = ShownText.escaped(Character.toString(character));
            assertThat(visible.codePoints()).as("U+%04X", character).noneMatch(shown -> switch (Character.getType(
                    shown)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> true;
                default -> false;
            });
        }
    }

    @Test
    void showsTheStartOfALongTextAndItsLength() {
        assertThat(ShownText.escaped("x".repeat(2_000), 5)).isEqualTo("xxxxx... (2,000 characters)");
        assertThat(ShownText.escaped("xxxxx", 5)).isEqualTo("xxxxx");
        assertThat(ShownText.escaped("xxxx😀xxx", 5)).isEqualTo("xxxx... (9 characters)");
    }

    @Test
    void shortensAtTheEndAndNeverWithinACharacter() {
        assertThat(ShownText.shortened("abcd", 4)).isEqualTo("abcd");
        assertThat(ShownText.shortened("abcde", 4)).isEqualTo("abcd…");
        assertThat(ShownText.shortened("abc🚀e", 4)).isEqualTo("abc…");
        assertThat(ShownText.shortened("ab🚀e", 4)).isEqualTo("ab🚀…");
        assertThat(ShownText.start("ab🚀e", 4)).isEqualTo("ab🚀");
        assertThat(ShownText.start("ab🚀e", 3)).isEqualTo("ab");
        assertThat(ShownText.start("🚀", 1)).isEmpty();
        assertThat(ShownText.start("🚀", 0)).isEmpty();
        assertThat(ShownText.start("", 0)).isEmpty();
    }

    @Test
    void lineKeepsBackslashesAndOfALongOneBothEnds() {
        assertThat(ShownText.line("C:\\x: bad\r\n\u001b[31mthing")).isEqualTo("C:\\x: bad\\r\\n\\u001b[31mthing");
        String line = ShownText.line("f:1: the column '" + "x😀".repeat(100_000) + "' is not there; name another");
        assertThat(line)
                .startsWith("f:1: the column 'x")
                .endsWith("' is not there; name another")
                .contains("…");
        assertThat(line.length()).isBetween(1_990, 2_002);
        assertThat(line.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Test
    void pagesShowMarkupAndWhatIsNotSeen() {
        assertThat(ShownText.html("<b a=\"x\" b='y'>&")).isEqualTo("&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
        assertThat(ShownText.html("a\u202eb\u2066c\u200fd\u200be\ufefff\u061cg"))
                .isEqualTo("a[U+202E]b[U+2066]c[U+200F]d[U+200B]e[U+FEFF]f[U+061C]g");
        assertThat(ShownText.html("a\u001b[31m\0b\u009b\ud800c\uffff")).isEqualTo("a␛[31m␀b\ufffd\ufffdc\ufffd");
        assertThat(ShownText.html("a\tb\nc 👩\u200d💻 漢字")).isEqualTo("a\tb\nc 👩\u200d💻 漢字");
    }
}
