package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.workbench.view.Example;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupDetail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitsTest {

    private static final List<String> LOG = SmallLog.lines(600);

    @TempDir
    private Path folder;

    @Test
    void tickedExamplesAreSplitOffByTheValueThatTellsThemApart() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupDetail detail = project.workbench.group(project.group("exited").id());
            List<String> ticked = detail.examples().stream()
                    .filter(example -> example.text().endsWith("code 0"))
                    .map(Example::id)
                    .toList();
            Changed split =
                    project.workbench.split(TestProject.version(detail.brief()), SplitBy.EXAMPLES, ticked, "kim");
            assertThat(split.groups()).hasSize(2);
            GroupBrief zero = split.groups().get(1);
            assertThat(zero.template()).isEqualTo("Task <*> exited with code 0");
            assertThat(zero.rows())
                    .isEqualTo(LOG.stream()
                            .filter(line -> line.endsWith("exited with code 0"))
                            .count());
            project.workbench.addLabel("Error", "", "kim");
            project.workbench.say(List.of(TestProject.version(split.groups().get(0))), Said.label("Error"), "kim");
            assertThat(labelled(project, 1))
                    .filteredOn(line -> line.contains("exited"))
                    .allSatisfy(line ->
                            assertThat(line).startsWith(line.endsWith("code 0") ? "Unclassified\t" : "Error\t"));
            assertThat(project.workbench
                            .undo(OptionalLong.of(split.step()), "kim")
                            .groups())
                    .hasSize(1);
        }
    }

    private static List<String> labelled(TestProject project, long file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        project.workbench.exports().labelled(file, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void whereNoValueTellsThemApartJustTheTickedMessagesMove() throws Exception {
        List<String> log = List.of(
                "2026-03-01 10:00:00,000 INFO net - route from alpha to beta changed",
                "2026-03-01 10:00:01,000 INFO net - route from beta to alpha changed",
                "2026-03-01 10:00:02,000 INFO net - route from alpha to alpha changed",
                "2026-03-01 10:00:03,000 INFO net - route from beta to beta changed",
                "2026-03-01 10:00:04,000 INFO net - route from alpha to beta changed");
        try (TestProject project = TestProject.of(folder, log)) {
            List<GroupBrief> routes = project.groups("route", Optional.empty());
            GroupBrief all = routes.size() == 1
                    ? routes.get(0)
                    : project.workbench
                            .merge(routes.stream().map(TestProject::version).toList(), "kim")
                            .groups()
                            .get(0);
            GroupDetail detail = project.workbench.group(all.id());
            List<String> ticked = detail.examples().stream()
                    .filter(example -> example.text().endsWith("alpha to beta changed")
                            || example.text().endsWith("beta to alpha changed"))
                    .map(Example::id)
                    .toList();
            project.workbench.split(TestProject.version(detail.brief()), SplitBy.EXAMPLES, ticked, "kim");
            assertThat(project.groups("route", Optional.empty()))
                    .extracting(GroupBrief::rows)
                    .containsExactlyInAnyOrder(3L, 2L);
        }
    }

    @Test
    void aSplitNeedsSomeTickedAndSomeLeft() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupDetail detail = project.workbench.group(project.group("exited").id());
            List<String> all = detail.examples().stream().map(Example::id).toList();
            for (List<String> ticked : List.of(List.<String>of(), all, List.of("4711.0"))) {
                assertThatThrownBy(() -> project.workbench.split(
                                TestProject.version(detail.brief()), SplitBy.EXAMPLES, ticked, "kim"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("tick some of the examples shown, and leave some");
            }
            assertThat(project.workbench.history(1).get(0).text()).isEqualTo("added the file app.log");
        }
    }

    @Test
    void aFileThatComesLaterIsSplitByTheSameValue() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupDetail detail = project.workbench.group(project.group("exited").id());
            List<String> ticked = detail.examples().stream()
                    .filter(example -> example.text().endsWith("code 0"))
                    .map(Example::id)
                    .toList();
            Changed split =
                    project.workbench.split(TestProject.version(detail.brief()), SplitBy.EXAMPLES, ticked, "kim");
            project.workbench.addLabel("Success", "", "kim");
            project.workbench.say(List.of(TestProject.version(split.groups().get(1))), Said.label("Success"), "kim");
            List<String> later = SmallLog.lines(900).subList(600, 900);
            long second = project.add("later.log", later);
            assertThat(project.file(second).labelledRows())
                    .isEqualTo(later.stream()
                            .filter(line -> line.endsWith("exited with code 0"))
                            .count());
        }
    }
}
