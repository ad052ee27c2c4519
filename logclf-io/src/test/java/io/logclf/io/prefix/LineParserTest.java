package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {

    @Test
    void tellsWhatItTakes() {
        assertThat(describe("2024-03-01T10:15:02.123Z  INFO 1 --- [main] c.e.Shop : it works"))
                .isEqualTo("Spring Boot log; time, severity, logger");
        assertThat(describe("Mar  1 10:15:02 shop1 sshd[12]: it works")).isEqualTo("syslog; time, program");
        assertThat(describe("[ERROR] it failed")).isEqualTo("log; severity");
        assertThat(LineParser.of(LineFormat.REDIS).description()).isEqualTo("Redis log");
    }

    @Test
    void readsEachLineOfAMixedFileInItsOwnFormat() {
        List<String> lines = List.of(
                "2024-03-01T10:15:02.123Z  INFO 1 --- [main] c.e.Shop : a",
                "2024/03/01 10:15:02 [error] 12#34: *56 b",
                "I0301 10:15:02.123456   12345 controller.go:123] c",
                "Mar  1 10:15:02 shop1 sshd[12]: d");
        LineParser parser = LineParser.detect(lines).orElseThrow();
        assertThat(lines.stream().map(line -> parser.parse(line).orElseThrow().message()))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void readsWhatOtherProgramsWriteBehindTheSameWrapper() {
        String wrapper = "2024-03-01T10:15:02.123456789Z stdout F ";
        String usual = wrapper + "2024-03-01 10:15:02,123 INFO  [main] c.e.Orders - shipped";
        LineParser parser = LineParser.detect(Collections.nCopies(9, usual)).orElseThrow();
        for (String line : List.of(
                usual,
                wrapper + "2024-03-01T10:15:02.224Z  INFO 1 --- [shop] [main] c.e.Orders : shipped",
                wrapper + "2024-03-01 10:15:02,123 - c.e.Orders - INFO - shipped",
                wrapper + "time=2024-03-01T10:15:02Z level=INFO logger=c.e.Orders msg=shipped",
                wrapper + "INFO:c.e.Orders:shipped")) {
            ParsedLine parsed = parser.parse(line).orElseThrow();
            assertThat(List.of(parsed.severity(), parsed.source(), parsed.message()))
                    .as(line)
                    .containsExactly(Severity.INFO, "c.e.Orders", "shipped");
        }
    }

    @Test
    void takesOffWhatItKnowsOfAPrefixThatIsUnknownInPart() {
        LineParser parser = LineParser.of(LineFormat.SPRING_BOOT);
        assertThat(parser.parse("2024-03-01T10:15:02.123Z  WARN 1 -- main: odd"))
                .hasValue(new ParsedLine("2024-03-01T10:15:02.123Z", Severity.WARN, "", "1 -- main: odd"));
    }

    @Test
    void leavesALineWithoutAPrefix() {
        assertThat(LineParser.of(LineFormat.LOGBACK).parse("it works: 10:15:02"))
                .isEmpty();
        assertThat(LineParser.of(LineFormat.LOGBACK).parse("")).isEmpty();
    }

    @Test
    void doesNotTakeALevelInAFileOfTimesForPartOfTheMessage() {
        List<String> lines = new ArrayList<>(Collections.nCopies(9, "2024-03-01 10:15:02 it works"));
        lines.add("2024-03-01 10:15:02 ERROR it failed");
        LineParser parser = LineParser.detect(lines).orElseThrow();
        assertThat(parser.format()).isEqualTo(LineFormat.TIME);
        assertThat(parser.parse(lines.get(9)).orElseThrow().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void doesNotTakeAClassInTheMessageForALoggerWhereFewLinesHaveOne() {
        List<String> lines = new ArrayList<>(Collections.nCopies(9, "2024-03-01 10:15:02 INFO it works"));
        lines.add("2024-03-01 10:15:02 ERROR HttpServer: it failed");
        LineParser parser = LineParser.detect(lines).orElseThrow();
        assertThat(parser.parse(lines.get(9)).orElseThrow().message()).isEqualTo("HttpServer: it failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-01 10:15:02 -12 degrees in the hall",
                "2024-03-01 10:15:02 User kim: logged in",
                "2024-03-01 10:15:02 [kim] joined the room",
                "2024-03-01 10:15:02 informed kim",
                "2024-03-01 10:15:02 404 for /x",
            })
    void neverCutsAMessageThatLooksLikeAPrefix(String line) {
        LineParser parser = LineParser.detect(Collections.nCopies(3, line)).orElseThrow();
        assertThat(parser.parse(line).orElseThrow().message()).isEqualTo(line.substring(20));
    }

    @Test
    void isLinearInTheLine() {
        String blanks = " ".repeat(1 << 20);
        String brackets = "[".repeat(1 << 20);
        String pairs = "a=1 ".repeat(1 << 18);
        for (String line : List.of(blanks, brackets, pairs, "2024-03-01 10:15:02 " + brackets, "\u001B[" + blanks)) {
            assertThat(LineParser.of(LineFormat.LOGBACK).parse(line)).satisfies(parsed -> {});
        }
    }

    private static String describe(String line) {
        return LineParser.detect(List.of(line)).orElseThrow().description();
    }
}
