package io.logclf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    @Test
    void asksUntilTheConditionHoldsAndNoFurther() {
        AtomicInteger asked = new AtomicInteger();
        Await.until(() -> asked.incrementAndGet() == 3);
        assertThat(asked).hasValue(3);
    }

    @Test
    void failsIfTheThreadIsInterruptedWhichItStaysAfterThat() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Await.until(() -> false));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
