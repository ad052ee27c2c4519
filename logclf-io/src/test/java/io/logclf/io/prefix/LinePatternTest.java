package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pattern language, block by block. */
class LinePatternTest {

    @Test
    void takesTheRestOfTheLineForTheMessage() {
        assertThat(parse("{time} {level} {name} - ", "10:15:02 INFO c.e.Shop - it works"))
                .contains(new ParsedLine("10:15:02", Severity.INFO, "c.e.Shop", "it works"));
    }

    @Test
    void takesTheMessageThatIsNamed() {
        assertThat(message("\"{message}\" {digits}", "\"GET /\" 200 x")).isEqualTo("GET /");
        assertThat(message("{message}|", "a\\|b|c")).isEqualTo("a\\|b");
    }

    @Test
    void putsKeptTextBeforeTheMessage() {
        assertThat(message("type={kept} msg:~", "type=LOGIN msg: it works")).isEqualTo("LOGIN it works");
        assertThat(message("type={kept} msg:~", "type= msg:")).isEqualTo(" ");
    }

    @Test
    void wantsOneBlankAtLeastForABlank() {
        assertThat(message("a b", "a b")).isEmpty();
        assertThat(message("a b", "a \t  b!")).isEqualTo("!");
        assertThat(parse("a b", "ab")).isEmpty();
        // A message may be empty, and its blank be lost.
        assertThat(message("a ", "a")).isEmpty();
    }

    @Test
    void takesNoBlankForATilde() {
        assertThat(message("a~b", "ab")).isEmpty();
        assertThat(message("a~b", "a   bc")).isEqualTo("c");
    }

    @Test
    void endsWithTheLineAtACaret() {
        assertThat(message("a^", "a")).isEmpty();
        assertThat(parse("a^", "a ")).isEmpty();
    }

    @Test
    void letsAGroupBeAbsent() {
        assertThat(parse("?([{text}] ){level}: ", "[main] INFO: a")
                        .orElseThrow()
                        .message())
                .isEqualTo("a");
        assertThat(parse("?([{text}] ){level}: ", "INFO: a").orElseThrow().message())
                .isEqualTo("a");
        assertThat(parse("?([{text}] ){level}: ", "[main INFO: a")).isEmpty();
    }

    @Test
    void forgetsWhatAnAbsentGroupHasFound() {
        ParsedLine line = parse("?({level} {name}: )?({word} )", "ERROR shop x").orElseThrow();
        assertThat(line).isEqualTo(new ParsedLine("", Severity.UNKNOWN, "", "shop x"));
    }

    @Test
    void forgetsWhatAnotherPatternHasFound() {
        Cursor cursor = new Cursor("10:15:02 ERROR shop it failed");
        assertThat(LinePattern.of("{time} {level} {name} - ").parse(cursor, 0)).isEmpty();
        assertThat(LinePattern.of("{time} ").parse(cursor, 0))
                .contains(new ParsedLine("10:15:02", Severity.UNKNOWN, "", "ERROR shop it failed"));
    }

