package io.logclf.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StageLoadExceptionTest {

    private final IOException cause = new IOException("disk");

    @Test
    void withoutASummaryTheMessageIsOne() {
        StageLoadException found = new StageLoadException("rules.yaml:3: no label; add one");
        assertThat(found).hasMessage("rules.yaml:3: no label; add one").hasNoCause();
        assertThat(found.summary()).isEqualTo("rules.yaml:3: no label; add one");
        assertThat(found.isUnavailable()).isFalse();

        StageLoadException caught = new StageLoadException("head.bin: cannot be read", cause);
        assertThat(caught.summary()).isEqualTo("head.bin: cannot be read");
        assertThat(caught).hasCause(cause);
        assertThat(caught.isUnavailable()).isFalse();
    }

    @Test
    void aSummaryLeavesOutWhatTheMessageQuotes() {
        StageLoadException quoting = new StageLoadException("rule 3 does not match 'user jo'", "rule 3", cause);
        assertThat(quoting).hasMessage("rule 3 does not match 'user jo'").hasCause(cause);
        assertThat(quoting.summary()).isEqualTo("rule 3");
    }

    @Test
    void whatCannotRunHereSaysSo() {
        StageLoadException missing = StageLoadException.unavailable("no native code for this platform", cause);
        assertThat(missing.isUnavailable()).isTrue();
        assertThat(missing.summary()).isEqualTo("no native code for this platform");
        assertThat(missing).hasMessage("no native code for this platform").hasCause(cause);
    }

    @Test
    void theMessageStaysOnOneLine() {
        assertThat(new StageLoadException("rule 'a\nb\u001b[2J' is wrong"))
                .hasMessage("rule 'a\\nb\\u001b[2J' is wrong");
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException()
                .isThrownBy(() -> new StageLoadException(null))
                .withMessage("message");
        assertThatNullPointerException()
                .isThrownBy(() -> new StageLoadException("m", null, cause))
                .withMessage("summary");
    }
}
