package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Severity;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeveritiesTest {

    @ParameterizedTest
    @CsvSource({
        "0, FATAL",
        "1, FATAL",
        "2, FATAL",
        "3, ERROR",
        "4, WARN",
        "5, INFO",
        "6, INFO",
        "7, DEBUG",
        "10, TRACE",
        "20, DEBUG",
        "30, INFO",
        "40, WARN",
        "50, ERROR",
        "60, FATAL",
        "E, ERROR",
        "W, WARN",
        "I, INFO",
        "F, FATAL",
        "D, DEBUG",
        "D1, DEBUG",
        "D5, DEBUG",
        "T, TRACE",
        "C, FATAL",
        "warning, WARN",
        "Error, ERROR",
        "SEVERE, ERROR"
    })
    void knowsNamesAndNumbersAndLetters(String text, Severity severity) {
        assertThat(Severities.of(text)).isEqualTo(severity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "8", "9", "11", "35", "70", "100", "999", "1000", "-1", "+3", "3.0", " 3", "X", "e", "odd", "DB",
                "D_", "D:", "d1", "E1", "\u0663", "\uFF13"
            })
    void takesWhatIsStrangeForUnknown(String text) {
        assertThat(Severities.of(text)).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void knowsFourNumbersOfOpenTelemetryForEachSeverity() {
        Severity[] scale = {Severity.TRACE, Severity.DEBUG, Severity.INFO, Severity.WARN, Severity.ERROR, Severity.FATAL
        };
        IntStream.rangeClosed(1, 24)
                .forEach(number -> assertThat(Severities.ofOpenTelemetry(String.valueOf(number)))
                        .as("%s", number)
                        .isEqualTo(scale[(number - 1) / 4]));
        assertThat(Severities.ofOpenTelemetry("0")).isEqualTo(Severity.UNKNOWN);
        assertThat(Severities.ofOpenTelemetry("25")).isEqualTo(Severity.UNKNOWN);
        assertThat(Severities.ofOpenTelemetry("SEVERITY_NUMBER_WARN")).isEqualTo(Severity.WARN);
        assertThat(Severities.ofOpenTelemetry("SEVERITY_NUMBER_UNSPECIFIED")).isEqualTo(Severity.UNKNOWN);
        assertThat(Severities.ofOpenTelemetry("")).isEqualTo(Severity.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "9, UNKNOWN",
        "10, DEBUG",
        "19, DEBUG",
        "20, INFO",
        "25, INFO",
        "30, WARN",
        "40, ERROR",
        "49, ERROR",
        "50, FATAL",
        "59, FATAL",
        "60, UNKNOWN",
        "DEBUG, UNKNOWN",
        "'', UNKNOWN"
    })
    void countsANumberOfPythonAsTheNextLowerStep(String text, Severity severity) {
        assertThat(Severities.ofPython(text)).isEqualTo(severity);
    }

    @Test
    void takesNoSyslogNumberBeyondTheScale() {
        assertThat(Severities.ofSyslog(8)).isEqualTo(Severity.UNKNOWN);
        assertThat(Severities.ofSyslog(-1)).isEqualTo(Severity.UNKNOWN);
    }
}
