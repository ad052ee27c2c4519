package io.logclf.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.workbench.Said;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.view.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final FormKey ONE = new FormKey("one", "", "");
    private static final FormKey TWO = new FormKey("two", "", "");

    @TempDir
    private Path folder;

    private Database database;
    private Steps steps;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("project.db"));
        steps = new Steps(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Labels a key as a person does, and returns the step. */
    private long label(FormKey key, String label, Mark before) {
        return database.transaction(() -> {
            long step = steps.add("kim", NOON, Step.What.LABEL, "labelled " + key.template(), List.of());
            steps.mark(step, Map.of(key, before), Map.of(key, mark(label, step)));
            return step;
        });
    }

    private static Mark mark(String label, long step) {
        return new Mark(Said.label(label), "kim", NOON, step);
    }

    private boolean canUndo(long step) {
        return database.reading(() -> steps.step(step)).orElseThrow().canUndo();
    }

    private void undo(long step) {
        database.transaction(() -> {
            long by = steps.add("kim", NOON, Step.What.UNDO, "undid", List.of());
            steps.undone(step, by);
            steps.save(steps.marksBefore(step));
            return by;
        });
    }

    @Test
    void onlyTheLastOfStepsOnOneThingCanBeUndone() {
        long first = label(ONE, "A", Mark.NEVER);
        long other = label(TWO, "A", Mark.NEVER);
        long second = label(ONE, "B", mark("A", first));
        assertThat(canUndo(first)).isFalse();
        assertThat(canUndo(other)).isTrue();
        assertThat(canUndo(second)).isTrue();
        undo(second);
        assertThat(canUndo(second)).isFalse();
        assertThat(canUndo(first)).isTrue();
        undo(first);
        assertThat(new Records(database).load().mark(ONE)).isEqualTo(Mark.NEVER);
        assertThat(new Records(database).load().mark(TWO)).isEqualTo(mark("A", other));
    }

    @Test
    void aStepWhoseFormsMovedOnOrAreGoneCannotBeUndone() {
        Form form = new Form(3, 1, ONE, List.of(), "", "", 5, 7, 0);
        long split = database.transaction(() -> {
            new Records(database).saveForms(List.of(form));
            long step = steps.add("kim", NOON, Step.What.SPLIT, "split", List.of(7L));
            steps.moving(step, List.of(form));
            form.move(8, step);
            steps.moved(List.of(form));
            return step;
        });
        assertThat(canUndo(split)).isTrue();
        assertThat(database.reading(() -> steps.placesBefore(split))).containsExactly(new Steps.Place(3, 7, 0));
        form.move(9, split + 1);
        database.transaction(() -> {
            steps.moved(List.of(form));
            return true;
        });
        assertThat(canUndo(split)).isFalse();
        form.move(8, split);
        database.transaction(() -> {
            steps.moved(List.of(form));
            return true;
        });
        assertThat(canUndo(split)).isTrue();
        database.transaction(() -> {
            new Records(database).removeForms(List.of(3L));
            return true;
        });
        assertThat(canUndo(split)).isFalse();
    }

    @Test
    void groupsGetANewVersionAndRememberWhatWasDoneWithThem() {
        database.transaction(() -> {
            new Records(database).saveGroups(List.of(new Group(7, 1, 1), new Group(8, 1, 1)));
            steps.add("kim", NOON, Step.What.LABEL, "first", List.of(7L));
            steps.add("ana", NOON, Step.What.CLEAR, "second", List.of(7L));
            return true;
        });
        assertThat(new Records(database).load().anyGroup(7).orElseThrow().version())
                .isEqualTo(3);
        assertThat(new Records(database).load().anyGroup(8).orElseThrow().version())
                .isEqualTo(1);
        assertThat(database.reading(() -> steps.of(7, 10)))
                .extracting(Step::text)
                .containsExactly("second", "first");
        assertThat(database.reading(() -> steps.of(7, 1))).extracting(Step::by).containsExactly("ana");
        assertThat(database.reading(() -> steps.of(8, 10))).isEmpty();
    }

    @Test
    void theLastStepOfAPersonIsOneThatCanBeTakenBack() {
        long mine = label(ONE, "A", Mark.NEVER);
        database.transaction(() -> steps.add("ana", NOON, Step.What.MERGE, "merged", List.of()));
        database.transaction(() -> steps.add("kim", NOON, Step.What.FILE, "added a file", List.of()));
        database.transaction(() -> steps.add("kim", NOON, Step.What.LABEL_ADDED, "added a label", List.of()));
        assertThat(database.reading(() -> steps.lastOf("kim"))).isEqualTo(OptionalLong.of(mine));
        undo(mine);
        assertThat(database.reading(() -> steps.lastOf("kim"))).isEmpty();
        assertThat(database.reading(() -> steps.lastOf("nobody"))).isEmpty();
    }

    @Test
    void decisionsThatWereTakenBackDoNotCount() {
        label(ONE, "A", Mark.NEVER);
        long second = label(TWO, "A", Mark.NEVER);
        database.transaction(() -> steps.add("kim", NOON, Step.What.NONE, "none fits", List.of()));
        database.transaction(() -> steps.add("kim", NOON, Step.What.CLEAR, "took back", List.of()));
        assertThat(database.<Integer>reading(steps::decisions)).isEqualTo(3);
        undo(second);
        assertThat(database.<Integer>reading(steps::decisions)).isEqualTo(2);
    }

    @Test
    void theLatestComesFirstAndKeepsItsTime() {
        label(ONE, "A", Mark.NEVER);
        label(TWO, "A", Mark.NEVER);
        assertThat(database.reading(() -> steps.latest(1))).singleElement().satisfies(step -> {
            assertThat(step.text()).isEqualTo("labelled two");
            assertThat(step.at()).isEqualTo(NOON);
            assertThat(step.undone()).isFalse();
        });
        assertThat(database.reading(() -> steps.step(99))).isEmpty();
    }
}
