package io.logclf.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.text.Masker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeKeepingMaskerTest {

    private final CodeKeepingMasker codes = new CodeKeepingMasker();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "worker 4711 exited with code 137      | worker <number> exited with code 137",
                "child returned 3 after 20 ms          | child returned 3 after <duration>",
                "EventID=4625 LogonType=3              | EventID=4625 LogonType=<number>",
                "'{\"statusCode\": \"503\", \"id\": 17}' | '{\"statusCode\": \"503\", \"id\": <number>}'",
                "GET /cart/17 404 0.012                | GET <path> 404 <number>",
                "ORA-00060: deadlock in session 88     | ORA-00060: deadlock in session <number>",
                "E11000 duplicate key 5                | E11000 duplicate key <number>",
                "update failed: errno -110             | update failed: errno -110",
                "error code: 0xC0000005 at 0x7ffe      | error code: 0xC0000005 at <hex>",
                "exit status was 2, pid 99             | exit status was 2, pid <number>",
                "3/3 replicas ready                    | 3/3 replicas ready",
                "1/3 replicas ready                    | <number>/<number> replicas ready",
            })
    void keepsWhatSaysWhatHappened(String message, String masked) {
        assertThat(codes.mask(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "barcode 884211 scanned",
                "order 200 paid",
                "src 10 dst 12",
                "errors 512",
                "step 812/812 done",
                "error 48213377 in job",
                "read 404 bytes from /var/lib/x",
            })
    void masksOtherNumbers(String message) {
        assertThat(codes.mask(message)).isEqualTo(Masker.standard().mask(message));
    }

    @Test
    void isDoneSoonWithTextsMadeToTakeLong() {
        String text = "GET ".repeat(500) + "200 ".repeat(500);

        assertThat(codes.mask(text)).hasSizeGreaterThan(1_000);
    }
}
