package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogclfException;
import io.logclf.bundle.Bundle;
import io.logclf.io.LogFormat;
import io.logclf.training.LabelledCsv;
import io.logclf.workbench.store.Database;
import io.logclf.workbench.view.Example;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.LabelSummary;
import io.logclf.workbench.view.NamedRows;
import io.logclf.workbench.view.TrainingState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
    void tickedExamplesAreSplitOffByTheValueThatTellsThemApart() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupDetail detail = project.workbench.group(project.group("exited").id());
            List<String> ticked = detail.examples().stream()
                    .filter(example -> example.text().endsWith("code 0"))
                    .map(Example::id)
                    .toList();
            Changed split = project.workbench.split(
                    TestProject.version(detail.brief()), Workbench.Split.EXAMPLES, ticked, "kim");
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
    void groupsAreMergedSplitBySourceAndUndone() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            GroupBrief lost = project.group("lost");
            GroupBrief disk = project.group("usage");
            Changed merged =
                    project.workbench.merge(List.of(TestProject.version(lost), TestProject.version(disk)), "kim");
            assertThat(merged.removed()).containsExactly(disk.id());
            assertThat(merged.groups()).extracting(GroupBrief::rows).containsExactly(lost.rows() + disk.rows());
            GroupBrief both = merged.groups().get(0);
            assertThatThrownBy(() -> project.workbench.split(
                            TestProject.version(both), Workbench.Split.SEVERITY, List.of(), "kim"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the same severity");
            Changed split =
                    project.workbench.split(TestProject.version(both), Workbench.Split.SOURCE, List.of(), "kim");
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
            TestProject.await(() -> project.state(1) == FileSummary.State.READY);
            assertThat(project.file(1).labelledRows())
                    .isEqualTo(LOG.stream()
                            .filter(line -> line.contains(" logged ") || line.contains("usage"))
                            .count());
            project.workbench.removeFile(1, "kim");
            long again = project.add("app.log", LOG);
            assertThat(project.file(again).labelledRows()).isPositive();
        }
    }

    @Test
    void anImportThatWasBrokenOffIsTakenUpAgain() throws Exception {
        List<String> many = SmallLog.lines(60_000);
        try (TestProject project = TestProject.open(folder)) {
            project.begin("app.log", many);
        }
        try (TestProject project = TestProject.open(folder)) {
            TestProject.await(() -> project.state(1) != FileSummary.State.IMPORTING);
            assertThat(project.file(1).error()).isEmpty();
            assertThat(project.workbench.summary().rows()).isEqualTo(many.size());
            project.label("restored", "Network");
        }
        // As if the process had been killed between the groups and the word that all is there.
        try (Database database = Database.open(folder.resolve("project.db"))) {
            database.transaction(() -> database.update("update file set state = 'IMPORTING'"));
        }
        try (TestProject project = TestProject.open(folder)) {
            TestProject.await(() -> project.state(1) != FileSummary.State.IMPORTING);
            assertThat(project.workbench.summary().rows()).isEqualTo(many.size());
            assertThat(project.group("restored").label()).contains("Network");
        }
    }

    @Test
    void aBundleIsTrainedAndCompared() throws Exception {
        try (TestProject project = TestProject.of(folder, LOG)) {
            assertThat(project.train().error().orElse("")).contains("nothing is labelled yet");
            project.label("logged", "User Action");
            project.label("Backup", "Backup");
            project.label("Connection", "Network");
            project.workbench.say(List.of(TestProject.version(project.group("evicted"))), Said.NONE, "kim");
            TrainingState trained = project.train();
            assertThat(trained.state()).as(trained.toString()).isEqualTo(TrainingState.State.DONE);
            assertThat(trained.summary()).anySatisfy(line -> assertThat(line).startsWith("your file: "));
            try (ClassificationPipeline pipeline = Bundle.load(
                            project.workbench.bundles().folder(trained.bundle().orElseThrow()))
                    .pipeline()) {
                assertThat(pipeline.classify("auth", "User zoe11 logged in from 10.0.9.7")
                                .label())
                        .contains(new Label("User Action"));
                assertThat(pipeline.classify("cache", "evicted 4711 entries").label())
                        .isEmpty();
            }
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            project.workbench.bundles().writeZip(trained.bundle().orElseThrow(), zip);
            assertThat(names(zip)).contains("pipeline.yaml", "memory.jsonl", "report.html");
        }
        assertThat(ProjectFolder.labelled(folder).entries())
                .extracting(entry -> entry.label().name())
                .contains("User Action", "Backup", "Network", ProjectFolder.NONE);
    }

    private static List<String> names(ByteArrayOutputStream zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

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
    void labelsThatStandAgainstEachOtherAreSettled() throws Exception {
        try (TestProject project = TestProject.of(
                folder,
                List.of(
                        "2026-03-01 10:00:00,000 INFO a - cache is warm",
                        "2026-03-01 10:00:00,000 INFO b - cache is warm",
                        "2026-03-01 10:00:00,000 INFO b - queue 7 is empty"))) {
            Changed split = project.workbench.split(
                    TestProject.version(project.group("cache")), Workbench.Split.SOURCE, List.of(), "kim");
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
}
