package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is remembered from line to line, and what is forgotten. */
class ContinuationsStateTest {

    private static final String TIME = "2024-05-01T10:15:02.123456789Z ";

    @Test
    void wantsAFormat() {
        assertThatThrownBy(() -> new Continuations(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("format");
    }

    @ParameterizedTest
    @EnumSource
    void takesIndentedLinesWithTheEntryInEveryFormat(LineFormat format) {
        Continuations lines = new Continuations(format);
        assertThat(next(lines, "it failed")).isFalse();
        assertThat(next(lines, "    at com.acme.Shop.pay(Shop.java:42)")).isTrue();
        assertThat(next(lines, "\tat com.acme.Shop.pay(Shop.java:42)")).isTrue();
        assertThat(next(lines, "Caused by: x")).isTrue();
        assertThat(next(lines, "it works")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameAnswersAfterAReset(LineFormat format) {
        Continuations used = new Continuations(format);
        for (String line : List.of("panic: x", "", "goroutine 1 [running]:", "main.run()", TIME + "stdout P a")) {
            next(used, line);
        }
        used.reset();
        Continuations fresh = new Continuations(format);
        for (String line : List.of("it failed", "main.run()", "", TIME + "stdout F b", "  x", "ValueError: y")) {
            assertThat(next(used, line)).as("%s in %s", line, format).isEqualTo(next(fresh, line));
        }
    }

    @Test
    void takesAnEmptyLineWithTheEntryOnlyInsideATrace() {
        Continuations lines = new Continuations(LineFormat.TIME);
        assertThat(next(lines, "it failed")).isFalse();
        assertThat(next(lines, "")).isFalse();
        assertThat(next(lines, "panic: x")).isFalse();
        assertThat(next(lines, "")).isTrue();
        assertThat(next(lines, "goroutine 1 [running]:")).isTrue();
    }

    @Test
    void endsATraceOfPythonWithItsException() {
        Continuations lines = new Continuations(LineFormat.PYTHON);
        assertThat(next(lines, "ERROR:root:it failed")).isFalse();
        assertThat(next(lines, "Traceback (most recent call last):")).isTrue();
        assertThat(next(lines, "  File \"a.py\", line 1")).isTrue();
        assertThat(next(lines, "any name of an exception")).isTrue();
        assertThat(next(lines, "any other line")).isFalse();
    }

    @Test
    void takesABracketThatEndsAnObjectWithTheEntry() {
        Continuations lines = new Continuations(LineFormat.NODE);
        assertThat(next(lines, "it failed {")).isFalse();
        assertThat(next(lines, "  code: 5")).isTrue();
        for (String end : List.of("}", "},", "})", "]", ")", "\"")) {
            assertThat(next(lines, end)).as(end).isTrue();
        }
        assertThat(next(lines, "} it works")).isFalse();
        assertThat(next(lines, "{")).isFalse();
    }

    @Test
    void tellsWhereTheTextOfALineBegins() {
        Continuations lines = new Continuations(LineFormat.CRI);
        assertThat(next(lines, TIME + "stdout F it works")).isFalse();
        assertThat(lines.contentStart()).isEqualTo(1 + TIME.length() + 9);
        assertThat(next(lines, "\u001B[31mred")).isFalse();
        assertThat(lines.contentStart()).isEqualTo(6);
        assertThat(next(lines, "plain")).isFalse();
        assertThat(lines.contentStart()).isEqualTo(1);
    }

    @Test
    void joinsPiecesOfTheSameStreamOnly() {
        Continuations lines = new Continuations(LineFormat.CRI);
        assertThat(next(lines, TIME + "stdout P a")).isFalse();
        assertThat(lines.isJoined()).isFalse();
        assertThat(next(lines, TIME + "stdout P b")).isTrue();
        assertThat(lines.isJoined()).isTrue();
        assertThat(next(lines, TIME + "stdout F c")).isTrue();
        assertThat(lines.isJoined()).isTrue();
        assertThat(next(lines, TIME + "stdout F d")).isFalse();
        assertThat(next(lines, TIME + "stdout P e")).isFalse();
        assertThat(next(lines, TIME + "stderr F f")).isFalse();
        assertThat(lines.isJoined()).isFalse();
    }

    @Test
    void takesAnExceptionInAContainerForAMessageUnlessThereIsATime() {
        Continuations alone = Continuations.ofContainer();
        assertThat(next(alone, "it failed")).isFalse();
        assertThat(next(alone, "java.io.IOException: x")).isFalse();
        Continuations timed = Continuations.ofContainer();
        assertThat(next(timed, "10:15:02 it failed")).isFalse();
        assertThat(next(timed, "java.io.IOException: x")).isTrue();
    }

    @Test
    void neverReadsOutsideOfALine() {
        Random random = new Random(53);
        List<String> pieces = List.of(
                "Caused by: ",
                "\tat ",
                "x.rb:1:in `a'",
                "Error",
                "web-1 | ",
                TIME,
                "stdout P ",
                "Traceback",
                ")",
                "}",
                " ",
                "INFO",
                "WARN: ",
                "\u001B[31m",
                "\u001B[",
                "#1",
                "[10",
                ":",
                "\u00e9",
                "[pod/a] ");
        for (LineFormat format : LineFormat.values()) {
            Continuations whole = new Continuations(format);
            Continuations part = new Continuations(format);
            for (int i = 0; i < 300; i++) {
                StringBuilder line = new StringBuilder();
                for (int count = random.nextInt(5); count > 0; count--) {
                    line.append(pieces.get(random.nextInt(pieces.size())));
                }
                byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
                // The same line in the middle of another text.
                assertThat(next(part, line.toString()))
                        .as("%s in %s", line, format)
                        .isEqualTo(whole.next(bytes, 0, bytes.length));
                assertThat(part.contentStart())
                        .isEqualTo(whole.contentStart() + 1)
                        .isBetween(1, bytes.length + 1);
                assertThat(part.isOrphan()).isEqualTo(whole.isOrphan());
                assertThat(part.isJoined()).isEqualTo(whole.isJoined());
            }
        }
    }

    private static boolean next(Continuations lines, String line) {
        byte[] bytes = (")" + line + ")").getBytes(StandardCharsets.UTF_8);
        return lines.next(bytes, 1, bytes.length - 1);
    }
}
