package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelWordTest {

    private static final List<String> NAMES = List.of(
            "trace",
            "finest",
            "finer",
            "verbose",
            "silly",
            "trce",
            "debug",
            "fine",
            "config",
            "dbg",
            "dbug",
            "info",
            "information",
            "informational",
            "inf",
            "notice",
            "log",
            "warn",
            "warning",
            "wrn",
            "error",
            "err",
            "severe",
            "fail",
            "fatal",
            "critical",
            "crit",
            "alert",
            "emerg",
            "emergency",
            "panic",
            "ftl");

    @Test
    void knowsEveryNameOfASeverityInAnyCase() {
        for (String name : NAMES) {
            String upper = name.toUpperCase(Locale.ROOT);
            String title = upper.charAt(0) + name.substring(1);
            for (String word : List.of(name, upper, title)) {
                LevelWord level = LevelWord.at(word + " it works", 0);
                assertThat(level.end()).as(word).isEqualTo(word.length());
                assertThat(level.severity()).as(word).isEqualTo(Severity.of(name));
                assertThat(level.upper()).as(word).isEqualTo(word.equals(upper));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Note, INFO", "TRAC, TRACE", "DEBU, DEBUG", "ERRO, ERROR", "FATA, FATAL", "PANI, FATAL", "HTTP, INFO"})
    void knowsTheWordsOfSomePrograms(String word, Severity severity) {
        assertThat(LevelWord.at(word + ": x", 0)).isEqualTo(new LevelWord(4, !word.equals("Note"), severity));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http: TLS handshake error", "NOTE: read this", "note: read this", "erro x", "Fata x"})
    void knowsThemAsTheseWriteThemOnly(String text) {
        assertThat(LevelWord.at(text, 0)).isEqualTo(LevelWord.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void takesADigitBehindDebug(int digit) {
        assertThat(LevelWord.at("DEBUG" + digit + ": x", 0)).isEqualTo(new LevelWord(6, true, Severity.DEBUG));
        assertThat(LevelWord.at("debug" + digit, 0)).isEqualTo(new LevelWord(6, false, Severity.DEBUG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEBUG0", "DEBUG6", "DEBUG12", "DEBUG1a", "INFO1", "ERROR5 x", "WARN2:"})
    void takesNoOtherDigit(String text) {
        assertThat(LevelWord.at(text, 0)).isEqualTo(LevelWord.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFOS",
                "ERRORx",
                "Errors: 3",
                "warned",
                "INFORMATIONALS",
                "Failure",
                "in",
                "ER",
                "E",
                "",
                "ERROR_COUNT: 3",
                "INFORMATION_SCHEMA",
                "warn_",
                "Fatal_error",
                "LOG_LEVEL=x",
                "DEBUG_1",
                "DEBUG1_x"
            })
    void takesNoPartOfAWord(String text) {
        assertThat(LevelWord.at(text, 0)).isEqualTo(LevelWord.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00c9RROR", "\u0415RROR x", "\uFF25\uFF32\uFF32\uFF2F\uFF32", "\u9519\u8BEF", "1NFO", " INFO"})
    void takesNoOtherScript(String text) {
        assertThat(LevelWord.at(text, 0)).isEqualTo(LevelWord.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: x",
                "ERROR] x",
                "ERROR-x",
                "ERROR - x",
                "ERROR|x",
                "ERROR\tx",
                "ERROR.",
                "ERROR,",
                "ERROR(1)"
            })
    void endsWhereTheWordDoes(String text) {
        assertThat(LevelWord.at(text, 0)).isEqualTo(new LevelWord(5, true, Severity.ERROR));
    }

    @Test
    void looksAtThePlaceItIsGiven() {
        assertThat(LevelWord.at("[ERROR] x", 1)).isEqualTo(new LevelWord(6, true, Severity.ERROR));
        assertThat(LevelWord.at("[ERROR] x", 0)).isEqualTo(LevelWord.NONE);
        assertThat(LevelWord.at("ERROR", 5)).isEqualTo(LevelWord.NONE);
        assertThat(LevelWord.at("ERROR", 9)).isEqualTo(LevelWord.NONE);
    }

    @Test
    void agreesWithARegularExpression() {
        Pattern word = Pattern.compile("([A-Za-z]{3,13})([1-5]?)(?![A-Za-z0-9_])");
        Random random = new Random(11);
        int found = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = text(random);
            Matcher matcher = word.matcher(text);
            Severity severity = matcher.lookingAt() ? Severity.of(matcher.group(1)) : Severity.UNKNOWN;
            boolean known = severity != Severity.UNKNOWN && (matcher.group(2).isEmpty() || severity == Severity.DEBUG);
            LevelWord level = LevelWord.at(text, 0);
            assertThat(level.severity()).as(text).isEqualTo(known ? severity : Severity.UNKNOWN);
            assertThat(level.end()).as(text).isEqualTo(known ? matcher.end() : -1);
            found += known ? 1 : 0;
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static String text(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String cased = random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name;
        String cut = random.nextInt(4) == 0 ? cased.substring(random.nextInt(cased.length())) : cased;
        List<String> rests =
                List.of("", " x", ":", "]", "1", "5 ", "6", "0", "12", "x", "\u00e9", "s: 3", "_", "1_", "-");
        return cut + rests.get(random.nextInt(rests.size()));
    }
}
