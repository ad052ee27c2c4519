package io.logclf.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import io.logclf.workbench.Said;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.LabelLine;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.Sample;
import io.logclf.workbench.model.State;
import io.logclf.workbench.view.FileSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final FormKey KEY = new FormKey("User <*> logged in", "auth", "INFO");
    private static final Mark MARK = new Mark(Said.label("User Action"), "kim", NOON, 4);

    @TempDir
    private Path folder;

    private Database database;
    private Records records;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("project.db"));
        records = new Records(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** What another process reads that opens the project. */
    private State reopened() {
        database.close();
        open();
        return records.load();
    }

    private static Form form(long id, long file, long group) {
        return new Form(
                id,
                file,
                KEY,
                List.of(new Sample("User kim logged in", 7, "12:00"), new Sample("User ana\nlogged in", 9, "")),
                "12:00",
                "12:30",
                42,
                group,
                3);
    }

    private static LogFile file(long id) {
        return LogFile.added(id, "app.log", FileSummary.Kind.FILE, "AUTO", NOON).read(Optional.of("logback"), 50, 42);
    }

    @Test
    void allIsReadBackAsItWasWritten() {
        Group group = new Group(5, 1, 8);
        group.vector(Optional.of(new byte[] {1, -127, 0}));
        group.guess(Optional.of(new Group.Guess("Backup", 0.75)));
        database.transaction(() -> {
            records.save(new LabelLine("User Action", "what a person did", Optional.of("1")));
            records.save(file(1));
            records.saveGroups(List.of(group));
            records.saveForms(List.of(form(2, 1, 5)));
            records.refine("Task <*>", "Task 1");
            new Steps(database).save(Map.of(KEY, MARK));
            return true;
        });
        State state = reopened();
        assertThat(state.labels()).containsExactly(new LabelLine("User Action", "what a person did", Optional.of("1")));
        assertThat(state.files()).containsExactly(file(1));
        assertThat(state.refinements("Task <*>")).containsExactly("Task 1");
        assertThat(state.marks()).containsExactly(Map.entry(KEY, MARK));
        Group read = state.group(5);
        assertThat(read.version()).isEqualTo(8);
        assertThat(read.vector().orElseThrow()).containsExactly(1, -127, 0);
        assertThat(read.guess()).contains(new Group.Guess("Backup", 0.75));
        assertThat(read.answer()).isEmpty();
        Form form = read.forms().get(0);
        assertThat(form.samples()).isEqualTo(form(2, 1, 5).samples());
        assertThat(form.mark()).isEqualTo(MARK);
        assertThat(List.of(form.rows(), form.moved())).containsExactly(42L, 3L);
        assertThat(List.of(form.first(), form.last())).containsExactly("12:00", "12:30");
    }

    @Test
    void aRemovedFileTakesItsFormsAndGroupsButNotWhatWasSaid() {
        database.transaction(() -> {
            records.save(file(1));
            records.save(file(2));
            records.saveGroups(List.of(new Group(5, 1, 1), new Group(6, 2, 1)));
            records.saveForms(List.of(form(2, 1, 5), form(3, 2, 6)));
            new Steps(database).save(Map.of(KEY, MARK));
            records.removeFile(1);
            return true;
        });
        State state = reopened();
        assertThat(state.files()).extracting(LogFile::id).containsExactly(2L);
        assertThat(state.forms()).extracting(Form::id).containsExactly(3L);
        assertThat(state.anyGroup(5)).isEmpty();
        assertThat(state.form(3).samples()).hasSize(2);
        assertThat(state.mark(KEY)).isEqualTo(MARK);
    }

    @Test
    void aRemovedFormLeavesNoSamples() {
        database.transaction(() -> {
            records.saveForms(List.of(form(2, 1, 5), form(3, 1, 5)));
            records.removeForms(List.of(2L));
            // A form that is saved again under the number would show them.
            records.saveForms(List.of(new Form(2, 1, KEY, List.of(new Sample("other", 1, "")), "", "", 1, 5, 0)));
            return true;
        });
        assertThat(reopened().form(2).samples()).containsExactly(new Sample("other", 1, ""));
    }

    @Test
    void numbersAreNeverGivenTwice() {
        long first = database.transaction(() -> {
            long number = records.nextFile();
            records.save(file(number));
            records.removeFile(number);
            return number;
        });
        assertThat(database.transaction(records::nextFile)).isEqualTo(first + 1);
        long forms = database.transaction(() -> records.reserveForms(10));
        long groups = database.transaction(() -> records.reserveGroups(3));
        assertThat(database.transaction(() -> records.reserveForms(1))).isEqualTo(forms + 10);
        assertThat(database.transaction(() -> records.reserveGroups(1))).isEqualTo(groups + 3);
        reopened();
        assertThat(database.transaction(records::nextFile)).isEqualTo(first + 2);
    }

    @Test
    void aLabelIsDescribedAgainInItsPlace() {
        database.transaction(() -> {
            records.save(new LabelLine("One", "", Optional.of("1")));
            records.save(new LabelLine("Two", "", Optional.empty()));
            records.save(new LabelLine("One", "the first", Optional.of("1")));
            return true;
        });
        assertThat(reopened().labels())
                .containsExactly(
                        new LabelLine("One", "the first", Optional.of("1")),
                        new LabelLine("Two", "", Optional.empty()));
    }

    @Test
    void whatFailsHalfwayHasChangedNothing() {
        assertThatThrownBy(() -> database.transaction(() -> {
                    records.setting("precision", "0.9");
                    throw new IllegalStateException("halfway");
                }))
                .hasMessage("halfway");
        assertThat(database.<Optional<String>>reading(() -> records.setting("precision")))
                .isEmpty();
        assertThatThrownBy(() -> database.transaction(() -> database.update("insert into nowhere values(1)")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("project.db");
        database.transaction(() -> {
            records.setting("precision", "0.9");
            return true;
        });
        assertThat(database.<Optional<String>>reading(() -> records.setting("precision")))
                .contains("0.9");
    }

    @Test
    void contradictionsAreKeptOnce() {
        database.transaction(() -> {
            records.keep("t7");
            records.keep("t7");
            return true;
        });
        assertThat(database.<List<String>>reading(records::kept)).containsExactly("t7");
    }

    @Test
    void aProjectOfANewerVersionIsRefused() {
        database.transaction(() -> database.update("pragma user_version = 99"));
        assertThatThrownBy(() -> Database.open(folder.resolve("project.db")))
                .isInstanceOf(LogclfException.class)
                .hasMessageContaining("was written by a newer logclf (schema 99, this one knows 1)");
    }

    @Test
    void readingAloneChangesAndCreatesNothing() throws Exception {
        try (Database reader = Database.read(folder.resolve("project.db"))) {
            assertThat(new Records(reader).load().files()).isEmpty();
            assertThatThrownBy(() -> reader.transaction(() -> reader.update("delete from label")))
                    .isInstanceOf(FileException.class);
        }
        Path absent = folder.resolve("absent.db");
        assertThatThrownBy(() -> Database.read(absent)).isInstanceOf(LogclfException.class);
        assertThat(Files.exists(absent)).isFalse();
    }
}
