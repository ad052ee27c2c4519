package io.logclf.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "it works", "caf\u00e9 \u65E5\u672C", "\uFFFD\uFFFF\uE000", "\uD7FF", "\0"})
    void knowsTextWithoutSurrogates(String string) {
        Text text = new Text(string);
        assertThat(text.hasSurrogates()).isFalse();
        assertThat(text.string()).isSameAs(string);
        assertThat(new String(text.chars())).isEqualTo(string);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x1F525})
    void findsASurrogateAnywhereInIt(int code) {
        String character = new StringBuilder().appendCodePoint(code).toString();
        for (String before : new String[] {"", "it works ", "\uFFFF"}) {
            for (String after : new String[] {"", " it works", "\uFFFF"}) {
                assertThat(new Text(before + character + after).hasSurrogates()).isTrue();
            }
        }
    }
}
