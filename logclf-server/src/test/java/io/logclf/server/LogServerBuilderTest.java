package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogServerBuilderTest {

    private final LogServer.Builder builder = LogServer.builder(listener -> {
        throw new IllegalStateException("never opened here");
    });

    @Test
    void takesTheEndsOfEveryRange() {
        builder.port(0)
                .maxUploads(1)
                .maxRequests(1)
                .threads(1)
                .maxUploadBytes(1)
                .stopLimit(Duration.ZERO);
        assertThat(builder.port).isZero();
        builder.port(65_535).maxUploads(1_000).maxRequests(1_000).threads(1_000).maxUploadBytes(Long.MAX_VALUE);
        assertThat(builder.port).isEqualTo(65_535);
        assertThat(builder.maxUploads).isEqualTo(1_000);
        assertThat(builder.maxRequests).isEqualTo(1_000);
        assertThat(builder.threads).isEqualTo(1_000);
        assertThat(builder.maxUploadBytes).isEqualTo(Long.MAX_VALUE);
        assertThat(builder.stopLimit).isEqualTo(Duration.ZERO);
    }

    @Test
    void refusesOneBeyondAndNamesTheArgumentItsRangeAndItsValue() {
        assertRefused(() -> builder.port(-1), "port must be in [0, 65535]: -1");
        assertRefused(() -> builder.port(65_536), "port must be in [0, 65535]: 65536");
        assertRefused(() -> builder.maxUploads(0), "maxUploads must be in [1, 1000]: 0");
        assertRefused(() -> builder.maxUploads(1_001), "maxUploads must be in [1, 1000]: 1001");
        assertRefused(() -> builder.maxRequests(0), "maxRequests must be in [1, 1000]: 0");
        assertRefused(() -> builder.maxRequests(1_001), "maxRequests must be in [1, 1000]: 1001");
        assertRefused(() -> builder.threads(0), "threads must be in [1, 1000]: 0");
        assertRefused(() -> builder.threads(1_001), "threads must be in [1, 1000]: 1001");
        assertRefused(() -> builder.maxUploadBytes(0), "maxUploadBytes must be in [1, 9223372036854775807]: 0");
        assertRefused(() -> builder.stopLimit(Duration.ofMillis(-1)), "stopLimit must be in [0, 2147483647]: -1");
        assertRefused(
                () -> builder.stopLimit(Duration.ofMillis(1L << 31)),
                "stopLimit must be in [0, 2147483647]: 2147483648");
        assertThat(builder.port).as("what was refused changes nothing").isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankTokenIsRefusedAsItWouldLetEverybodyIn(String token) {
        assertRefused(() -> builder.token(token), "token must not be blank");
        assertThat(builder.token).isEmpty();
    }

    @Test
    void whatStandsAroundATokenIsNoPartOfIt() {
        assertThat(builder.token(" secret\n").token).contains("secret");
    }

    @Test
    void aServerListensOnLoopbackUnlessItIsTold() {
        assertThat(builder.host).isEqualTo("127.0.0.1");
        assertThat(builder.host("0.0.0.0").host).isEqualTo("0.0.0.0");
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException()
                .isThrownBy(() -> LogServer.builder(null))
                .withMessage("opener");
        assertThatNullPointerException().isThrownBy(() -> builder.host(null)).withMessage("host");
        assertThatNullPointerException().isThrownBy(() -> builder.edge(null)).withMessage("edge");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.spoolParent(null))
                .withMessage("folder");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
