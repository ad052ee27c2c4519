package io.logclf.workbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.workbench.Said;
import io.logclf.workbench.UnknownException;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateTest {

    private static final FormKey KEY = new FormKey("cache is warm", "a", "INFO");

    private final State state = new State();

    private Form put(long id, long file, long group, long rows, FormKey key) {
        Form form = new Form(id, file, key, List.of(new Sample(key.template(), 1, "")), "", "", rows, group, 0);
        state.put(form);
        return form;
    }

    private static Mark mark(Said said, long second) {
        return new Mark(said, "kim", Instant.ofEpochSecond(second), second);
    }

    @Test
    void aFormGetsWhatWasSaidAboutItsKeyWhenItCame() {
        state.mark(KEY, mark(Said.label("Cache"), 1));
        assertThat(put(1, 1, 1, 5, KEY).mark().said()).isEqualTo(Said.label("Cache"));
        assertThat(put(2, 1, 1, 5, KEY.with("cache is cold")).mark()).isEqualTo(Mark.NEVER);
    }

    @Test
    void groupsHaveTheirFormsWithMostRowsFirstOnceTheyAreRegrouped() {
        state.put(new Group(1, 1, 1));
        state.put(new Group(2, 1, 1));
        Form few = put(1, 1, 1, 5, KEY);
        Form many = put(2, 1, 1, 9, KEY.with("b"));
        put(3, 1, 1, 0, KEY.with("c"));
        assertThat(state.groups()).isEmpty();
        state.regroup();
        assertThat(state.groups()).extracting(Group::id).containsExactly(1L);
        assertThat(state.group(1).forms()).containsExactly(many, few);
        assertThat(state.group(1).rows()).isEqualTo(14);
        few.move(2, 1);
        state.regroup();
        assertThat(state.group(1).forms()).containsExactly(many);
        assertThat(state.group(2).forms()).containsExactly(few);
    }

    @Test
    void aGroupIsWhatItsFormsAre() {
        state.put(new Group(1, 1, 1));
        Form one = put(1, 1, 1, 5, KEY);
        Form other = put(2, 1, 1, 9, KEY.with("b"));
        state.regroup();
        Group group = state.group(1);
        assertThat(group.state()).isEqualTo(GroupState.OPEN);
        one.mark(mark(Said.label("Cache"), 10));
        assertThat(group.state()).isEqualTo(GroupState.MIXED);
        assertThat(group.said()).isEqualTo(Said.NOTHING);
        other.mark(mark(Said.label("Cache"), 20));
        assertThat(group.state()).isEqualTo(GroupState.LABELLED);
        assertThat(group.said()).isEqualTo(Said.label("Cache"));
        assertThat(group.mark().at()).isEqualTo(Instant.ofEpochSecond(20));
        one.mark(mark(Said.NONE, 30));
        other.mark(mark(Said.NONE, 30));
        assertThat(group.state()).isEqualTo(GroupState.NONE);
    }

    @Test
    void aFileLeavesWithItsFormsAndGroupsAndItsMarksStay() {
        state.put(LogFile.added(1, "a.log", FileSummary.Kind.FILE, "AUTO", Instant.EPOCH));
        state.put(LogFile.added(2, "b.log", FileSummary.Kind.FILE, "AUTO", Instant.EPOCH));
        state.put(new Group(1, 1, 1));
        state.put(new Group(2, 2, 1));
        put(1, 1, 1, 5, KEY);
        put(2, 2, 2, 5, KEY);
        state.mark(KEY, mark(Said.NONE, 1));
        state.regroup();
        assertThat(state.formsOf(1)).extracting(Form::id).containsExactly(1L);
        state.removeFile(1);
        assertThat(state.files()).extracting(LogFile::id).containsExactly(2L);
        assertThat(state.formsOf(1)).isEmpty();
        assertThat(state.groupsOf(1)).isEmpty();
        assertThat(state.groupsOf(2)).hasSize(1);
        assertThat(state.mark(KEY).said()).isEqualTo(Said.NONE);
        assertThatThrownBy(() -> state.file(1))
                .isInstanceOf(UnknownException.class)
                .hasMessage("there is no file 1");
        assertThatThrownBy(() -> state.group(1))
                .isInstanceOf(UnknownException.class)
                .hasMessageContaining("it was merged, split or removed");
        assertThatThrownBy(() -> state.form(1)).isInstanceOf(UnknownException.class);
    }

    @Test
    void aMarkOfTheSameTemplateIsCarriedAndOneThatDisagreesIsNot() {
        FormKey elsewhere = new FormKey(KEY.template(), "b", "WARN");
        state.mark(KEY, mark(Said.label("Cache"), 1));
        Form form = put(1, 1, 1, 5, elsewhere);
        assertThat(new CarriedMarks(state).to(List.of(form))).containsExactly(Map.entry(elsewhere, state.mark(KEY)));
        state.mark(new FormKey(KEY.template(), "c", ""), mark(Said.NONE, 2));
        assertThat(new CarriedMarks(state).to(List.of(form))).isEmpty();
    }

    @Test
    void aMarkIsCarriedToATemplateWhoseMessagesItFits() {
        FormKey general = new FormKey("User <*> logged in from <*>", "", "");
        FormKey wide = new FormKey("User <*>", "", "");
        state.mark(wide, mark(Said.label("Users"), 1));
        state.mark(general, mark(Said.label("User Action"), 1));
        Form form = put(1, 1, 1, 1, new FormKey("User kim logged in from 10.0.0.1", "", ""));
        assertThat(new CarriedMarks(state).to(List.of(form)).values())
                .extracting(Mark::said)
                .containsExactly(Said.label("User Action"));
        Form stranger = put(2, 1, 1, 1, new FormKey("Group kim logged in", "", ""));
        assertThat(new CarriedMarks(state).to(List.of(stranger))).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNotCarriedOverAgain() {
        FormKey elsewhere = new FormKey(KEY.template(), "b", "WARN");
        state.mark(KEY, mark(Said.label("Cache"), 1));
        state.mark(elsewhere, mark(Said.NOTHING, 2));
        Form form = put(1, 1, 1, 5, elsewhere);
        assertThat(new CarriedMarks(state).to(List.of(form))).isEmpty();
    }

    @Test
    void labelsGetTheFirstFreeKeyAndKeepIt() {
        LabelLine one = LabelLine.of(" One ", " the first ", state.labels());
        assertThat(one).isEqualTo(new LabelLine("One", "the first", Optional.of("1")));
        state.put(one);
        state.put(LabelLine.of("Two", "", state.labels()));
        assertThat(LabelLine.of("One", "again", state.labels()).key()).contains("1");
        assertThat(LabelLine.of("Three", "", state.labels()).key()).contains("3");
        for (int i = 0; i < 40; i++) {
            state.put(LabelLine.of("Label " + i, "", state.labels()));
        }
        assertThat(state.labels()).filteredOn(label -> label.key().isPresent()).hasSize(27);
        assertThat(state.labels())
                .extracting(LabelLine::key)
                .filteredOn(Optional::isPresent)
                .doesNotHaveDuplicates();
    }

    @Test
    void namesThatMeanSomethingElseOrFitNoLineAreRefused() {
        for (String name : List.of("", "  ", "two\nlines", "x".repeat(101), "None of these", "Unclassified")) {
            assertThatThrownBy(() -> LabelLine.of(name, "", List.of()))
                    .as("<" + name + ">")
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(LabelLine.of("x".repeat(100), "y".repeat(1_000), List.of()).name())
                .hasSize(100);
        assertThatThrownBy(() -> LabelLine.of("One", "y".repeat(1_001), List.of()))
                .hasMessageContaining("at most 1000 characters");
        assertThatThrownBy(() -> LabelLine.of("One", "two\nlines", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSampleIsCutBetweenCharacters() {
        String smile = "\uD83D\uDE00";
        assertThat(Sample.cut("short")).isEqualTo("short");
        assertThat(Sample.cut("a".repeat(Sample.MAX_CHARS) + "b")).hasSize(Sample.MAX_CHARS);
        assertThat(Sample.cut("a".repeat(Sample.MAX_CHARS - 1) + smile)).isEqualTo("a".repeat(Sample.MAX_CHARS - 1));
        assertThat(Sample.cut("a".repeat(Sample.MAX_CHARS - 2) + smile)).hasSize(Sample.MAX_CHARS);
    }
}
