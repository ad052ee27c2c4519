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
    void readsAllPropertiesOfPowerShellWithTheMessageFirst() throws IOException {
        String events = """

                Message          : The driver detected
                                   a controller error.

                                   See the details.
                Id               : 11
                Level            : 2
                ProviderName     : disk
                TimeCreated      : 3/1/2024 10:15:02 AM
                LevelDisplayName : Error

                Message          : The service: started.
                Id               : 7036
                Level            : 4
                ProviderName     : spooler
                LevelDisplayName :

                """;
        try (LogReader reader = Logs.reader(LogFormat.AUTO, events)) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows.get(1).time()).isEqualTo("3/1/2024 10:15:02 AM");
            assertThat(rows.stream().flatMap(row -> row.entry().stream()))
                    .containsExactly(
                            new LogEntry("disk", "The driver detected a controller error.", Severity.ERROR),
                            new LogEntry("spooler", "The service: started.", Severity.INFO));
        }
    }

    @Test
    void readsWhatGetEventLogLists() throws IOException {
        String events = """
                Index         : 88
                EntryType     : Warning
                InstanceId    : 1014
                Message       : Name resolution timed out:
                                no server.
                Source        : DNS
                TimeGenerated : 3/1/2024 10:15:02 AM

                Index         : 89
                EntryType     : Error
                InstanceId    : 11
                Message       : Disk is full.
                Source        : disk
                """;
        try (LogReader reader = Logs.reader(LogFormat.AUTO, events)) {
            assertThat(Logs.entries(reader))
                    .containsExactly(
                            new LogEntry("DNS", "Name resolution timed out: no server.", Severity.WARN),
                            new LogEntry("disk", "Disk is full.", Severity.ERROR));
        }
        assertThat(Logs.labelled(LogFormat.AUTO, events, false)).isEqualTo(events.replace("Index ", "Failure\tIndex "));
    }

    @Test
    void takesNoOtherListForEvents() throws IOException {
        String list = "Name    : shop\nMessage : hello\nSource  : kim\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, list)) {
            assertThat(reader.description()).isEmpty();
        }
    }

    @Test
    void leavesAnEventWithoutADescriptionAlone() throws IOException {
        String event = "Event[0]\n  Source: disk\n";
        assertThat(Logs.labelled(LogFormat.AUTO, event, false)).isEqualTo(event);
    }
}
