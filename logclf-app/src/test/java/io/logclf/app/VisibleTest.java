package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(Visible.of("User Jörg paid 3 € 漢字 😀 'x' \"y\"")).isEqualTo("User Jörg paid 3 € 漢字 😀 'x' \"y\"");
    }

    @Test
    void keepsToOneLine() {
        assertThat(Visible.of("a\nb\r\tc\u2028d\u2029e\u0085f")).isEqualTo("a\\nb\\r\\tc\\u2028d\\u2029e\\u0085f");
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(Visible.of("\u001b[2J\u0007\u009b31m\u007f\0"))
                .isEqualTo("\\u001b[2J\\u0007\\u009b31m\\u007f\\u0000");
    }

    @Test
    void escapesWhatChangesTheWritingDirectionOrIsNotSeen() {
        assertThat(Visible.of("a\u202eb\u2066c\u200fd\u200be\ufefff\udb40\udc41"))
                .isEqualTo("a\\u202eb\\u2066c\\u200fd\\u200be\\ufefff\\udb40\\udc41");
    }

    @Test
    void escapesLoneSurrogatesAndBackslashes() {
        assertThat(Visible.of("a\ud800b\\n")).isEqualTo("a\\ud800b\\\\n");
    }

    @Test
    void nothingThatIsEscapedIsLeftInAnyText() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String visible = Visible.of(Character.toString(character));
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
        assertThat(Visible.start("x".repeat(2_000), 5)).isEqualTo("xxxxx... (2,000 characters)");
        assertThat(Visible.start("xxxxx", 5)).isEqualTo("xxxxx");
        assertThat(Visible.start("xxxx😀xxx", 5)).isEqualTo("xxxx... (9 characters)");
    }
}
