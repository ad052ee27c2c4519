package io.logclf.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.LogEntry;
import io.logclf.io.LogFormat;
import io.logclf.io.RecordReader;
import io.logclf.server.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonEntriesGeneratedTest {

    private static final long SEED = 77;
    private static final RecordReader RECORDS = RecordReader.of(LogFormat.JSONL);
    private static final String[] BLANKS = {"", " ", "\n", "\r\n", "\t \n"};

    private final Random random = new Random(SEED);

    @Test
    void whatIsWrittenIsReadInItsOrderWhateverStandsBetween() throws IOException {
        RandomTrees trees = new RandomTrees(SEED);
        for (int i = 0; i < 400; i++) {
            List<LogEntry> entries = new ArrayList<>();
            StringBuilder body = new StringBuilder(blank()).append('[');
            for (int k = random.nextInt(6); k > 0; k--) {
                // Not a blank message: a reader may take such a row for none.
                LogEntry entry = LogEntry.of("s" + trees.text(), "m" + trees.text());
                body.append(entries.isEmpty() ? "" : ",")
                        .append(blank())
                        .append(object(entry, trees))
                        .append(blank());
                entries.add(entry);
            }
            body.append(blank()).append(']').append(blank());
            JsonEntries read = parse(body.toString());
            assertThat(read.entries()).as("seed %d: %s", SEED, body).isEqualTo(entries);
            assertThat(read.single()).isFalse();
        }
    }

    @Test
    void ofAnyBodyThatIsCutShortNothingIsRead() {
        String body = "[{\"source\":\"ä\",\"message\":\"ü \\u00fc\"},{\"message\":\"b\",\"x\":[1,{\"y\":null}]}]";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(Problem.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> JsonEntries.parse(cut, RECORDS, 1))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
        }
    }

    @Test
    void randomBytesAreReadOrRefusedAndNothingElse() throws IOException {
        byte[] alphabet = "{}[]\",:message \\u00\n1e-".getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            // The first bytes tell the encoding, so that they are those of UTF-8.
            body.write(random.nextBoolean() ? '{' : '[');
            body.write('"');
            for (int k = random.nextInt(20); k > 0; k--) {
                body.write(
                        random.nextInt(8) == 0 ? 1 + random.nextInt(255) : alphabet[random.nextInt(alphabet.length)]);
            }
            refused += isRefused(body.toByteArray()) ? 1 : 0;
        }
        assertThat(refused).as("seed %d", SEED).isGreaterThan(3_800);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("[\n{\"message\":\"a\"},\n{\"message\":\"".getBytes(StandardCharsets.UTF_8));
        body.write(0xFC);
        body.writeBytes("\"}]".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> JsonEntries.parse(body.toByteArray(), RECORDS, 1))
                .withMessage("the body is not JSON in UTF-8; check quotes, commas and backslashes near line 3")
                .satisfies(problem -> assertThat(problem.fields()).containsEntry("line", 3L));
    }

    @Test
    void aBodyThatIsNestedTooDeeplyIsRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> parse("{\"message\":\"a\",\"x\":" + "[".repeat(100_000)))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void manyEntriesAreReadInOneGo() throws IOException {
        StringBuilder body = new StringBuilder("[{\"message\":\"0\"}");
        for (int i = 1; i < 3_000; i++) {
            body.append(",\n{\"message\":\"").append(i).append("\"}");
        }
        List<LogEntry> entries = parse(body.append(']').toString()).entries();
        assertThat(entries).hasSize(3_000);
        assertThat(entries.get(2_999).message()).isEqualTo("2999");
    }

    private static boolean isRefused(byte[] body) throws IOException {
        try {
            JsonEntries.parse(body, RECORDS, 1);
            return false;
        } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(400);
            return true;
        }
    }

    /** An object with the fields of an entry among others, in any order. */
    private String object(LogEntry entry, RandomTrees trees) {
        String source = "\"source\":" + quoted(entry.source());
        String message = "\"message\":" + quoted(entry.message());
        String more = "\"more\":" + Json.text(trees.object(2));
        List<String> fields = new ArrayList<>(List.of(source, message, more));
        Collections.shuffle(fields, random);
        return "{" + String.join("," + blank(), fields) + "}";
    }

    private static String quoted(String text) {
        String object = Json.text(Map.of("x", text));
        return object.substring("{\"x\":".length(), object.length() - 1);
    }

    private String blank() {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    private static JsonEntries parse(String body) throws IOException {
        return JsonEntries.parse(body.getBytes(StandardCharsets.UTF_8), RECORDS, 1);
    }
}
