package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.LogEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JSON lines of which some are no JSON. */
class JsonLogsTest {

    private static final String GOOD = "{\"log_message\":\"it failed\"}\n";
    private static final String LABELLED = "{\"log_message\":\"it failed\",\"target_label\":\"Failure\"}\n";
    private static final String BROKEN = "{\"log_message\":\"it\n";

    @Test
    void keepsABrokenLineInItsPlaceWithoutALabel() throws IOException {
        String text = GOOD + BROKEN + GOOD + "[]\r\n" + GOOD;
        try (LogReader reader = Logs.reader(LogFormat.JSONL, text)) {
            assertThat(Logs.labelled(reader, LogFormat.AUTO, false))
                    .isEqualTo(LABELLED + BROKEN + LABELLED + "[]\r\n" + LABELLED);
            assertThat(reader.remarks())
                    .containsExactly("2 rows are no JSON objects and stay without a label, the first in line 2");
        }
    }

    @Test
    void keepsALineWithoutAMessage() throws IOException {
        String other = "{\"note\":\"x\"}\n";
        try (LogReader reader = Logs.reader(LogFormat.JSONL, GOOD + other + GOOD)) {
            assertThat(Logs.labelled(reader, LogFormat.AUTO, false)).isEqualTo(LABELLED + other + LABELLED);
            assertThat(reader.remarks())
                    .containsExactly("1 JSON object has no message and stays without a label, in line 2");
        }
    }

    @Test
    void keepsTheRestOfALineAtTheBeginningOfARotatedFileAndAtTheEndOfATruncatedOne() throws IOException {
        String text = "message\":\"it works\"}\n" + GOOD + GOOD + "{\"log_mess";
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            assertThat(Logs.labelled(reader, LogFormat.AUTO, false))
                    .isEqualTo("message\":\"it works\"}\n" + LABELLED + LABELLED + "{\"log_mess");
        }
    }

    @Test
    void keepsTheBytesOfALineThatIsNotUtf8() throws IOException {
        byte[] good = GOOD.repeat(2_000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        in.write(good);
        in.write(new byte[] {'{', '"', 'm', 's', 'g', '"', ':', '"', (byte) 0xC3, 0, '"', '}', '\n'});
        in.write(good);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogReader reader =
                LogReader.builder(LogFormat.AUTO).read(new ByteArrayInputStream(in.toByteArray()), "logs")) {
            LabelWriter writer = LabelWriter.builder(reader, out).build();
            for (LogRow row : Logs.rest(reader)) {
                writer.write(row, Optional.empty());
            }
            writer.flush();
            assertThat(reader.remarks()).hasSize(1).first().asString().endsWith("in line 2001");
        }
        assertThat(out.toByteArray()).isEqualTo(in.toByteArray());
    }

    @Test
    void writesABrokenLineAsAMessageInOtherForms() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.JSONL, GOOD + BROKEN + GOOD)) {
            assertThat(Logs.labelled(reader, LogFormat.CSV, false))
                    .isEqualTo("time,severity,source,log_message,target_label\n,,,it failed,Failure\n"
                            + ",,,\"{\"\"log_message\"\":\"\"it\",\n,,,it failed,Failure\n");
        }
    }

    @Test
    void carriesNothingOfABrokenLine() throws IOException {
        LogReader.Builder builder = LogReader.builder(LogFormat.JSONL).carry(List.of("id", "host"));
        try (LogReader reader = Logs.reader(builder, GOOD + BROKEN)) {
            assertThat(Logs.rest(reader)).extracting(LogRow::carried).containsOnly(List.of("", ""));
        }
    }

    @Test
    void stopsAtTheFirstBrokenLineWhenStrict() throws IOException {
        LogReader.Builder strict = LogReader.builder(LogFormat.JSONL).tolerance(Tolerance.STRICT);
        try (LogReader reader = Logs.reader(strict, GOOD + BROKEN + GOOD)) {
            assertThat(reader.read()).isPresent();
            assertThatThrownBy(reader::read).hasMessageStartingWith("logs:2: the line is not one JSON object");
        }
    }

    @Test
    void refusesAnInputThatBeginsWithoutAnyJson() throws IOException {
        try (LogReader reader = Logs.reader(LogFormat.JSONL, "\n" + BROKEN + "[]\n" + BROKEN)) {
            assertThat(reader.read().flatMap(LogRow::entry)).isEmpty();
            assertThatThrownBy(reader::read).hasMessageStartingWith("logs:2: the line is not one JSON object");
        }
        try (LogReader reader = Logs.reader(LogFormat.JSONL, "{\"note\":1}\n{\"note\":2}\n")) {
            assertThatThrownBy(reader::read)
                    .isInstanceOfSatisfying(
                            InputException.class,
                            e -> assertThat(e.fault()).isEqualTo(InputException.Fault.MESSAGE_NAME))
                    .hasMessageStartingWith("logs:1: there is no text");
        }
    }

    @Test
    void readsALineOfAMegabyte() throws IOException {
        String message = "x".repeat(1 << 20);
        try (LogReader reader = Logs.reader(LogFormat.AUTO, "{\"msg\":\"" + message + "\"}\n" + GOOD)) {
            assertThat(Logs.entries(reader)).extracting(LogEntry::message).containsExactly(message, "it failed");
        }
    }
}
