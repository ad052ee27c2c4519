package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.io.LogFormat;
import io.logclf.testkit.Await;
import io.logclf.workbench.store.Database;
import io.logclf.workbench.view.FileSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {

    private static final List<String> LOG = SmallLog.lines(600);

    @TempDir
    private Path folder;

    @Test
    void anImportThatWasBrokenOffIsTakenUpAgain() throws Exception {
        List<String> many = SmallLog.lines(60_000);
        try (TestProject project = TestProject.open(folder)) {
            project.begin("app.log", many);
        }
        try (TestProject project = TestProject.open(folder)) {
            Await.until(() -> project.state(1) != FileSummary.State.IMPORTING);
            assertThat(project.file(1).error()).isEmpty();
            assertThat(project.workbench.summary().rows()).isEqualTo(many.size());
            project.label("restored", "Network");
        }
        // As if the process had been killed between the groups and the word that all is there.
        try (Database database = Database.open(folder.resolve("project.db"))) {
            database.transaction(() -> database.update("update file set state = 'IMPORTING'"));
        }
        try (TestProject project = TestProject.open(folder)) {
            Await.until(() -> project.state(1) != FileSummary.State.IMPORTING);
            assertThat(project.workbench.summary().rows()).isEqualTo(many.size());
            assertThat(project.group("restored").label()).contains("Network");
        }
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws Exception {
        try (TestProject project = TestProject.open(folder)) {
            long broken = project.add("broken.csv", List.of("source,log_message", "a,\"an open quote", "b,c"));
            assertThat(project.state(broken)).isEqualTo(FileSummary.State.FAILED);
            assertThat(project.file(broken).error().orElse("")).startsWith("broken.csv:2: the quote that opens a cell");
            long blank = project.add("blank.log", List.of("", ""));
            assertThat(project.file(blank).error().orElse("")).contains("has no messages");
            assertThatThrownBy(() -> project.workbench.addFile(
                            "cut.log",
                            LogFormat.AUTO,
                            new InputStream() {
                                @Override
                                public int read() throws IOException {
                                    throw new IOException("cut off");
                                }
                            },
                            "kim"))
                    .hasMessage("cut off");
            assertThat(project.workbench.summary().files()).hasSize(2);
        }
    }

    @Test
    void aFileIsGroupedAgainOnlyIfItIsReadyAndTheDistanceIsOne() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            for (double eps : List.of(0.0, -1.0, 2.1, Double.NaN)) {
                assertThatThrownBy(() -> project.workbench.groupAgain(1, eps, "kim"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("eps must be above 0 and at most 2: " + eps);
            }
            assertThatThrownBy(() -> project.workbench.groupAgain(7, 1, "kim")).isInstanceOf(UnknownException.class);
            long broken = project.add("blank.log", List.of("", ""));
            assertThatThrownBy(() -> project.workbench.groupAgain(broken, 1, "kim"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("only a file that is ready can be grouped again");
            int before = project.file(1).groups();
            project.workbench.groupAgain(1, 2, "kim");
            Await.until(() -> project.state(1) == FileSummary.State.READY);
            assertThat(project.file(1).groups()).isLessThan(before);
            assertThat(project.workbench.summary().rows()).isEqualTo(LOG.size());
        }
    }

    @Test
    void aFileThatIsRemovedWhileItIsReadLeavesNothing() throws Exception {
        try (TestProject project = TestProject.open(folder)) {
            long file = project.begin("app.log", SmallLog.lines(60_000));
            project.workbench.removeFile(file, "kim");
            long small = project.add("small.log", LOG);
            assertThat(project.workbench.summary().files())
                    .extracting(FileSummary::id)
                    .containsExactly(small);
            assertThat(project.workbench.summary().rows()).isEqualTo(LOG.size());
            assertThat(folder.resolve("logs").resolve(file + ".log")).doesNotExist();
        }
    }
}
