package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.server.json.JsonTree;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a client sends, a program that reads the log finds the fields where they belong. */
class AccessLineGeneratedTest {

    private static final long SEED = 443;
    private static final String CHARS = "ab/?&=% \"\\[]'-\n\r\t\0\u001b\u007f\u0085\u2028\u202eü漢";

    /** A quoted field, in which a quote or a backslash has a backslash before it. */
    private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";

    private static final Pattern LINE = Pattern.compile("10\\.0\\.0\\.7 - - \\[29/Nov/2026:10:15:00 \\+0000\\] "
            + QUOTED + " 200 211 \"-\" " + QUOTED + " 12ms r-1 -");

    private final Random random = new Random(SEED);

    @Test
    void aLineHasItsFieldsWhateverThePathAndTheClientAreCalled() {
        for (int i = 0; i < 1_500; i++) {
            String text = line(text(), text()).text();
            Matcher fields = LINE.matcher(text);
            assertThat(fields.matches()).as("seed %d: %s", SEED, text).isTrue();
            assertThat(fields.group(1)).startsWith("GET /").endsWith(" HTTP/1.1");
            assertThat(text.codePoints()).noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x202E);
        }
    }

    @Test
    void anObjectIsOneLineWhoseFieldsAreRead() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            String json = line(text(), "x" + text()).json();
            JsonTree read = JsonTree.parse(json);
            assertThat(json).doesNotContain("\n").doesNotContain("\r");
            assertThat(read.get("time").text()).contains("2026-11-29T10:15:00Z");
            assertThat(read.get("path").text().orElse("")).startsWith("/");
            assertThat(read.get("userAgent").text().orElse("")).startsWith("x");
            assertThat(read.get("status").number()).contains(200L);
            assertThat(read.get("classificationId").value()).isNull();
        }
    }

    @Test
    void plainPathsStandInBothAsTheyWereSent() throws IOException {
        AccessLine line = line("v1/classify", "curl/8.5.0");
        assertThat(line.text()).contains("\"GET /v1/classify HTTP/1.1\"").contains("\"curl/8.5.0\"");
        assertThat(JsonTree.parse(line.json()).get("path").text()).contains("/v1/classify");
        assertThat(JsonTree.parse(line.json()).get("userAgent").text()).contains("curl/8.5.0");
    }

    @Test
    void theTimeIsInUtcAndItsMonthInEnglish() {
        AccessLine line = new AccessLine(
                Instant.parse("2026-03-01T23:59:59.999Z"), "::1", "GET", "/", "HTTP/2.0", 404, 0, 0, "", "", "");
        assertThat(line.text())
                .isEqualTo("::1 - - [01/Mar/2026:23:59:59 +0000] \"GET / HTTP/2.0\" 404 0 \"-\" \"-\" 0ms - -");
    }

    private static AccessLine line(String path, String userAgent) {
        return new AccessLine(
                Instant.parse("2026-11-29T10:15:00Z"),
                "10.0.0.7",
                "GET",
                "/" + path,
                "HTTP/1.1",
                200,
                211,
                12,
                userAgent,
                "r-1",
                "");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(CHARS.charAt(random.nextInt(CHARS.length())));
        }
        return text.toString();
    }
}
