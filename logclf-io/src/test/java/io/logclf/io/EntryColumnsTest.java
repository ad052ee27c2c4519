package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
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
    void takesTheUsualNamesWhereTheStandardOnesAreAbsent() throws IOException {
        try (CsvReader reader = Tables.reader("Level,level,logger,msg,message\nx,warn,Shop,a,b\n")) {
            assertThat(EntryColumns.of(reader).entry(reader.read().orElseThrow()))
                    .isEqualTo(new LogEntry("Shop", "b", Severity.WARN));
        }
        try (CsvReader reader = Tables.reader("message,source,log_message\na,A,b\n")) {
            assertThat(EntryColumns.of(reader).entry(reader.read().orElseThrow()))
                    .isEqualTo(LogEntry.of("A", "b"));
        }
    }

    @Test
    void needsNoSource() throws IOException {
        try (CsvReader reader = Tables.reader("log_message\nstarted\n")) {
            assertThat(EntryColumns.of(reader).entry(reader.read().orElseThrow()))
                    .isEqualTo(LogEntry.of("", "started"));
        }
    }

    @Test
    void saysWhichColumnIsMissing() throws IOException {
        try (CsvReader reader = Tables.reader("source,note\n")) {
            assertThatThrownBy(() -> EntryColumns.of(reader))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "logs.csv: has no column 'log_message'; it has 'source', 'note'; name the right message column");
        }
    }
}
