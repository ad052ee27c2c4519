package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private final RecordReader auto = RecordReader.of(LogFormat.AUTO);

    @Test
    void anObjectIsItsFields() {
        LogRecord record =
                auto.read("{\"level\": \"warn\", \"service\": \"shop\", \"msg\": \"cart is slow\", \"ts\": \"10:15\"}");
        assertThat(record.entry()).isEqualTo(new LogEntry("shop", "cart is slow", Severity.WARN));
        assertThat(record.time()).isEqualTo("10:15");
        assertThat(record.format()).isEqualTo("JSON lines; message 'msg', severity 'level', source 'service'");
    }

    @Test
    void anObjectMayHaveManyLines() {
        assertThat(auto.read("\n{\n  \"message\": \"up\",\n  \"n\": [1]\n}\n").entry())
                .isEqualTo(LogEntry.of("up"));
    }

    @Test
    void anObjectWithoutAMessageIsAMessageItself() {
        LogRecord record = auto.read("{\"a\": 1}");
        assertThat(record.entry()).isEqualTo(LogEntry.of("{\"a\": 1}"));
        assertThat(record.format()).isEmpty();
    }

    @Test
    void textIsWhatStandsBehindItsPrefix() {
        LogRecord record = auto.read("2024-03-01 10:15:02.123 [main] INFO  c.e.Shop - User k.lee logged in");
        assertThat(record.entry()).isEqualTo(new LogEntry("c.e.Shop", "User k.lee logged in", Severity.INFO));
        assertThat(record.time()).isEqualTo("2024-03-01 10:15:02.123");
        assertThat(record.format()).isEqualTo("logback or log4j log");
    }

    @Test
    void everyRecordIsLookedAtByItself() {
        assertThat(auto.read("WARN low on disk").entry()).isEqualTo(new LogEntry("", "low on disk", Severity.WARN));
        assertThat(auto.read("<34>1 2024-03-01T10:15:02Z web su 77 - - denied for bob")
                        .entry())
                .isEqualTo(new LogEntry("su", "denied for bob", Severity.FATAL));
        assertThat(auto.read("User k.lee logged in").entry()).isEqualTo(LogEntry.of("User k.lee logged in"));
    }

    @Test
    void ofAStackTraceTheLastCauseCounts() {
        String trace =
                "\njava.lang.IllegalStateException: no\n\tat a.B.c(B.java:1)\nCaused by: java.io.IOException: full\n"
                        + "\tat a.B.d(B.java:2)\n";
        assertThat(auto.read("10:15:02.123 [main] ERROR c.e.Shop - it broke" + trace)
                        .entry())
                .isEqualTo(new LogEntry("c.e.Shop", "it broke\nCaused by: java.io.IOException: full", Severity.ERROR));
        assertThat(auto.read("it broke" + trace).entry())
                .isEqualTo(LogEntry.of("it broke\nCaused by: java.io.IOException: full"));
    }

    @Test
    void otherLinesStayInTheMessage() {
        assertThat(auto.read("INFO two\nlines, one record\n\nand more\n").entry())
                .isEqualTo(new LogEntry("", "two\nlines, one record\n\nand more", Severity.INFO));
        assertThat(auto.read("two\nlines").entry()).isEqualTo(LogEntry.of("two\nlines"));
    }

    @Test
    void takesOnlyTheFormatAskedFor() {
        String json = "{\"msg\": \"up\"}";
        assertThat(RecordReader.of(LogFormat.LINES).read(json).entry()).isEqualTo(LogEntry.of(json));
        assertThat(RecordReader.of(LogFormat.LINES).read("INFO up").entry()).isEqualTo(LogEntry.of("INFO up"));
        assertThat(RecordReader.of(LogFormat.JSONL).read("INFO up").entry()).isEqualTo(LogEntry.of("INFO up"));
        assertThat(RecordReader.of(LogFormat.of("level")).read("INFO up").entry())
                .isEqualTo(new LogEntry("", "up", Severity.INFO));
    }

    @Test
    void carriesFields() {
        RecordReader reader =
                RecordReader.of(LogFormat.AUTO, EntryColumns.SOURCE, "what", List.of("trace.id", "time", "severity"));
        LogRecord json = reader.read("{\"what\": \"up\", \"trace\": {\"id\": 7}, \"lvl\": \"warn\"}");
        assertThat(json.entry()).isEqualTo(new LogEntry("", "up", Severity.WARN));
        assertThat(json.carried()).containsExactly("7", "", "WARN");
        assertThat(reader.read("10:15:02 INFO up").carried()).containsExactly("", "10:15:02", "INFO");
        assertThat(reader.read("up").carried()).containsExactly("", "", "");
    }

    @Test
    void coloursDoNotCount() {
        assertThat(auto.read("\u001b[31mboom\u001b[0m").entry()).isEqualTo(LogEntry.of("boom"));
        assertThat(RecordReader.of(LogFormat.LINES).read("\u001b[31mboom").entry())
                .isEqualTo(LogEntry.of("\u001b[31mboom"));
    }

    @Test
    void nothingIsRefused() {
        for (String text : List.of("", "\n", "{", "{}", "[]", "\u0000", "\uD800 lone", "{\"msg\":", "\uFEFF")) {
            assertThat(auto.read(text).entry().source()).isEmpty();
        }
        assertThat(auto.read("\uD800 lone").entry()).isEqualTo(LogEntry.of("\uD800 lone"));
        assertThat(auto.read("").entry()).isEqualTo(LogEntry.of(""));
    }

    @Test
    void aRecordIsNoTable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordReader.of(LogFormat.CSV))
                .withMessageStartingWith("a record has no header");
    }
}
