package io.logclf.workbench.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.workbench.view.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final long SEED = 3;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final InboxOptions OPTIONS = new InboxOptions(Duration.ofDays(1), 100);
    private static final List<String> KINDS =
            List.of("disk full", "backup failed", "user logged in", "cache is cold", "queue is long");

    private final Templates templates = new Templates(OPTIONS, List.of());

    @Test
    void countsEveryMessageInItsTemplate() {
        Random random = new Random(SEED);
        Map<String, Long> expected = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            expected.merge(kind, 1L, Long::sum);
            add(kind + " after " + random.nextInt(100_000) + " tries", NOON.plusSeconds(i));
        }
        List<InboxTemplate> all = templates.all();
        assertThat(all).as("seed %d", SEED).hasSize(KINDS.size());
        for (InboxTemplate template : all) {
            String kind = template.masked().substring(0, template.masked().indexOf(" after"));
            assertThat(template.count()).isEqualTo(expected.get(kind));
            assertThat(template.examples()).hasSizeBetween(1, InboxTemplate.MAX_EXAMPLES);
            assertThat(template.first()).isBefore(template.last());
            assertThat(template.examples())
                    .allMatch(example -> example.message().startsWith(kind));
        }
        assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
    }

    @Test
    void keepsAsManyAsAllowedAndOfOneMoreThoseWithMostMessages() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                add("kind " + name(i) + " happened", NOON.plusSeconds(i));
            }
        }
        assertThat(templates.all()).hasSize(100);
        add("something else happened", NOON.plusSeconds(1_000));
        assertThat(templates.all()).hasSize(95);
        assertThat(templates.all()).noneMatch(template -> template.masked().startsWith("something else"));
        assertThat(templates.removed()).hasSize(6).contains("something else happened");
    }

    @Test
    void whatExpiresIsToBeRemovedFromTheStore() {
        add("disk full", NOON);
        add("backup failed", NOON.plusSeconds(60));
        templates.stored();
        assertThat(templates.hasChanged()).isFalse();
        templates.expire(NOON.plusSeconds(60));
        assertThat(templates.all()).extracting(InboxTemplate::masked).containsExactly("backup failed");
        assertThat(templates.removed()).containsExactly("disk full");
        assertThat(templates.hasChanged()).isTrue();
    }

    @Test
    void oneThatComesAgainIsStoredAndNotRemoved() {
        add("disk full", NOON);
        templates.stored();
        templates.remove(List.of("disk full", "never seen"));
        assertThat(templates.removed()).containsExactly("disk full");
        add("disk full", NOON.plusSeconds(1));
        assertThat(templates.removed()).isEmpty();
        assertThat(templates.changed()).singleElement().satisfies(template -> {
            assertThat(template.count()).isEqualTo(1);
            assertThat(template.first()).isEqualTo(NOON.plusSeconds(1));
        });
    }

    @Test
    void whatCouldNotBeStoredIsToBeStoredAgainAsItIsByThen() {
        add("disk full", NOON);
        add("backup failed", NOON);
        List<InboxTemplate> taken = templates.changed();
        templates.stored();
        templates.remove(List.of("backup failed"));
        add("disk full", NOON.plusSeconds(5));
        templates.again(taken, List.of("long gone", "disk full"));
        assertThat(templates.changed()).singleElement().satisfies(template -> {
            assertThat(template.masked()).isEqualTo("disk full");
            assertThat(template.count()).isEqualTo(2);
        });
        assertThat(templates.removed()).containsExactlyInAnyOrder("backup failed", "long gone");
    }

    @Test
    void goesOnWithWhatWasStored() {
        for (int i = 0; i < 7; i++) {
            add("disk " + i + " full", NOON.plusSeconds(i));
        }
        Templates reopened = new Templates(OPTIONS, templates.all());
        assertThat(reopened.all()).isEqualTo(templates.all());
        assertThat(reopened.hasChanged()).isFalse();
        reopened.add(LogEntry.of("disk 8 full"), NOON.plusSeconds(8), Optional.empty());
        assertThat(reopened.all()).singleElement().satisfies(template -> {
            assertThat(template.count()).isEqualTo(8);
            assertThat(template.first()).isEqualTo(NOON);
            assertThat(template.last()).isEqualTo(NOON.plusSeconds(8));
        });
    }

    @Test
    void theLastAnswerOfALanguageModelStaysWhenAMessageComesWithoutOne() {
        Suggestion first = new Suggestion("Disk", 0.5, Suggestion.Origin.BUNDLE);
        Suggestion second = new Suggestion("Storage", 0.75, Suggestion.Origin.BUNDLE);
        List<Optional<Suggestion>> answers = List.of(Optional.of(first), Optional.of(second), Optional.empty());
        answers.forEach(answer -> templates.add(LogEntry.of("disk full"), NOON, answer));
        assertThat(templates.all().get(0).suggestion()).contains(second);
    }

    @Test
    void examplesAreDifferentAndTheFirstThatCame() {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            messages.add("disk " + i / 2 + " full");
        }
        messages.forEach(message -> add(message, NOON));
        assertThat(templates.all().get(0).examples())
                .extracting(InboxExample::message)
                .containsExactly("disk 0 full", "disk 1 full", "disk 2 full", "disk 3 full", "disk 4 full");
    }

    @Test
    void aLongSourceIsKeptInPart() {
        templates.add(LogEntry.of("s".repeat(500), "disk full"), NOON, Optional.empty());
        assertThat(templates.all().get(0).examples().get(0).source()).isEqualTo("s".repeat(200));
    }

    private void add(String message, Instant seen) {
        templates.add(LogEntry.of(message), seen, Optional.empty());
    }

    /** A word of its own for a number, which masking leaves as it is. */
    private static String name(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "q";
    }
}
