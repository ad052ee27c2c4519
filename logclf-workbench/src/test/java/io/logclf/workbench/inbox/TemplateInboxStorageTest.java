package io.logclf.workbench.inbox;

import static io.logclf.workbench.inbox.Offers.UNDECIDED;
import static io.logclf.workbench.inbox.Offers.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.testkit.Jvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemplateInboxStorageTest {

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
    void whatWasCollectedIsThereAfterARestartAndCountsOn() {
        List<InboxTemplate> before;
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON))) {
            inbox.offer(entry("Job 1 stalled"), UNDECIDED);
            inbox.offer(entry("Job 2 stalled"), UNDECIDED);
            end(inbox);
            before = inbox.templates();
        }
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON.plusSeconds(60)))) {
            assertThat(inbox.templates()).isEqualTo(before);
            inbox.offer(entry("Job 3 stalled"), UNDECIDED);
            end(inbox);
            InboxTemplate template = inbox.templates().get(0);
            assertThat(template.count()).isEqualTo(3);
            assertThat(template.first()).isEqualTo(NOON);
            assertThat(template.last()).isEqualTo(NOON.plusSeconds(60));
            assertThat(template.examples()).hasSize(3);
        }
    }

    @Test
    void secretsAreInNoFileAndNoTemplate() throws Exception {
        try (TemplateInbox inbox = inbox(InboxOptions.STANDARD, at(NOON))) {
            inbox.offer(
                    new LogEntry(
                            "app token=s3cr3tsource",
                            "login of joe@example.com password=hunter2hunter from 10.1.2.3",
                            Severity.INFO),
                    UNDECIDED);
            end(inbox);
            assertThat(inbox.templates().toString()).contains("<password>", "<email>");
        }
        file.close();
        try (var files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                        .doesNotContain("hunter2", "joe@", "s3cr3t", "10.1.2.3");
            }
        }
    }

    @Test
    void aDatabaseThatCannotBeWrittenLosesNothingThatIsInMemory() throws Exception {
        try (TemplateInbox inbox =
                TemplateInbox.open(file.store(), InboxOptions.STANDARD, at(NOON), Duration.ofMillis(20))) {
            try (Statement statement = file.connection().createStatement()) {
                statement.execute("ALTER TABLE inbox RENAME TO elsewhere");
            }
            CountDownLatch tried = new CountDownLatch(2);
            inbox.onChange(tried::countDown);
            inbox.offer(entry("Job 1 stalled"), UNDECIDED);
            assertThat(tried.await(20, TimeUnit.SECONDS)).isTrue();
            try (Statement statement = file.connection().createStatement()) {
                statement.execute("ALTER TABLE elsewhere RENAME TO inbox");
            }
        }
        assertThat(file.store().load()).extracting(InboxTemplate::count).containsExactly(1L);
    }

    @Test
    void whatWasToldAsStoredSurvivesAKilledProcess() throws Exception {
        file.close();
        for (int round = 0; round < 3; round++) {
            Path told = folder.resolve("told" + round);
            Process process = new ProcessBuilder(Jvm.command(List.of(), Offers.class, database.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(told.toFile())
                    .start();
            while (process.isAlive() && Files.readAllLines(told).size() < 5) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            process.destroyForcibly().waitFor();
            List<String> lines = Files.readAllLines(told);
            assertThat(lines).hasSizeGreaterThanOrEqualTo(5).allMatch(line -> line.matches("\\d+"));
            long stored = Long.parseLong(lines.get(lines.size() - 1));
            file = new InboxFile(database);
            assertThat(file.store().load().stream()
                            .mapToLong(InboxTemplate::count)
                            .sum())
                    .isGreaterThanOrEqualTo(stored);
            file.close();
        }
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
}
