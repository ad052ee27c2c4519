package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.io.InputException;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.LabelSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelImportTest {

    private static final List<String> LOG = List.of(
            "2026-03-01 10:00:00,000 INFO auth - cache is warm",
            "2026-03-01 10:00:01,000 ERROR auth - cache is warm",
            "2026-03-01 10:00:02,000 INFO job - Task 17 exited with code 3",
            "2026-03-01 10:00:03,000 INFO job - Task 18 exited with code 4");

    @TempDir
    private Path folder;

    private static Workbench.Imported take(TestProject project, String... lines) throws IOException {
        return project.workbench.importLabels(
                new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), "ana");
    }

    @Test
    void aRowIsAboutOneTemplateOfOneSourceAndSeverity() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            Workbench.Imported imported = take(
                    project,
                    "template,source,severity,target_label",
                    "cache is warm,auth,ERROR,Trouble",
                    "cache is warm,auth,INFO,",
                    "something else,auth,INFO,Unclassified");
            assertThat(imported).isEqualTo(new Workbench.Imported(1, 1));
            assertThat(project.workbench.summary().labelledRows()).isEqualTo(1);
            assertThat(project.workbench.summary().labels())
                    .extracting(LabelSummary::name)
                    .containsExactly("Trouble");
        }
    }

    @Test
    void aLabelForATemplateOfNoFileHoldsWhenItsFileComes() throws Exception {
        try (TestProject project = TestProject.open(folder)) {
            take(
                    project,
                    "template,source,severity,target_label",
                    "cache is warm,auth,INFO,Fine",
                    "cache is warm,auth,ERROR,None of these");
            project.add("app.log", LOG);
            assertThat(project.workbench.summary().labelledRows()).isEqualTo(1);
            assertThat(project.workbench.summary().noneRows()).isEqualTo(1);
        }
    }

    @Test
    void groupsAreFoundByTheirExamples() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            Workbench.Imported imported = take(
                    project,
                    "cluster,example,target_label,examples",
                    "1,Task 99 exited with code 1,Jobs,\"12 x Task 99 exited with code 1\n3 x cache is wa…\"",
                    "2,no such message,Nothing,");
            assertThat(imported).isEqualTo(new Workbench.Imported(2, 1));
            assertThat(project.group("exited").label()).contains("Jobs");
            assertThat(project.groups("cache", java.util.Optional.empty()))
                    .as("a line that was cut is no message")
                    .allSatisfy(group -> assertThat(group.state()).isEqualTo(GroupState.OPEN));
        }
    }

    @Test
    void whatIsNeitherFileIsRefusedAndChangesNothing() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            assertThatThrownBy(() -> take(project, "template,source,severity,target_label", "cache is warm,auth,INFO,"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no row has a label; fill the column 'target_label'");
            assertThatThrownBy(() -> take(project, "message,target_label", "cache is warm,Fine"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("the labels")
                    .hasMessageContaining("example");
            assertThatThrownBy(() -> take(project, "template,source", "cache is warm,auth"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("target_label");
            assertThat(project.workbench.summary().labels()).isEmpty();
            assertThat(project.workbench.summary().labelledRows()).isZero();
        }
    }
}
