package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control sequences in text and in bytes. */
class AnsiTest {

    private static final String ESCAPE = "\u001B";
    /** ECMA-48, 5.4, as a regular expression. */
    private static final Pattern SEQUENCE = Pattern.compile("\u001B\\[[ -?]*[@-~]");

    private static final Pattern SEQUENCES = Pattern.compile("(?:" + SEQUENCE + ")*");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[m",
                "[0m",
                "[31m",
                "[1;31m",
                "[38;5;196m",
                "[K",
                "[2J",
                "[?25h",
                "[10;20H",
                "[@",
                "[~",
                "[ @",
                "[?~"
            })
    void leavesACompleteSequenceOut(String sequence) {
        assertThat(AnsiText.plain("a" + ESCAPE + sequence + "b")).isEqualTo("ab");
        assertThat(AnsiText.plain(ESCAPE + sequence)).isEmpty();
        assertThat(skip(ESCAPE + sequence + "b")).isEqualTo(1 + sequence.length());
        assertThat(skip(ESCAPE + sequence + ESCAPE + sequence)).isEqualTo(2 + 2 * sequence.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[31",
                "[31;",
                "]0;title\u0007",
                "(B",
                "c",
                "31m",
                "[\n",
                "[31\nm",
                "[\u001B",
                "[\u007F",
                "[31\u007F",
                "[1\u00e9"
            })
    void keepsAnEscapeWithoutOne(String rest) {
        assertThat(AnsiText.plain("a" + ESCAPE + rest)).isEqualTo("a" + ESCAPE + rest);
        assertThat(skip(ESCAPE + rest)).isZero();
    }

    @Test
    void returnsATextWithoutEscapesItself() {
        String text = "it works \uD83D\uDE00";
        assertThat(AnsiText.plain(text)).isSameAs(text);
        assertThat(AnsiText.plain("")).isEmpty();
    }

    @Test
    void findsASequenceBehindAnIncompleteOne() {
        assertThat(AnsiText.plain(ESCAPE + "[3" + ESCAPE + "[31mred" + ESCAPE)).isEqualTo(ESCAPE + "[3red" + ESCAPE);
        assertThat(AnsiText.plain(ESCAPE + ESCAPE + "[mx")).isEqualTo(ESCAPE + "x");
    }

    @Test
    void skipsNothingBehindOtherText() {
        assertThat(skip("a" + ESCAPE + "[31m")).isZero();
        assertThat(skip(ESCAPE + "[31m a" + ESCAPE + "[0m")).isEqualTo(5);
        assertThat(skip("")).isZero();
    }

    @Test
    void readsNothingOutsideOfTheLine() {
        byte[] bytes = (ESCAPE + "[31mred").getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < 5; end++) {
            assertThat(AnsiBytes.skip(bytes, 0, end)).isZero();
        }
        assertThat(AnsiBytes.skip(bytes, 0, 5)).isEqualTo(5);
        assertThat(AnsiBytes.skip(bytes, 3, bytes.length)).isEqualTo(3);
    }

    @Test
    void agreesWithARegularExpression() {
        Random random = new Random(5);
        List<String> pieces = List.of(
                ESCAPE, "[", "3", "1", ";", "m", "~", "@", "\u007F", "a", " ", "\n", "?", "\u00e9", "\uD83D\uDE00");
        for (int i = 0; i < 50_000; i++) {
            StringBuilder built = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                built.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = built.toString();
            assertThat(AnsiText.plain(text))
                    .as(text)
                    .isEqualTo(SEQUENCE.matcher(text).replaceAll(""));
            Matcher first = SEQUENCES.matcher(text);
            assertThat(skip(text)).as(text).isEqualTo(first.lookingAt() ? first.end() : 0);
        }
    }

    @Test
    void removesManySequencesOfALongText() {
        String text = (ESCAPE + "[31mred" + ESCAPE + "[0m ").repeat(50_000);
        assertThat(AnsiText.plain(text)).isEqualTo("red ".repeat(50_000));
        assertThat(AnsiText.plain(ESCAPE.repeat(100_000))).hasSize(100_000);
    }

    private static int skip(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return AnsiBytes.skip(bytes, 0, bytes.length);
    }
}
