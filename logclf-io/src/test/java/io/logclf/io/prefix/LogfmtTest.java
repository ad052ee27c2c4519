package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogfmtTest {

    @Test
    void readsThePairsInAnyOrder() {
        ParsedLine expected = new ParsedLine("10:15:02", Severity.ERROR, "cart", "it failed");
        List<String> pairs = List.of("time=10:15:02", "level=error", "component=cart", "msg=\"it failed\"");
        for (int first = 0; first < pairs.size(); first++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < pairs.size(); i++) {
                line.append(pairs.get((first + i) % pairs.size())).append(' ');
            }
            assertThat(parse(line.toString(), 0)).contains(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg", "message"})
    void knowsTheKeysOfTheMessage(String key) {
        assertThat(message("level=info " + key + "=\"it works\"")).isEqualTo("it works");
    }

    @ParameterizedTest
    @ValueSource(strings = {"level", "lvl", "severity"})
    void knowsTheKeysOfTheSeverity(String key) {
        assertThat(parse(key + "=warn msg=a").severity()).isEqualTo(Severity.WARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "ts", "timestamp", "t"})
    void knowsTheKeysOfTheTime(String key) {
        assertThat(parse(key + "=\"1 May 10:15\" msg=a").time()).isEqualTo("1 May 10:15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logger", "component", "caller", "source", "service", "app"})
    void knowsTheKeysOfTheSource(String key) {
        assertThat(parse(key + "=shop msg=a").source()).isEqualTo("shop");
    }

    @Test
    void takesTheFirstPairOfEachKind() {
        assertThat(parse("level=warn level=error msg=a msg=b time=1 ts=2 app=x logger=y"))
                .isEqualTo(new ParsedLine("1", Severity.WARN, "x", "a"));
    }

    @Test
    void takesTheFirstSeverityThatIsKnown() {
        assertThat(parse("level=odd severity=error msg=a").severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void takesTheFirstTextThatIsNotEmpty() {
        assertThat(parse("time= ts=2 app=\"\" logger=y msg=a"))
                .isEqualTo(new ParsedLine("2", Severity.UNKNOWN, "y", "a"));
        assertThat(message("msg= message=b")).isEmpty();
    }

    @Test
    void knowsKeysExactly() {
        assertThat(parse("Msg=a MSG=b msgs=c", 0)).isEmpty();
        assertThat(message("Msg=a msg=b")).isEqualTo("b");
        assertThat(message("a.msg=x msg=b")).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "msg=\"a \\\"b\\\" c\" | a \"b\" c",
                "msg=\"a\\\\b\"       | a\\b",
                "msg=\"a=b c=d\"      | a=b c=d",
                "msg=a=b              | a=b",
                "msg=a\"b             | a\"b",
                "msg=\"a\"b           | a",
                "msg=\"a\"\"b\"       | a",
                "msg=\"\\x\"          | x"
            })
    void readsQuotesAndBackslashes(String line, String message) {
        assertThat(message(line)).isEqualTo(message);
    }

    @Test
    void readsTheEscapesOfLineBreaksAndTabs() {
        assertThat(message("msg=\"a\\nb\\tc\\rd\"")).isEqualTo("a\nb\tc\rd");
        assertThat(message("msg=a\\nb")).isEqualTo("a\\nb");
    }

    @Test
    void readsALineThatWasCutOff() {
        assertThat(message("level=info msg=\"it wor")).isEqualTo("it wor");
        assertThat(message("level=info msg=\"")).isEmpty();
        assertThat(message("level=info msg=\"a\\")).isEqualTo("a\\");
        assertThat(message("level=info msg=")).isEmpty();
        assertThat(message("msg=a other=\"b\\")).isEqualTo("a");
        assertThat(message("msg=a other=\"b")).isEqualTo("a");
    }

    @Test
    void skipsWordsBetweenPairs() {
        assertThat(message("level=info some words, and = signs msg=a")).isEqualTo("a");
        assertThat(message("level=info =x ==y msg=a")).isEqualTo("a");
        assertThat(message("level=info \u00e9t\u00e9 msg=a")).isEqualTo("a");
    }

    @Test
    void skipsQuotedValuesWithPairsInThem() {
        assertThat(message("note=\"msg=b level=error\" msg=a")).isEqualTo("a");
        assertThat(parse("note=\"x \\\" level=error\" msg=a").severity()).isEqualTo(Severity.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "it works msg=a",
                "=a msg=b",
                "\"msg=a\"",
                "{msg=a}",
                "level=info",
                "a=b c=d",
                "\u00e9=1 msg=a",
                "msg",
                "msg: a"
            })
    void findsNoMessageInOtherLines(String line) {
        assertThat(parse(line, 0)).isEmpty();
    }

    @Test
    void beginsAtThePlaceItIsGiven() {
        assertThat(parse("10:15:02 level=info msg=a", 9)).contains(new ParsedLine("", Severity.INFO, "", "a"));
        assertThat(parse("msg=a", 5)).isEmpty();
    }

    @Test
    void keepsTextOfOtherScripts() {
        assertThat(message("msg=\"\u0448\u043e\u043f \uD83D\uDE00 \u65E5\u672C\" a=b"))
                .isEqualTo("\u0448\u043e\u043f \uD83D\uDE00 \u65E5\u672C");
        assertThat(message("msg=\u00fcber")).isEqualTo("\u00fcber");
        assertThat(message("msg=a\uD83D b=c")).isEqualTo("a\uD83D");
    }

    @Test
    void readsAVeryLongLine() {
        String words = "word ".repeat(100_000);
        assertThat(message("level=info " + words + "msg=a")).isEqualTo("a");
        assertThat(message("msg=\"" + words + "\"")).isEqualTo(words);
        assertThat(parse("a".repeat(1_000_000), 0)).isEmpty();
        assertThat(parse("a=b " + "=".repeat(100_000), 0)).isEmpty();
    }

    @Test
    void readsBackEveryMessageThatWasQuoted() {
        Random random = new Random(7);
        String alphabet = "ab \"\\=\n\t\r\u00e9\uD83D\uDE00{}";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder message = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                message.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String quoted = message.toString()
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\t", "\\t")
                    .replace("\r", "\\r");
            assertThat(parse("a=\"" + quoted + "\" level=error msg=\"" + quoted + "\" app=x"))
                    .isEqualTo(new ParsedLine("", Severity.ERROR, "x", message.toString()));
        }
    }

    private static String message(String line) {
        return parse(line).message();
    }

    private static ParsedLine parse(String line) {
        return parse(line, 0).orElseThrow();
    }

    private static Optional<ParsedLine> parse(String line, int start) {
        return Logfmt.parse(new Cursor(line), start);
    }
}
