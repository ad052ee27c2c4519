package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextStartTest {

    @Test
    void aShortTextIsTheSameInstance() {
        String text = "disk    is full";
        assertThat(TextStart.of(text, 15, 1)).isSameAs(text);
        assertThat(TextStart.of("", 0, 1)).isEmpty();
    }

    @Test
    void itEndsBetweenWordsWhereTokensAreEnough() {
        assertThat(TextStart.of("one two three four", 0, 2)).isEqualTo("one two");
        assertThat(TextStart.of("one two three four", 5, 2)).isEqualTo("one two");
        assertThat(TextStart.of("one two three four", 9, 2)).isEqualTo("one two three");
        assertThat(TextStart.of("a=b, c", 0, 3)).isEqualTo("a=b");
        assertThat(TextStart.of("\u65e5\u672c\u8a9e\u6587", 0, 2)).isEqualTo("\u65e5\u672c");
    }

    @Test
    void whatGoesOnIsShortenedBeyondTheLeastCharacters() {
        String word = "x".repeat(128);
        assertThat(TextStart.of("a" + " ".repeat(9_000) + "b c d", 3, 3)).isEqualTo("a  b c");
        assertThat(TextStart.of(word.repeat(80) + " b c d", 3, 2)).isEqualTo(word + " b");
        assertThat(TextStart.of("b " + word.repeat(80), 3, 9)).isEqualTo("b " + word);
    }

    @Test
    void noTextOfAnyKindIsLongAfterwards() {
        for (String piece : List.of(
                "x",
                "word ",
                " ",
                "\t\n",
                "<",
                "!?",
                "\u0301",
                "\u200b ",
                "\u0000",
                "\ud83d\ude00",
                "\ud83d",
                "\u65e5",
                "x".repeat(500) + " ",
                "x".repeat(500) + ",",
                "\u0301 ",
                "<number>",
                "1 ",
                "\u2003",
                "\ufffd",
                "\ue000")) {
            String start = TextStart.of(piece.repeat(1_000_000 / piece.length()), 8_192, 1_536);
            assertThat(start.length()).as(piece).isBetween(8_192, (1 << 16) + 2);
        }
    }
}
