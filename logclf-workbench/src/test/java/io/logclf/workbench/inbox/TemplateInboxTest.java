package io.logclf.workbench.inbox;

import static io.logclf.workbench.inbox.Offers.BY_MODEL;
import static io.logclf.workbench.inbox.Offers.BY_RULE;
import static io.logclf.workbench.inbox.Offers.UNDECIDED;
import static io.logclf.workbench.inbox.Offers.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.api.Verdict;
import io.logclf.testkit.FakeClassifier;
import io.logclf.workbench.view.Suggestion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemplateInboxTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path database;
    private InboxFile file;

    @BeforeEach
    void open() throws Exception {
        database = folder.resolve("project.db");
        file = new InboxFile(database);
    }

    @AfterEach
    void close() throws Exception {
        file.close();
    }

    @Test
    void collectsWhatIsUndecidedByTemplate() {
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON))) {
            for (int i = 0; i < 7; i++) {
                inbox.offer(new LogEntry("app", "Job " + (100 + i) + " stalled", Severity.WARN), UNDECIDED);
            }
            inbox.offer(entry("The gate is open"), UNDECIDED);
            inbox.offer(entry("Backup 17 is done"), BY_RULE);
            inbox.offer(entry("  "), UNDECIDED);
            end(inbox);
            List<InboxTemplate> templates = inbox.templates();
            assertThat(templates).extracting(InboxTemplate::count).containsExactly(7L, 1L);
            InboxTemplate jobs = templates.get(0);
            assertThat(jobs.masked()).startsWith("Job <").endsWith("> stalled");
            assertThat(jobs.first()).isEqualTo(NOON);
            assertThat(jobs.suggestion()).isEmpty();
            assertThat(jobs.examples())
                    .extracting(InboxExample::message)
                    .containsExactly(
                            "Job 100 stalled",
                            "Job 101 stalled",
                            "Job 102 stalled",
                            "Job 103 stalled",
                            "Job 104 stalled");
            assertThat(jobs.examples())
                    .allMatch(example -> example.severity() == Severity.WARN
                            && example.source().equals("app"));
        }
    }

    @Test
    void answersOfALanguageModelComeWithTheirLabel() {
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON))) {
            inbox.offer(entry("Copied 17 files to the vault"), BY_MODEL);
            end(inbox);
            assertThat(inbox.templates().get(0).suggestion())
                    .contains(new Suggestion("Backup", 0.8, Suggestion.Origin.LLM));
        }
        assertThat(file.store().load().get(0).suggestion())
                .contains(new Suggestion("Backup", 0.8, Suggestion.Origin.LLM));
    }

    @Test
    void whatWasSeenLeastGoesFirst() {
        try (TemplateInbox inbox = inbox(new InboxOptions(Duration.ofDays(1), 20), at(NOON))) {
            for (int i = 0; i < 20; i++) {
                inbox.offer(entry("often " + word(i)), UNDECIDED);
                inbox.offer(entry("often " + word(i)), UNDECIDED);
            }
            for (int i = 0; i < 200; i++) {
                inbox.offer(entry("rarely " + word(i)), UNDECIDED);
            }
            end(inbox);
            assertThat(inbox.templates())
                    .hasSizeLessThanOrEqualTo(20)
                    .filteredOn(template -> template.count() == 2)
                    .hasSize(19);
        }
        assertThat(file.store().load()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void whatWasNotSeenForLongIsForgotten() {
        InboxOptions aDay = new InboxOptions(Duration.ofDays(1), 100);
        try (TemplateInbox inbox = inbox(aDay, at(NOON))) {
            inbox.offer(entry("an old one"), UNDECIDED);
        }
        try (TemplateInbox inbox = inbox(aDay, at(NOON.plus(Duration.ofHours(23))))) {
            inbox.offer(entry("a younger one"), UNDECIDED);
        }
        assertThat(file.store().load()).hasSize(2);
        try (TemplateInbox inbox = inbox(aDay, at(NOON.plus(Duration.ofHours(25))))) {
            end(inbox);
            assertThat(inbox.templates()).extracting(InboxTemplate::masked).containsExactly("a younger one");
        }
        assertThat(file.store().load()).hasSize(1);
    }

    @Test
    void whatIsRemovedComesBackOnlyWithANewMessage() {
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON))) {
            inbox.offer(entry("Job 1 stalled"), UNDECIDED);
        }
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON))) {
            inbox.remove(List.of(inbox.templates().get(0).masked()));
            assertThat(inbox.templates()).isEmpty();
        }
        assertThat(file.store().load()).isEmpty();
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON))) {
            inbox.offer(entry("Job 2 stalled"), UNDECIDED);
        }
        assertThat(file.store().load()).extracting(InboxTemplate::count).containsExactly(1L);
    }

    @Test
    void whoListensIsToldOfManyAtOnceAndMayOfferWithoutEnd() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (TemplateInbox inbox =
                TemplateInbox.open(file.store(), InboxOptions.STANDARD, at(NOON), Duration.ofMillis(300))) {
            List<Integer> sizes = new ArrayList<>();
            inbox.onChange(() -> {
                sizes.add(inbox.templates().size());
                inbox.offer(entry("from the listener itself"), UNDECIDED);
                told.countDown();
                throw new IllegalStateException("a listener that fails");
            });
            for (int i = 0; i < 50; i++) {
                inbox.offer(entry("told " + word(i)), UNDECIDED);
            }
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
            end(inbox);
            assertThat(sizes).hasSizeLessThanOrEqualTo(2).last().isEqualTo(50);
        }
    }

    @Test
    void aMillionMessagesAtOnceNeitherBlockNorGrow() {
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON))) {
            String large = "x".repeat(1 << 20);
            for (int i = 0; i < 200_000; i++) {
                inbox.offer(entry(i % 100 == 0 ? large : "Job " + i + " stalled"), UNDECIDED);
            }
            end(inbox);
            long counted =
                    inbox.templates().stream().mapToLong(InboxTemplate::count).sum();
            assertThat(counted + inbox.dropped()).isEqualTo(200_000);
            assertThat(inbox.templates())
                    .flatExtracting(InboxTemplate::examples)
                    .allMatch(example -> example.message().length() <= 10_000);
            inbox.offer(entry("after the end"), UNDECIDED);
        }
        assertThat(file.store().load()).extracting(InboxTemplate::masked).doesNotContain("after the end");
    }

    @Test
    void watchesThePipelineOfAnApplication() {
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON));
                ClassificationPipeline pipeline = ClassificationPipeline.builder()
                        .stage("none", FakeClassifier.of(entry -> Verdict.abstained(AbstainReason.NO_MATCH, "")))
                        .listener(TemplateInbox.watching(inbox))
                        .build()) {
            Classification unused = pipeline.classify("app", "Job 1 stalled");
            pipeline.classifyAll(List.of(entry("Job 2 stalled"), entry("Job 3 stalled")));
            end(inbox);
            assertThat(inbox.templates()).extracting(InboxTemplate::count).containsExactly(3L);
        }
    }

    /** Several times, as it is luck in what it is interrupted. */
    @Test
    void optionsHaveRanges() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InboxOptions(Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new InboxOptions(Duration.ofDays(1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new InboxOptions(Duration.ofDays(1), 1_000_001));
    }

    private TemplateInbox inbox(InboxOptions options, Clock clock) {
        return TemplateInbox.open(file.store(), options, clock);
    }

    /** So that all is stored before the test looks. */
    private static void end(TemplateInbox inbox) {
        inbox.close();
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private static String word(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "x";
    }
}
