package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.NamedRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContradictionsTest {

    @TempDir
    private Path folder;

    @Test
    void labelsThatStandAgainstEachOtherAreSettled() throws Exception {
        try (TestProject project = TestProject.of(
                folder,
                List.of(
                        "2026-03-01 10:00:00,000 INFO a - cache is warm",
                        "2026-03-01 10:00:00,000 INFO b - cache is warm",
                        "2026-03-01 10:00:00,000 INFO b - queue 7 is empty"))) {
            Changed split = project.workbench.split(
                    TestProject.version(project.group("cache")), SplitBy.SOURCE, List.of(), "kim");
            project.workbench.addLabel("One", "", "kim");
            project.workbench.addLabel("Two", "", "kim");
            project.workbench.say(List.of(TestProject.version(split.groups().get(0))), Said.label("One"), "kim");
            project.workbench.say(List.of(TestProject.version(split.groups().get(1))), Said.label("Two"), "kim");
            assertThat(project.workbench.contradictions()).singleElement().satisfies(found -> {
                assertThat(found.template()).isEqualTo("cache is warm");
                assertThat(found.labels()).containsExactly(new NamedRows("One", 1), new NamedRows("Two", 1));
                project.workbench.settle(found.id(), Optional.of("Two"), "kim");
            });
            assertThat(project.workbench.contradictions()).isEmpty();
            assertThat(project.groups("cache", Optional.empty()))
                    .allSatisfy(group -> assertThat(group.label()).contains("Two"));
        }
    }

    @Test
    void whatIsKeptAsItIsIsNotShownAgain() throws Exception {
        List<String> log = List.of(
                "2026-03-01 10:00:00,000 INFO a - cache is warm",
                "2026-03-01 10:00:00,000 ERROR a - cache is warm",
                "2026-03-01 10:00:00,000 INFO b - queue 7 is empty");
        try (TestProject project = TestProject.of(folder, log)) {
            Changed split = project.workbench.split(
                    TestProject.version(project.group("cache")), SplitBy.SEVERITY, List.of(), "kim");
            project.workbench.addLabel("One", "", "kim");
            project.workbench.say(List.of(TestProject.version(split.groups().get(0))), Said.label("One"), "kim");
            assertThat(project.workbench.contradictions())
                    .as("one label and none yet")
                    .isEmpty();
            project.workbench.say(List.of(TestProject.version(split.groups().get(1))), Said.NONE, "kim");
            String id = project.workbench.contradictions().get(0).id();
            assertThatThrownBy(() -> project.workbench.settle(id, Optional.of("Two"), "kim"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there is no label 'Two'; add it first");
            project.workbench.settle(id, Optional.empty(), "kim");
            assertThat(project.workbench.contradictions()).isEmpty();
            assertThatThrownBy(() -> project.workbench.settle(id, Optional.of("One"), "kim"))
                    .isInstanceOf(UnknownException.class)
                    .hasMessage("this contradiction is settled already");
        }
        try (TestProject project = TestProject.open(folder)) {
            assertThat(project.workbench.contradictions()).isEmpty();
            assertThat(project.groups("cache", Optional.empty()))
                    .extracting(group -> group.state())
                    .containsExactlyInAnyOrder(GroupState.LABELLED, GroupState.NONE);
        }
    }

    @Test
    void settlingIsOneStepThatCanBeUndone() throws Exception {
        List<String> log = List.of(
                "2026-03-01 10:00:00,000 INFO a - cache is warm", "2026-03-01 10:00:00,000 INFO b - cache is warm");
        try (TestProject project = TestProject.of(folder, log)) {
            Changed split = project.workbench.split(
                    TestProject.version(project.group("cache")), SplitBy.SOURCE, List.of(), "kim");
            project.workbench.addLabel("One", "", "kim");
            project.workbench.say(List.of(TestProject.version(split.groups().get(0))), Said.label("One"), "kim");
            project.workbench.say(List.of(TestProject.version(split.groups().get(1))), Said.NONE, "kim");
            Changed settled = project.workbench.settle(
                    project.workbench.contradictions().get(0).id(), Optional.of(ProjectFolder.NONE), "ana");
            assertThat(project.groups("cache", Optional.of(GroupState.NONE))).hasSize(2);
            assertThat(project.workbench.history(1).get(0).text())
                    .isEqualTo("settled a contradiction: 'None of these'");
            project.workbench.undo(OptionalLong.of(settled.step()), "ana");
            assertThat(project.workbench.contradictions()).hasSize(1);
        }
    }
}
