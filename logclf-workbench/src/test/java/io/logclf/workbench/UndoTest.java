package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.Step;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {

    private static final List<String> LOG = SmallLog.lines(600);

    @TempDir
    private Path folder;

    @Test
    void groupsAreMergedSplitBySourceAndUndone() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupBrief lost = project.group("lost");
            GroupBrief disk = project.group("usage");
            Changed merged =
                    project.workbench.merge(List.of(TestProject.version(lost), TestProject.version(disk)), "kim");
            assertThat(merged.removed()).containsExactly(disk.id());
            assertThat(merged.groups()).extracting(GroupBrief::rows).containsExactly(lost.rows() + disk.rows());
            GroupBrief both = merged.groups().get(0);
            assertThatThrownBy(() ->
                            project.workbench.split(TestProject.version(both), SplitBy.SEVERITY, List.of(), "kim"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the same severity");
            Changed split = project.workbench.split(TestProject.version(both), SplitBy.SOURCE, List.of(), "kim");
            assertThat(split.groups()).extracting(GroupBrief::rows).containsExactlyInAnyOrder(lost.rows(), disk.rows());
            // The merging cannot be undone before what stands on it.
            assertThatThrownBy(() -> project.workbench.undo(OptionalLong.of(merged.step()), "kim"))
                    .isInstanceOf(ConflictException.class);
            project.workbench.undo(OptionalLong.empty(), "kim");
            project.workbench.undo(OptionalLong.empty(), "kim");
            assertThat(project.group("lost").rows()).isEqualTo(lost.rows());
            assertThat(project.group("usage").rows()).isEqualTo(disk.rows());
            assertThatThrownBy(() -> project.workbench.undo(OptionalLong.empty(), "kim"))
                    .isInstanceOf(UnknownException.class)
                    .hasMessageContaining("nothing of yours to undo");
        }
    }

    @Test
    void labelsAreTakenBackStepByStep() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            project.label("usage", "Network");
            project.label("usage", "Disk");
            project.workbench.undo(OptionalLong.empty(), "kim");
            assertThat(project.group("usage").label()).contains("Network");
            project.workbench.undo(OptionalLong.empty(), "kim");
            assertThat(project.group("usage").state()).isEqualTo(GroupState.OPEN);
            assertThat(project.workbench.history(3))
                    .extracting(step -> step.text())
                    .contains("undid: labelled a group of "
                            + project.group("usage").rows() + " rows 'Network'");
        }
    }

    /** Does something, undoes it, and looks whether every row has what it had. */
    private void undone(Step.What what, Doing doing) throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            project.label("usage", "Disk");
            List<GroupBrief> before = withoutVersions(project.groups());
            long step = doing.in(project);
            assertThat(withoutVersions(project.groups())).isNotEqualTo(before);
            assertThat(project.workbench.history(1)).extracting(Step::what).containsExactly(what);
            Changed undone = project.workbench.undo(OptionalLong.of(step), "ana");
            assertThat(withoutVersions(project.groups())).isEqualTo(before);
            assertThat(project.workbench.history(2))
                    .satisfiesExactly(
                            undo -> {
                                assertThat(undo.id()).isEqualTo(undone.step());
                                assertThat(undo.by()).isEqualTo("ana");
                                assertThat(undo.canUndo()).isFalse();
                            },
                            done -> assertThat(done.undone()).isTrue());
            assertThatThrownBy(() -> project.workbench.undo(OptionalLong.of(step), "kim"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessage("this step is undone already");
        }
        try (TestProject project = TestProject.open(folder)) {
            assertThat(project.group("usage").label()).contains("Disk");
            assertThat(project.workbench.summary().labelledRows())
                    .isEqualTo(project.group("usage").rows());
        }
    }

    @FunctionalInterface
    private interface Doing {
        long in(TestProject project) throws Exception;
    }

    private static List<GroupBrief> withoutVersions(List<GroupBrief> groups) {
        return groups.stream()
                .map(group -> new GroupBrief(
                        group.id(),
                        0,
                        group.file(),
                        group.template(),
                        group.templates(),
                        group.rows(),
                        group.state(),
                        group.label(),
                        group.by(),
                        group.at(),
                        Optional.empty(),
                        group.example()))
                .toList();
    }

    @Test
    void aLabelIsUndone() throws Exception {
        undone(Step.What.LABEL, project -> project.label("usage", "Network").step());
    }

    @Test
    void thatNoLabelFitsIsUndone() throws Exception {
        undone(
                Step.What.NONE,
                project -> project.workbench
                        .say(List.of(TestProject.version(project.group("usage"))), Said.NONE, "kim")
                        .step());
    }

    @Test
    void thatALabelWasTakenBackIsUndone() throws Exception {
        undone(
                Step.What.CLEAR,
                project -> project.workbench
                        .say(List.of(TestProject.version(project.group("usage"))), Said.NOTHING, "kim")
                        .step());
    }

    @Test
    void aMergingIsUndone() throws Exception {
        undone(
                Step.What.MERGE,
                project -> project.workbench
                        .merge(
                                List.of(
                                        TestProject.version(project.group("lost")),
                                        TestProject.version(project.group("evicted"))),
                                "kim")
                        .step());
    }

    @Test
    void labelsFromAFileAreUndone() throws Exception {
        undone(Step.What.IMPORT, project -> {
            project.workbench.importLabels(
                    new ByteArrayInputStream(
                            "template,source,severity,target_label\nevicted <*> entries,cache,DEBUG,None of these\n"
                                    .getBytes(StandardCharsets.UTF_8)),
                    "kim");
            return project.workbench.history(1).get(0).id();
        });
    }

    @Test
    void whatCannotBeTakenBackIsNotUndone() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            long label = project.workbench.addLabel("Disk", "", "kim").step();
            assertThatThrownBy(() -> project.workbench.undo(OptionalLong.of(label), "kim"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("cannot be undone");
            assertThatThrownBy(() -> project.workbench.undo(OptionalLong.of(4711), "kim"))
                    .isInstanceOf(UnknownException.class)
                    .hasMessage("there is no step 4711");
        }
    }
}
