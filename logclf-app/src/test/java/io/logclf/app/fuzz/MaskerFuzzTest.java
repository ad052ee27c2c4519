package io.logclf.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.logclf.api.text.Masker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A message masked twice is masked once, and masking takes time linear in the message. */
class MaskerFuzzTest {

    private static final int LONG = 1 << 16;
    /** Long ones take a hundred times as long: of so many messages one is made long. */
    private static final int LONG_EVERY = 32;
    /** Linear are some milliseconds; reading ahead from each of so many characters to the end would be minutes. */
    private static final long LIMIT_NANOS = Duration.ofSeconds(10).toNanos();

    private final Masker masker = Masker.standard();

    @FuzzTest
    void masks(byte[] data) {
        String message = new String(data, StandardCharsets.UTF_8);
        String once = masker.mask(message);
        String twice = masker.mask(once);
        if (!twice.equals(once)) {
            assertThat(twice).isEqualTo(once);
        }
        if (!message.isEmpty() && message.hashCode() % LONG_EVERY == 0) {
            String repeated = message.repeat(LONG / message.length());
            long start = System.nanoTime();
            masker.mask(repeated);
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new AssertionError("takes more than linear time");
            }
        }
    }

    @Test
    void holdsForChangedInputs() throws IOException {
        ChangedInputs.check(getClass(), this::masks);
    }
}
