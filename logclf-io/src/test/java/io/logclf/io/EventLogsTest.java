package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public definition: learn.microsoft.com, wevtutil ({@code /f:text}), the Event Viewer and PowerShell's Get-WinEvent. */
class EventLogsTest {

    private static final String WEVTUTIL = """
            Event[0]:
              Log Name: Application
              Source: Shop Service
              Date: 2024-03-01T10:15:02.123
              Event ID: 7
              Level: Error
              Computer: HOST1
              Description:\s
            The order failed: no stock.

            Subject:
            \tAccount: kim

            Event[1]:
              Log Name: Application
              Source: Shop Service
              Level: Information
              Description:\s
            The order was sent.
            """.replace("\n", "\r\n");

    @Test
    void makesARowOfEachEventOfWevtutil() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, WEVTUTIL)) {
            assertThat(reader.description()).hasValue("Windows events; time, severity, provider");
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows).extracting(LogRow::line).containsExactly(1L, 14L);
            assertThat(rows.get(0).time()).isEqualTo("2024-03-01T10:15:02.123");
            assertThat(rows.stream().flatMap(row -> row.entry().stream()))
                    .containsExactly(
                            new LogEntry("Shop Service", "The order failed: no stock.", Severity.ERROR),
                            new LogEntry("Shop Service", "The order was sent.", Severity.INFO));
        }
    }

    @Test
    void keepsEveryByte() throws IOException {
        assertThat(Logs.labelled(LogFormat.AUTO, WEVTUTIL, false))
                .isEqualTo(WEVTUTIL.replace("Event[", "Failure\tEvent["));
    }

    @Test
    void readsWhatTheEventViewerCopies() throws IOException {
        String event = """
                Log Name:      System
                Source:        disk
                Date:          3/1/2024 10:15:02 AM
                Event ID:      11
                Level:         Warning
                Description:
                The driver detected
                a controller error.
                Event Xml:
                <Event/>
                """;
        try (LogReader reader = Logs.reader(LogFormat.AUTO, event + event)) {
            assertThat(Logs.entries(reader))
                    .hasSize(2)
                    .containsOnly(new LogEntry("disk", "The driver detected a controller error.", Severity.WARN));
        }
    }

    @Test
    void readsThePropertiesOfPowerShell() throws IOException {
        String event = """

                TimeCreated  : 3/1/2024 10:15:02 AM
                ProviderName : disk
                Id           : 11
                Message      : The driver detected
                               a controller error.

                """;
        try (LogReader reader = Logs.reader(LogFormat.AUTO, event + event)) {
            assertThat(Logs.entries(reader))
                    .hasSize(2)
                    .containsOnly(LogEntry.of("disk", "The driver detected a controller error."));
        }
    }

    @Test
    void leavesAnEventWithoutADescriptionAlone() throws IOException {
        String event = "Event[0]\n  Source: disk\n";
        assertThat(Logs.labelled(LogFormat.AUTO, event, false)).isEqualTo(event);
    }
}
