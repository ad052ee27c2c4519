package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class LogEntryTest {

    @Test
    void sourceAndMessageMayBeEmpty() {
        LogEntry entry = new LogEntry("", "");

        assertThat(entry.source()).isEmpty();
        assertThat(entry.message()).isEmpty();
    }

    @Test
    void textIsKeptAsItIs() {
        String odd = " lone \ud83d and\r\n\u0000 ";

        assertThat(new LogEntry(odd, odd)).isEqualTo(new LogEntry(odd, odd));
        assertThat(new LogEntry("CRM", odd).message()).isEqualTo(odd);
    }

    @Test
    void sourceIsComparedExactly() {
        assertThat(new LogEntry("CRM", "text")).isNotEqualTo(new LogEntry("crm", "text"));
    }

    @Test
    void refusesANullSource() {
        assertThatNullPointerException()
                .isThrownBy(() -> new LogEntry(null, "text"))
                .withMessage("source");
    }

    @Test
    void refusesANullMessage() {
        assertThatNullPointerException()
                .isThrownBy(() -> new LogEntry("CRM", null))
                .withMessage("message");
    }
}
