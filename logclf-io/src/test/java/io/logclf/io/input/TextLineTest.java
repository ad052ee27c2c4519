package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", ""})
    void endsBeforeTheLineBreak(String lineBreak) {
        for (String line : new String[] {"", "a", "it works", "a\rb", "\u00e9"}) {
            byte[] bytes = ("xx" + line + lineBreak).getBytes(StandardCharsets.UTF_8);
            int end = TextLine.end(bytes, 2, bytes.length);
            assertThat(new String(bytes, 2, end - 2, StandardCharsets.UTF_8)).isEqualTo(line);
        }
    }

    @Test
    void leavesAllButOneLineBreak() {
        byte[] bytes = "a\r\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(TextLine.end(bytes, 0, 4)).isEqualTo(2);
        assertThat(TextLine.end(bytes, 3, 4)).isEqualTo(3);
        assertThat(TextLine.end("\n\n".getBytes(StandardCharsets.UTF_8), 0, 2)).isEqualTo(1);
    }

    @Test
    void leavesMarksAndColoursOutOfTheText() {
        assertThat(text("\uFEFF\u001B[31mit failed\u001B[0m")).isEqualTo("it failed");
        assertThat(text("a\uFEFFb")).isEqualTo("a\uFEFFb");
        assertThat(text("\uFEFF\uFEFFa")).isEqualTo("\uFEFFa");
        assertThat(text("")).isEmpty();
    }

    @Test
    void showsBytesThatAreNotUtf8AsReplacements() {
        byte[] bytes = {'a', (byte) 0xFF, 'b', (byte) 0xC3};
        assertThat(TextLine.text(bytes, 0, 4)).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(TextLine.text(bytes, 2, 3)).isEqualTo("b");
    }

    private static String text(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return TextLine.text(bytes, 0, bytes.length);
    }
}
