package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EntryColumnsTest {

    @Test
    void findsItsColumnsInAnyOrder() throws IOException {
        try (CsvReader reader = Tables.reader("time,log_message,host,source\n9:00,started,h1,A\n9:01\n\n")) {
            EntryColumns columns = EntryColumns.of(reader);
            assertThat(columns.entry(reader.read().orElseThrow())).isEqualTo(LogEntry.of("A", "started"));
            assertThat(columns.entry(reader.read().orElseThrow())).isEqualTo(LogEntry.of("", ""));
            assertThat(columns.entry(reader.read().orElseThrow())).isEqualTo(LogEntry.of("", ""));
        }
    }

    @Test
    void takesOtherNames() throws IOException {
        try (CsvReader reader = Tables.reader("app,text\nA,started\n")) {
            EntryColumns columns = EntryColumns.of(reader, "app", "text");
            assertThat(columns.entry(reader.read().orElseThrow())).isEqualTo(LogEntry.of("A", "started"));
        }
    }

    @Test
    void saysWhichColumnIsMissing() throws IOException {
        try (CsvReader reader = Tables.reader("source,message\n")) {
            assertThatThrownBy(() -> EntryColumns.of(reader))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "logs.csv: has no column 'log_message'; it has 'source', 'message'; name the right message column");
        }
    }
}
