package io.logclf.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.server.problem.Problem;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PermitsTest {

    private final Permits permits = new Permits("uploads", 2, 5);

    @Test
    void refusesWhatDoesNotFitAndSaysWhenToTryAgain() throws IOException {
        permits.run(() -> permits.run(() -> {
            assertThat(permits.inUse()).isEqualTo(2);
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() ->
                            permits.run(() -> assertThat(true).as("never runs").isFalse()))
                    .satisfies(problem -> {
                        assertThat(problem.status()).isEqualTo(503);
                        assertThat(problem.headers()).containsEntry("Retry-After", "5");
                        assertThat(problem).hasMessageContaining("2 uploads at once");
                    });
        }));
        assertThat(permits.inUse()).isZero();
    }

    @Test
    void whatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> permits.run(() -> {
                        throw new IOException("gone");
                    }));
            assertThatExceptionOfType(StackOverflowError.class)
                    .isThrownBy(() -> permits.run(() -> {
                        throw new StackOverflowError();
                    }));
        }
        assertThat(permits.inUse()).isZero();
    }
}