    @Test
    void beginsAtThePlaceItIsGiven() {
        Cursor cursor = new Cursor("xx INFO: a");
        assertThat(LinePattern.of("{level}: ").parse(cursor, 3)).isPresent();
        assertThat(LinePattern.of("{level}: ").parse(cursor, 0)).isEmpty();
        assertThat(LinePattern.of("{level}: ").parse(cursor, 10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"<0>, FATAL", "<34>, FATAL", "<165>, INFO", "<191>, DEBUG", "<11>, ERROR", "<12>, WARN"})
    void readsThePriorityOfSyslog(String text, Severity severity) {
        assertThat(severity("{pri}", text + "a")).contains(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<>", "<a>", "<1", "<1234>", "<-1>", "34>", "< 34>"})
    void takesNothingElseForAPriority(String text) {
        assertThat(parse("{pri}", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, INFO", "302, INFO", "404, WARN", "499, WARN", "500, ERROR", "503, ERROR", "101, INFO"})
    void readsAStatusOfHttp(String text, Severity severity) {
        assertThat(severity("{status} ", text + " a")).contains(severity);
        assertThat(severity("{status} ", text + "0 a")).isEmpty();
        assertThat(severity("{status} ", "x" + text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"., DEBUG", "-, DEBUG", "*, INFO", "'#', WARN"})
    void readsTheSignsOfRedis(String text, Severity severity) {
        assertThat(severity("{sign} ", text + " a")).contains(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "0, INFO",
        "3, INFO",
        "4, WARN",
        "6, WARN",
        "7, ERROR",
        "8, ERROR",
        "9, FATAL",
        "10, FATAL",
        "Low, INFO",
        "Medium, WARN",
        "High, ERROR",
        "Very-High, FATAL",
        "11, UNKNOWN",
        "odd, UNKNOWN"
    })
    void readsTheImportanceOfAnEvent(String text, Severity severity) {
        assertThat(severity("{importance}|", text + "|a")).contains(severity);
    }

    @ParameterizedTest
    @CsvSource({"I, INFO", "W, WARN", "E, ERROR", "F, FATAL", "D, DEBUG", "V, TRACE"})
    void readsTheLetterOfALevel(String text, Severity severity) {
        assertThat(severity("{letter}:", text + ":a")).contains(severity);
        assertThat(severity("{letter}:", "X:a")).isEmpty();
        assertThat(severity("{letter}:", "")).isEmpty();
    }

    @Test
    void tellsLevelsInCapitalsFromOthers() {
        assertThat(severity("{level}:", "Error:")).contains(Severity.ERROR);
        assertThat(severity("{LEVEL}:", "Error:")).isEmpty();
        assertThat(severity("{LEVEL}:", "ERROR:")).contains(Severity.ERROR);
        assertThat(severity("{lower}:", "ERROR:")).isEmpty();
        assertThat(severity("{lower}:", "error:")).contains(Severity.ERROR);
    }

    @Test
    void takesBracketsInsideOfBrackets() {
        assertThat(message("[{text}] ", "[pool[3]] a")).isEqualTo("a");
        assertThat(message("[{text}] ", "[] a")).isEqualTo("a");
        assertThat(parse("[{text}] ", "[pool[3] a")).isEmpty();
    }

    @Test
    void looksNotFarForTheEndOfABracket() {
        assertThat(parse("[{text}] ", "[" + "x".repeat(511) + "] a")).isPresent();
        assertThat(parse("[{text}] ", "[" + "x".repeat(512) + "] a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a", "[x@1 a=\"b\"] a", "[x a=\"]\"] a", "[x a=\"\\\"]\"] a", "[x][y z=\"1\"] a", "[] a"})
    void goesOverStructuredData(String text) {
        assertThat(message("{data} ", text)).isEqualTo("a");
    }

    @Test
    void goesOverStructuredDataThatIsCutOff() {
        assertThat(message("{data} ", "[x a=\"b")).isEmpty();
        assertThat(message("{data} ", "[x a=\"b\\")).isEmpty();
        assertThat(message("{data} ", "[")).isEmpty();
        assertThat(parse("{data} ", "x")).isEmpty();
    }

    @Test
    void takesAHyphenForAMissingSource() {
        assertThat(parse("{host} {program}: ", "web1 -: a").orElseThrow().source())
                .isEqualTo("web1");
        assertThat(parse("{host} {program}: ", "- -: a").orElseThrow().source()).isEmpty();
        assertThat(parse("{host} {program}: ", "web1 su: a").orElseThrow().source())
                .isEqualTo("su");
    }

    @Test
    void takesNoProgramForAHost() {
        assertThat(parse("{host} {program}: ", "su: x: a")).isEmpty();
    }

    @Test
    void goesOverSeparatorsOfEvents() {
        for (String separator : new String[] {"^", "x09", "0x09", "0xA", "0x20AC"}) {
            assertThat(message("{separator}|", separator + "|a")).as(separator).isEqualTo("a");
        }
        for (String separator : new String[] {"", "ab", "0x", "0x12345", "x0G"}) {
            assertThat(parse("{separator}|", separator + "|a")).as(separator).isEmpty();
        }
    }

    @Test
    void takesMonthAndDayInDigits() {
        assertThat(message("{day} ", "0501 a")).isEqualTo("a");
        assertThat(message("{day} ", "20240501 a")).isEqualTo("a");
        assertThat(parse("{day} ", "05 a")).isEmpty();
        assertThat(parse("{day} ", "240501 a")).isEmpty();
        assertThat(parse("{day} ", "202405011 a")).isEmpty();
    }

    @Test
    void takesAnEscapedSignForItself() {
        assertThat(message("\\{a\\)\\?", "{a)?b")).isEqualTo("b");
        assertThat(parse("\\{a", "xa")).isEmpty();
    }

    @Test
    void refusesABlockThatDoesNotExist() {
        assertThatThrownBy(() -> LinePattern.of("{time} {odd} "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no block is called odd");
    }

    private static Optional<ParsedLine> parse(String pattern, String line) {
        return LinePattern.of(pattern).parse(new Cursor(line), 0);
    }

    private static String message(String pattern, String line) {
        return parse(pattern, line).orElseThrow().message();
    }

    private static Optional<Severity> severity(String pattern, String line) {
        return parse(pattern, line).map(ParsedLine::severity);
    }
}
