package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.training.LabelledCsv;
import io.logclf.workbench.view.GroupBrief;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

    private static final List<String> LOG = SmallLog.lines(600);

    @TempDir
    private Path folder;

    @Test
    void labelsGoOutAndComeBack() throws Exception {
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        Path discovered = Files.createDirectory(folder.resolve("discovered"));
        try (TestProject project = TestProject.of(folder.resolve("one"), LOG)) {
            project.label("logged", "User Action");
            project.label("Backup", "Backup");
            project.workbench.exports().labels(labels);
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            project.workbench.exports().groups(zip);
            unzip(zip, discovered);
        }
        long labelled = LOG.stream()
                .filter(line -> line.contains(" logged ") || line.contains("Backup"))
                .count();
        assertThat(LabelledCsv.read(List.of(discovered), LabelledCsv.Columns.STANDARD)
                        .entries())
                .hasSize((int) labelled);
        for (byte[] content : List.of(labels.toByteArray(), Files.readAllBytes(discovered.resolve("groups.csv")))) {
            Path fresh = Files.createTempDirectory(folder, "fresh");
            try (TestProject project = TestProject.of(fresh, LOG)) {
                project.workbench.importLabels(new ByteArrayInputStream(content), "ana");
                assertThat(project.workbench.summary().labelledRows()).isEqualTo(labelled);
                assertThat(project.group("logged in").by()).contains("ana");
            }
        }
    }

    private static void unzip(ByteArrayOutputStream zip, Path target) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.copy(in, target.resolve(entry.getName()));
            }
        }
    }

    @Test
    void theFileOfLabelsHasARowForEachKeyAndIsTheSameEachTime() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupBrief evicted = project.group("evicted");
            project.workbench.say(List.of(TestProject.version(evicted)), Said.NONE, "ana");
            project.label("usage", "Disk");
            List<String> lines = labels(project);
            assertThat(lines).hasSize(3).first().isEqualTo("template,source,severity,target_label,rows,by,at");
            assertThat(lines.get(1)).startsWith("Disk usage on <*> is at <*>,disk,WARN,Disk,");
            assertThat(lines.get(2))
                    .startsWith("evicted <*> entries,cache,DEBUG,None of these," + evicted.rows() + ",ana,20");
            assertThat(labels(project)).isEqualTo(lines);
            project.workbench.removeFile(1, "kim");
            assertThat(labels(project)).as("what was said outlives the file").hasSize(3);
            assertThat(labels(project).get(1)).contains(",Disk,0,kim,");
        }
    }

    private static List<String> labels(TestProject project) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        project.workbench.exports().labels(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aTableGetsItsLabelsInPlaceOfThoseItHad() throws Exception {
        try (TestProject project = TestProject.of(
                folder,
                List.of("source,log_message,target_label", "a,cache is warm,old", "b,queue is empty,old", "a,,old"))) {
            project.label("cache", "Cache");
            project.workbench.say(List.of(TestProject.version(project.group("queue"))), Said.NONE, "kim");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            project.workbench.exports().labelled(1, out);
            List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines.get(0)).startsWith("source,log_message,target_label");
            assertThat(lines.get(1)).startsWith("a,cache is warm,Cache");
            assertThat(lines.get(2)).startsWith("b,queue is empty,Unclassified");
            assertThat(lines).hasSize(4);
            assertThatThrownBy(() -> project.workbench.exports().labelled(9, OutputStream.nullOutputStream()))
                    .isInstanceOf(UnknownException.class)
                    .hasMessage("there is no file 9");
        }
    }
}
