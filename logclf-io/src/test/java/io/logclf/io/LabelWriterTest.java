package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelWriterTest {

    @Test
    void addsAColumnToATable() throws IOException {
        assertThat(Logs.labelled(LogFormat.CSV, "source,log_message\r\nA, \"it, failed\"\r\n\r\n", false))
                .isEqualTo("source,log_message,target_label\r\nA,\"it, failed\",Failure\r\n\r\n");
    }

    @Test
    void addsAFieldToAJsonObjectAndLeavesTheRest() throws IOException {
        assertThat(Logs.labelled(LogFormat.JSONL, "{ \"log_message\" : \"x\", \"n\":1.50 }\r\n \n", false))
                .isEqualTo("{ \"log_message\" : \"x\", \"n\":1.50 ,\"target_label\":\"Failure\"}\r\n \n");
    }

    @Test
    void putsTheLabelBeforeAPlainLine() throws IOException {
        assertThat(Logs.labelled(LogFormat.LINES, "it failed\r\n\nagain", false))
                .isEqualTo("Failure\tit failed\r\n\nFailure\tagain");
    }

    @Test
    void explains() throws IOException {
        assertThat(Logs.labelled(LogFormat.CSV, "source,log_message\nA,x\n", true))
                .isEqualTo(
                        "source,log_message,target_label,confidence,stage,evidence,best_guess,best_guess_probability\n"
                                + "A,x,Failure,1.0000,word,failed,Failure,1.0000\n");
        assertThat(Logs.labelled(LogFormat.JSONL, "{\"log_message\":\"x\"}", true))
                .isEqualTo(
                        "{\"log_message\":\"x\",\"target_label\":\"Failure\",\"confidence\":1.0000,\"stage\":\"word\","
                                + "\"evidence\":\"failed\",\"best_guess\":\"Failure\",\"best_guess_probability\":1.0000}");
        assertThat(Logs.labelled(LogFormat.LINES, "x", true))
                .isEqualTo("Failure\t1.0000\tword\tfailed\tFailure\t1.0000\tx");
    }

    @Test
    void keepsBytesThatAreNotUtf8InPlainLines() throws IOException {
        byte[] line = {'a', (byte) 0xE9, 0, '\n'};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogReader reader = LogReader.builder(LogFormat.LINES).read(new ByteArrayInputStream(line), "logs")) {
            LabelWriter writer = LabelWriter.builder(reader, out).build();
            writer.write(reader.read().orElseThrow(), Optional.of(Logs.FAILURE));
            writer.flush();
        }
        assertThat(out.toByteArray()).containsExactly('F', 'a', 'i', 'l', 'u', 'r', 'e', '\t', 'a', 0xE9, 0, '\n');
    }

    @Test
    void refusesToReplaceALabelUnasked() throws IOException {
        try (LogReader table = Logs.reader(LogFormat.CSV, "source,log_message,target_label\n");
                LogReader json = Logs.reader(LogFormat.JSONL, "{\"log_message\":\"x\",\"target_label\":1}")) {
            assertThatThrownBy(() -> LabelWriter.builder(table, OutputStream.nullOutputStream())
                            .build())
                    .isInstanceOfSatisfying(
                            InputException.class,
                            e -> assertThat(e.fault()).isEqualTo(InputException.Fault.LABEL_PRESENT));
            LabelWriter writer =
                    LabelWriter.builder(json, OutputStream.nullOutputStream()).build();
            LogRow row = json.read().orElseThrow();
            assertThatThrownBy(() -> writer.write(row, Optional.of(Logs.FAILURE)))
                    .hasMessage("logs:1: has a field 'target_label' already; rename it, or allow it to be replaced");
        }
    }
}
