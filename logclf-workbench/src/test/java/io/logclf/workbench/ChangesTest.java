package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.testkit.Await;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {

    private static final List<String> LOG = SmallLog.lines(600);

    @TempDir
    private Path folder;

    @Test
    void whoSawAnOlderGroupChangesNothing() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupBrief seen = project.group("restored");
            project.label("restored", "Network");
            project.workbench.addLabel("Disk", "", "ana");
            assertThatThrownBy(() -> project.workbench.say(
                            List.of(TestProject.version(seen), TestProject.version(project.group("evicted"))),
                            Said.label("Disk"),
                            "ana"))
                    .isInstanceOfSatisfying(
                            ConflictException.class,
                            conflict -> assertThat(conflict.current())
                                    .extracting(GroupBrief::label)
                                    .containsExactly(Optional.of("Network"), Optional.empty()));
            assertThat(project.group("restored").label()).contains("Network");
            assertThat(project.group("evicted").state()).isEqualTo(GroupState.OPEN);
        }
    }

    @Test
    void anUnknownLabelIsRefused() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            assertThatThrownBy(() -> project.workbench.say(
                            List.of(TestProject.version(project.group("restored"))), Said.label("Netwrok"), "ana"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("there is no label 'Netwrok'");
            assertThatThrownBy(() -> project.workbench.addLabel(" \n", "", "ana"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void labelsHoldInAnotherFileAndInOtherGroups() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            project.label("logged", "User Action");
            project.label("usage", "Disk");
            List<String> others = new ArrayList<>(SmallLog.lines(900).subList(600, 900));
            others.add("2026-03-01 11:00:00,000 INFO auth - User someone.else logged in from the console");
            long second = project.add("other.log", others);
            assertThat(project.file(second).labelledRows())
                    .isEqualTo(others.stream()
                            .filter(line -> line.contains(" logged ") || line.contains("usage"))
                            .count());
            project.workbench.groupAgain(1, 1.2, "kim");
            Await.until(() -> project.state(1) == FileSummary.State.READY);
            assertThat(project.file(1).labelledRows())
                    .isEqualTo(LOG.stream()
                            .filter(line -> line.contains(" logged ") || line.contains("usage"))
                            .count());
            project.workbench.removeFile(1, "kim");
            long again = project.add("app.log", LOG);
            assertThat(project.file(again).labelledRows()).isPositive();
        }
    }
}
