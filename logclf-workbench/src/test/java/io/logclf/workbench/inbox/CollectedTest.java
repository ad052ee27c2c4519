package io.logclf.workbench.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Severity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollectedTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Collected collected = new Collected("disk <number> full", NOON);

    @Test
    void wantsAMessageOnce() {
        assertThat(collected.wants("disk 1 full")).isTrue();
        assertThat(collected.wants("disk 1 full")).isFalse();
        assertThat(collected.wants("disk 2 full")).isTrue();
    }

    @Test
    void wantsNothingOnceItHasEnoughExamples() {
        for (int i = 0; i < InboxTemplate.MAX_EXAMPLES; i++) {
            assertThat(collected.wants("disk " + i + " full")).isTrue();
            collected.add(example("app", "disk " + i + " full"));
        }
        assertThat(collected.wants("disk 99 full")).isFalse();
        collected.add(example("app", "disk 99 full"));
        assertThat(collected.template().examples()).hasSize(InboxTemplate.MAX_EXAMPLES);
    }

    @Test
    void looksAtNoMoreThanFiftyDifferentMessages() {
        int wanted = 0;
        for (int i = 0; i < 1_000; i++) {
            wanted += collected.wants("disk " + i + " full") ? 1 : 0;
        }
        assertThat(wanted).isEqualTo(50);
    }

    @Test
    void anExampleThatIsThereIsNotAddedAgainUnlessItIsOfAnotherSource() {
        collected.add(example("app", "disk [redacted] full"));
        collected.add(example("app", "disk [redacted] full"));
        collected.add(example("web", "disk [redacted] full"));
        assertThat(collected.template().examples())
                .extracting(InboxExample::source)
                .containsExactly("app", "web");
    }

    @Test
    void aTemplateIsAPictureOfTheMoment() {
        collected.saw(NOON, Optional.empty());
        InboxTemplate before = collected.template();
        collected.saw(NOON.plusSeconds(9), Optional.empty());
        collected.add(example("app", "disk 1 full"));
        assertThat(before.count()).isEqualTo(1);
        assertThat(before.last()).isEqualTo(NOON);
        assertThat(before.examples()).isEmpty();
        InboxTemplate after = collected.template();
        assertThat(after.count()).isEqualTo(2);
        assertThat(after.first()).isEqualTo(NOON);
        assertThat(after.last()).isEqualTo(NOON.plusSeconds(9));
        assertThat(Collected.of(after).template()).isEqualTo(after);
    }

    private static InboxExample example(String source, String message) {
        return new InboxExample(source, message, Severity.of("ERROR"), NOON);
    }
}
