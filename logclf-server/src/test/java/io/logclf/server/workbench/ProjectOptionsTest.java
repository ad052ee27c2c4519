package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.workbench.inbox.InboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectOptionsTest {

    private final ProjectOptions.Builder builder = ProjectOptions.builder(Path.of("project"));

    @Test
    void byDefaultThereIsNoInboxAndPeopleNameThemselves() {
        ProjectOptions options = builder.build();
        assertThat(options.folder()).isEqualTo(Path.of("project"));
        assertThat(options.maxBytes()).isEqualTo(10_737_418_240L);
        assertThat(options.authorHeader()).isEmpty();
        assertThat(options.inbox()).isEmpty();
    }

    @Test
    void aSecondCallOverwritesTheFirstAndNotWhatWasBuiltBefore() {
        ProjectOptions first = builder.maxBytes(1)
                .authorHeader("X-User")
                .inbox(Duration.ofHours(1), 10)
                .build();
        ProjectOptions second = builder.maxBytes(2)
                .authorHeader("Remote-User")
                .inbox(Duration.ofMinutes(1), 1_000_000)
                .build();
        assertThat(first.maxBytes()).isEqualTo(1);
        assertThat(first.authorHeader()).contains("X-User");
        assertThat(first.inbox()).contains(new InboxOptions(Duration.ofHours(1), 10));
        assertThat(second.maxBytes()).isEqualTo(2);
        assertThat(second.authorHeader()).contains("Remote-User");
        assertThat(second.inbox()).contains(new InboxOptions(Duration.ofMinutes(1), 1_000_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aProjectMustHaveRoomForSomething(long bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxBytes(bytes))
                .withMessage("maxBytes must be at least 1: " + bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "X User", "X-User:", "X-User\r\nEvil", "Benutzer-ü", "a,b", "(x)"})
    void whatIsNoNameOfAHeaderIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.authorHeader(name))
                .withMessageStartingWith("must be the name of a header: ");
    }

    @Test
    void aNameOfAHeaderHasALimit() {
        assertThat(builder.authorHeader("x".repeat(100)).build().authorHeader()).contains("x".repeat(100));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.authorHeader("x".repeat(101)));
    }

    @Test
    void theInboxHasRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.inbox(Duration.ofSeconds(59), 1))
                .withMessage("keep must be at least a minute: PT59S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.inbox(Duration.ofMinutes(1), 0))
                .withMessage("templates must be in [1, 1000000]: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.inbox(Duration.ofMinutes(1), 1_000_001));
        assertThat(builder.build().inbox()).isEmpty();
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> ProjectOptions.builder(null))
                .withMessage("folder");
    }
}
