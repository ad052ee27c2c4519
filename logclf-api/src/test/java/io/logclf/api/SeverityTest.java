package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SeverityTest {

    @ParameterizedTest
    @EnumSource(Severity.class)
    void everyNameMeansItselfInAnyCase(Severity severity) {
        assertThat(Severity.of(severity.name())).isEqualTo(severity);
        assertThat(Severity.of(severity.name().toLowerCase(Locale.ROOT))).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "warning, WARN", "Information, INFO", "NOTICE, INFO", "err, ERROR", "SEVERE, ERROR", "crit, FATAL",
        "emerg, FATAL", "alert, FATAL", "FINE, DEBUG", "finest, TRACE", "' error ', ERROR", "fail, ERROR"
    })
    void synonymsOfLoggingLibrariesAndSyslogAreKnown(String name, Severity severity) {
        assertThat(Severity.of(name)).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"''", "3", "errors", "no error", "nonsense"})
    void otherNamesAreUnknown(String name) {
        assertThat(Severity.of(name)).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void moreSeriousComesLater() {
        assertThat(Severity.TRACE).isLessThan(Severity.DEBUG);
        assertThat(Severity.WARN).isLessThan(Severity.ERROR);
        assertThat(Severity.ERROR).isLessThan(Severity.FATAL);
    }
}
