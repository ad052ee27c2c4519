package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public definition: learn.microsoft.com, "Save All Events As" of the Event Viewer. */
class EventTableTest {

    private static final String EVENTS = """
            Level,Date and Time,Source,Event ID,Task Category
            Error,3/1/2024 10:15:02 AM,disk,11,None,"The driver detected a controller error.

            It is, perhaps, the cable."
            Information,3/1/2024 10:15:03 AM,Spooler,7036,(3),The service was started.
            """.replace("\n", "\r\n");

    @Test
    void takesTheCellBehindTheHeaderForTheMessage() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.AUTO, EVENTS)) {
            List<LogRow> rows = Logs.rest(reader);
            assertThat(rows).extracting(LogRow::time).containsExactly("3/1/2024 10:15:02 AM", "3/1/2024 10:15:03 AM");
            assertThat(rows.get(0).entry().orElseThrow().message())
                    .startsWith("The driver detected")
                    .endsWith("cable.");
            assertThat(rows.get(1).entry())
                    .hasValue(new LogEntry("Spooler", "The service was started.", Severity.INFO));
            assertThat(reader.remarks()).isEmpty();
            assertThat(reader.description().orElseThrow()).contains("Event Viewer");
        }
    }

    @Test
    void keepsAllCellsBesideTheLabel() throws IOException {
        assertThat(Logs.labelled(LogFormat.AUTO, EVENTS, false))
                .startsWith("Level,Date and Time,Source,Event ID,Task Category,target_label\r\n")
                .contains("\r\nInformation,3/1/2024 10:15:03 AM,Spooler,7036,(3),Failure,The service was started.\r\n");
    }

    @Test
    void readsTabsAsWell() throws IOException {
        String tabs = "Keywords\tDate and Time\tSource\tEvent ID\tTask Category\n"
                + "Audit Failure\t3/1/2024 10:15:02 AM\tSecurity\t4625\tLogon\tAn account failed to log on.\n";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, tabs)) {
            assertThat(Logs.entries(reader)).containsExactly(LogEntry.of("Security", "An account failed to log on."));
        }
    }
}
