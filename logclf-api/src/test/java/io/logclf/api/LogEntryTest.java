package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class LogEntryTest {

    @Test
    void sourceAndMessageMayBeEmpty() {
        LogEntry entry = LogEntry.of("", "");

        assertThat(entry.source()).isEmpty();
        assertThat(entry.message()).isEmpty();
    }

    @Test
    void textIsKeptAsItIs() {
        String odd = " lone \ud83d and\r\n\u0000 ";

        assertThat(LogEntry.of(odd, odd)).isEqualTo(LogEntry.of(odd, odd));
        assertThat(LogEntry.of("CRM", odd).message()).isEqualTo(odd);
    }

    @Test
    void sourceIsComparedExactly() {
        assertThat(LogEntry.of("CRM", "text")).isNotEqualTo(LogEntry.of("crm", "text"));
    }

    @Test
    void onlyTheMessageIsNeeded() {
        assertThat(LogEntry.of("text")).isEqualTo(new LogEntry("", "text", Severity.UNKNOWN));
        assertThat(LogEntry.of("CRM", "text")).isEqualTo(new LogEntry("CRM", "text", Severity.UNKNOWN));
    }

    @Test
    void severityIsPartOfTheEntry() {
        assertThat(new LogEntry("CRM", "text", Severity.ERROR)).isNotEqualTo(LogEntry.of("CRM", "text"));
        assertThatNullPointerException()
                .isThrownBy(() -> new LogEntry("CRM", "text", null))
                .withMessage("severity");
    }

    @Test
    void refusesANullSource() {
        assertThatNullPointerException()
                .isThrownBy(() -> LogEntry.of(null, "text"))
                .withMessage("source");
    }

    @Test
    void refusesANullMessage() {
        assertThatNullPointerException()
                .isThrownBy(() -> LogEntry.of("CRM", null))
                .withMessage("message");
    }
}
