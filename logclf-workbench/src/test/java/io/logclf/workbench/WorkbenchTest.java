package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.logclf.api.LogclfException;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.LabelSummary;
import io.logclf.workbench.view.NamedRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {

    private static final List<String> LOG = SmallLog.lines(600);

    @TempDir
    private Path folder;

    @Test
    void aGroupTellsWhatItsRowsAre() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupDetail detail =
                    project.workbench.group(project.group("logged in").id());
            long rows =
                    LOG.stream().filter(line -> line.contains(" logged in ")).count();
            assertThat(detail.brief().rows()).isEqualTo(rows);
            assertThat(detail.brief().template()).isEqualTo("User <*> logged in from <*>");
            assertThat(detail.sources()).containsExactly(new NamedRows("auth", rows));
            assertThat(detail.severities()).containsExactly(new NamedRows("INFO", rows));
            assertThat(detail.first()).isEqualTo(time(first("logged in")));
            assertThat(detail.examples()).hasSizeGreaterThan(1).allSatisfy(example -> {
                assertThat(LOG.get((int) example.line() - 1)).endsWith(example.text());
                assertThat(example.variable()).hasSize(2);
                assertThat(example.text()
                                .substring(
                                        example.variable().get(0).start(),
                                        example.variable().get(0).end()))
                        .doesNotContain(" ");
            });
            assertThat(project.file(1).format().orElse("")).startsWith("logback");
            assertThat(project.workbench.summary().rows()).isEqualTo(LOG.size());
        }
    }

    @Test
    void aMessageFindsItsGroupWhateverItsValues() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            assertThat(project.group("Backup of volume other-4711 finished in 12 ms")
                            .template())
                    .isEqualTo("Backup of volume <*> finished in <*>");
            assertThat(project.groups("Backup of volume other-4711 was cancelled", Optional.empty()))
                    .isEmpty();
        }
    }

    private static String first(String words) {
        return LOG.stream().filter(line -> line.contains(words)).findFirst().orElseThrow();
    }

    private static String time(String line) {
        return line.substring(0, "2026-03-01 10:00:00,000".length());
    }

    @Test
    void whatWasSaidIsThereAfterARestart() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            project.label("logged", "User Action");
            project.workbench.addLabel("Disk", "what disks report", "ana");
            project.workbench.say(List.of(TestProject.version(project.group("evicted"))), Said.NONE, "ana");
        }
        try (TestProject project = TestProject.open(folder)) {
            assertThat(project.group("logged in").label()).contains("User Action");
            assertThat(project.group("logged out").by()).contains("kim");
            assertThat(project.group("evicted").state()).isEqualTo(GroupState.NONE);
            assertThat(project.workbench.summary().labels())
                    .extracting(LabelSummary::name, LabelSummary::description, LabelSummary::key)
                    .containsExactly(
                            tuple("User Action", "", Optional.of("1")),
                            tuple("Disk", "what disks report", Optional.of("2")));
            assertThat(project.workbench.summary().decisions()).isEqualTo(2);
        }
    }

    @Test
    void aProjectIsOpenInOnePlaceOnly() throws Exception {
        try (TestProject project = TestProject.open(folder)) {
            assertThatThrownBy(() -> TestProject.open(folder))
                    .isInstanceOf(LogclfException.class)
                    .hasMessageContaining("is open in another process");
            assertThat(project.groups()).isEmpty();
        }
        Files.writeString(folder.resolve("project.db"), "this is no database, however long it may be".repeat(20));
        assertThatThrownBy(() -> TestProject.open(folder))
                .isInstanceOf(LogclfException.class)
                .hasMessageContaining("cannot be opened as the database of a project");
    }
}
