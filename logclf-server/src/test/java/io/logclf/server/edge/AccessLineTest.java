package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccessLineTest {

    private static final Instant TIME = Instant.parse("2026-11-29T10:15:00Z");

    @Test
    void writesWhatWebServersWrite() {
        assertThat(line("GET", "/healthz", "curl/8.5.0", "", "").text())
                .isEqualTo("10.0.0.7 - - [29/Nov/2026:10:15:00 +0000] \"GET /healthz HTTP/1.1\" 200 15 \"-\""
                        + " \"curl/8.5.0\" 12ms - -");
        assertThat(line("POST", "/classify/", "", "r-1", "c-2").text()).endsWith(" \"-\" \"-\" 12ms r-1 c-2");
    }

    @Test
    void writesAnObjectWithNullForWhatIsAbsent() {
        assertThat(line("GET", "/x", "", "", "c-2").json())
                .isEqualTo("{\"time\":\"2026-11-29T10:15:00Z\",\"remote\":\"10.0.0.7\",\"method\":\"GET\","
                        + "\"path\":\"/x\",\"protocol\":\"HTTP/1.1\",\"status\":200,\"bytes\":15,\"millis\":12,"
                        + "\"userAgent\":null,\"requestId\":null,\"classificationId\":\"c-2\"}");
    }

    @Test
    void whatClientsChooseStaysInItsQuotesAndItsLine() {
        AccessLine line = line("G\nET", "/a\" 200 \"", "evil\r\n10.0.0.8 - - \u001b[2J\"", "", "");
        assertThat(line.text())
                .hasLineCount(1)
                .doesNotContain("\u001b")
                .contains("\"G\\nET /a\\\" 200 \\\" HTTP/1.1\"");
        assertThat(line.json()).hasLineCount(1).doesNotContain("\u001b");
    }

    @Test
    void linesComeOutInOrderAndAreThereWhenTheLogIsClosed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccessLogLines lines = new AccessLogLines(out);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.write("line " + i);
            expected.append("line ").append(i).append('\n');
        }
        lines.close();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    @Test
    void aReaderThatStopsHoldsUpNobody() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch readOn = new CountDownLatch(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccessLogLines lines = new AccessLogLines(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                stopped.countDown();
                try {
                    readOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                out.write(bytes, offset, length);
            }
        });
        lines.write("first");
        stopped.await();
        for (int i = 0; i < 50_000; i++) {
            lines.write("more");
        }
        readOn.countDown();
        lines.close();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("first\n")
                .as("those that waited, and no more")
                .hasLineCount(10_001);
    }

    @Test
    void anOutputThatCannotBeWrittenEndsNothingElse() {
        AccessLogLines lines = new AccessLogLines(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        });
        for (int i = 0; i < 100; i++) {
            lines.write("line");
        }
        lines.close();
        lines.write("after the end");
    }

    private static AccessLine line(
            String method, String path, String userAgent, String requestId, String classificationId) {
        return new AccessLine(
                TIME, "10.0.0.7", method, path, "HTTP/1.1", 200, 15, 12, userAgent, requestId, classificationId);
    }
}
