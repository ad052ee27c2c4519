package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.testkit.Await;
import io.logclf.workbench.inbox.InboxOptions;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxGroupsTest {

    private static final Classification UNDECIDED = new Classification(
            List.of(new StageVerdict("regex", Verdict.abstained(AbstainReason.NO_MATCH, "no rule matches"))));

    @TempDir
    private Path folder;

    private static void offer(TestProject project, String message, int times) {
        for (int i = 0; i < times; i++) {
            project.workbench
                    .inbox()
                    .orElseThrow()
                    .offer(
                            new LogEntry("app", message.replace("#", Integer.toString(4_000 + i)), Severity.WARN),
                            UNDECIDED);
        }
    }

    @Test
    void whatCameIsAGroupThatKeepsItsLabelWhileItGrowsAndAfterARestart() throws Exception {
        try (TestProject project = TestProject.withInbox(folder)) {
            offer(project, "Job # stalled", 7);
            offer(project, "The gate is open", 1);
            Await.until(() -> project.groups().size() == 2);
            GroupBrief jobs = project.group("stalled");
            assertThat(jobs.template()).isEqualTo("Job <*> stalled");
            assertThat(jobs.rows()).isEqualTo(7);
            project.label("stalled", "Jobs");
            offer(project, "Job # stalled", 5);
            Await.until(() -> project.group("stalled").rows() == 12);
            assertThat(project.group("stalled").id()).isEqualTo(jobs.id());
            assertThat(project.group("stalled").label()).contains("Jobs");
            FileSummary inbox = project.workbench.summary().files().get(0);
            assertThat(inbox.kind()).isEqualTo(FileSummary.Kind.INBOX);
            assertThat(inbox.rows()).isEqualTo(13);
            assertThatThrownBy(() -> project.workbench.removeFile(inbox.id(), "kim"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the inbox is no file");
        }
        try (TestProject project = TestProject.withInbox(folder)) {
            assertThat(project.group("stalled").rows()).isEqualTo(12);
            assertThat(project.group("stalled").label()).contains("Jobs");
            assertThat(project.groups("gate", Optional.of(GroupState.OPEN))).hasSize(1);
        }
        assertThat(ProjectFolder.labelled(folder).entries())
                .as("a project teaches what its inbox has")
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.label().name()).isEqualTo("Jobs"));
    }

    @Test
    void aLabelOfAFileHoldsForWhatComesLater() throws Exception {
        try (TestProject project = TestProject.withInbox(folder)) {
            project.add("app.log", SmallLog.lines(300));
            project.label("evicted", "Cache");
            offer(project, "evicted # entries", 3);
            Await.until(() -> project.groups("evicted", Optional.empty()).size() == 2);
            assertThat(project.groups("evicted", Optional.empty()))
                    .allSatisfy(group -> assertThat(group.label()).contains("Cache"));
        }
    }

    @Test
    void aProjectWithoutAnInboxHasNone() throws Exception {
        try (TestProject project = TestProject.open(folder)) {
            assertThat(project.workbench.inbox()).isEmpty();
            assertThat(project.workbench.summary().files()).isEmpty();
        }
        assertThat(InboxOptions.STANDARD.templates()).isEqualTo(10_000);
    }
}
