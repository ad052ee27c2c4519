package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Entries in another form than that of the input. */
class EntryTableTest {

    private static final String LOG = """
            2024-03-01 10:15:02,123 [main] INFO c.e.Shop - it, works

            2024-03-01 10:15:03,123 [main] ERROR c.e.Shop - it failed
            \tat c.e.Shop.run(Shop.java:12)
            on its own
            """;

    @Test
    void makesATableOfALog() throws IOException {
        assertThat(labelled(LOG, LogFormat.CSV, false)).isEqualTo("""
                time,severity,source,log_message,target_label
                "2024-03-01 10:15:02,123",INFO,c.e.Shop,"it, works",Failure

                "2024-03-01 10:15:03,123",ERROR,c.e.Shop,it failed,Failure
                ,,,on its own,Failure
                """);
    }

    @Test
    void makesJsonOfALog() throws IOException {
        assertThat(labelled(LOG, LogFormat.JSONL, false)).isEqualTo("""
                {"time":"2024-03-01 10:15:02,123","severity":"INFO","source":"c.e.Shop","log_message":"it, works","target_label":"Failure"}

                {"time":"2024-03-01 10:15:03,123","severity":"ERROR","source":"c.e.Shop","log_message":"it failed","target_label":"Failure"}
                {"log_message":"on its own","target_label":"Failure"}
                """);
    }

    @Test
    void makesATableOfJsonAndJsonOfATable() throws IOException {
        assertThat(labelled(
                        "{\"ts\":1.5,\"level\":\"warn\",\"msg\":\"x\",\"logger\":\"shop\"}\n", LogFormat.CSV, false))
                .isEqualTo("time,severity,source,log_message,target_label\n1.5,WARN,shop,x,Failure\n");
        assertThat(labelled("timestamp,level,message\n1.5,warn,x\n", LogFormat.JSONL, false))
                .isEqualTo(
                        "{\"time\":\"1.5\",\"severity\":\"WARN\",\"log_message\":\"x\",\"target_label\":\"Failure\"}\n");
        assertThat(labelled("source,log_message\nA,\"x \"\"y\"\"\"\n", LogFormat.JSONL, false))
                .isEqualTo("{\"source\":\"A\",\"log_message\":\"x \\\"y\\\"\",\"target_label\":\"Failure\"}\n");
    }

    @Test
    void explains() throws IOException {
        assertThat(labelled("it failed\n", LogFormat.CSV, true))
                .isEqualTo("time,severity,source,log_message,target_label,confidence,stage,evidence,best_guess,"
                        + "best_guess_probability\n,,,it failed,Failure,1.0000,word,failed,Failure,1.0000\n");
    }

    @Test
    void keepsTheRestOfATraceWithoutALabel() throws IOException {
        assertThat(labelled("\tat c.e.Shop.run(Shop.java:12)\n" + LOG, LogFormat.CSV, false))
                .contains("\n,,,\"\tat c.e.Shop.run(Shop.java:12)\",\n");
    }

    @Test
    void leavesTheFormOfTheInputAsItIs() throws IOException {
        assertThat(labelled("source,log_message,id\nA,x,1\n", LogFormat.CSV, false))
                .isEqualTo("source,log_message,id,target_label\nA,x,1,Failure\n");
    }

    private static String labelled(String text, LogFormat format, boolean explain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogReader reader = Logs.reader(LogFormat.AUTO, text)) {
            LabelWriter writer = LabelWriter.builder(reader, out)
                    .format(format)
                    .explain(explain)
                    .build();
            for (LogRow row : Logs.rest(reader)) {
                writer.write(row, row.entry().map(entry -> Logs.FAILURE));
            }
            writer.flush();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
