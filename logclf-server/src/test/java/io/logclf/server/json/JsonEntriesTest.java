package io.logclf.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.LogEntry;
import io.logclf.io.LogFormat;
import io.logclf.io.RecordReader;
import io.logclf.server.problem.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEntriesTest {

    private static final RecordReader RECORDS = RecordReader.of(LogFormat.JSONL);

    @Test
    void readsOneObject() throws IOException {
        JsonEntries read = read(" {\"source\":\"app\",\"message\":\"it failed\",\"more\":[{}]} ");
        assertThat(read.single()).isTrue();
        assertThat(read.entries()).hasSize(1);
        assertThat(read.entries().get(0).source()).isEqualTo("app");
        assertThat(read.entries().get(0).message()).isEqualTo("it failed");
    }

    @Test
    void readsAnArrayInItsOrder() throws IOException {
        JsonEntries read = read("[{\"message\":\"a\"},\n{\"message\":\"ü \uD83D\uDE00\"},{\"message\":\"c\"}]");
        assertThat(read.single()).isFalse();
        assertThat(read.entries().stream().map(LogEntry::message).toList()).containsExactly("a", "ü \uD83D\uDE00", "c");
    }

    @Test
    void anArrayOfOneIsNoSingleObject() throws IOException {
        assertThat(read("[{\"message\":\"a\"}]").single()).isFalse();
        assertThat(read("[]").entries()).isEmpty();
    }

    @Test
    void anotherEncodingIsRefused() {
        for (Charset charset :
                List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
            byte[] body = "[{\"message\":\"it failed\"}]".getBytes(charset);
            assertThatExceptionOfType(Problem.class)
                    .as(charset.name())
                    .isThrownBy(() -> JsonEntries.parse(body, RECORDS, 1))
                    .withMessageContaining("not JSON in UTF-8")
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 1 | expected an object",
                "[1] | 1 | element 0 of the array is no object",
                "[{\"message\":\"a\"},null] | 1 | element 1 of the array is no object",
                "{\"zorp\":1} | 1 | an entry has no text in the field 'message'",
                "{\"message\":\"a\"} {} | 1 | there is more after the end",
                "{\"message\": | 1 | the body is not JSON in UTF-8",
                "'' | 1 | expected an object"
            })
    void saysWhatIsWrong(String body, long line, String detail) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(body)).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.fields().get("line")).isEqualTo(line);
            assertThat(problem).hasMessageContaining(detail);
        });
    }

    @Test
    void countsLinesFromWhereTheBodyBegins() {
        byte[] body = "[{\"message\":\"a\"},\n\n7]".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> JsonEntries.parse(body, RECORDS, 10))
                .satisfies(problem -> assertThat(problem.fields().get("line")).isEqualTo(12L));
    }

    private static JsonEntries read(String body) throws IOException {
        return JsonEntries.parse(body.getBytes(StandardCharsets.UTF_8), RECORDS, 1);
    }
}
