package io.logclf.appender;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LoggedEntryTest {

    @Test
    void theRootCauseIsTheSecondLine() {
        assertThat(LoggedEntry.of("shop", "Cannot copy", "error", "Caused by: java.io.IOException: closed"))
                .isEqualTo(new LogEntry("shop", "Cannot copy\nCaused by: java.io.IOException: closed", Severity.ERROR));
    }

    @Test
    void withoutAnExceptionTheMessageStaysAsItIs() {
        assertThat(LoggedEntry.of("", "Cannot copy", "nonsense", ""))
                .isEqualTo(new LogEntry("", "Cannot copy", Severity.UNKNOWN));
    }

    @Test
    void anExceptionWithoutACauseIsItsOwnRoot() {
        assertThat(LoggedEntry.lastCause(new IOException("closed"))).isEqualTo("java.io.IOException: closed");
        assertThat(LoggedEntry.lastCause(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void theLastOfSeveralCausesCounts() {
        Exception thrown =
                new IllegalStateException("outer", new RuntimeException("middle", new IOException("closed")));
        assertThat(LoggedEntry.lastCause(thrown)).isEqualTo("Caused by: java.io.IOException: closed");
    }

    @Test
    void causesInACircleComeToAnEnd() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);
        assertThat(LoggedEntry.lastCause(first)).contains("IllegalStateException: ");
    }
}
