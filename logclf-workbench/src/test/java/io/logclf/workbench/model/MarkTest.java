package io.logclf.workbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.workbench.Said;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whatIsSaidIsReadFromTheDatabaseAsItWasWritten() {
        for (Said said : List.of(Said.NOTHING, Said.NONE, Said.label("Disk"), Said.label(""), Said.label("none"))) {
            Mark mark = new Mark(said, "kim", NOON, 7);
            assertThat(Mark.said(mark.kind(), said.label())).isEqualTo(said);
        }
    }

    @Test
    void takingBackIsSayingNothingAndYetNotNever() {
        Mark back = new Mark(Said.NOTHING, "kim", NOON, 7);
        assertThat(back.isSaid()).isFalse();
        assertThat(Mark.NEVER.isSaid()).isFalse();
        assertThat(back).isNotEqualTo(Mark.NEVER);
        assertThat(new Mark(Said.NONE, "kim", NOON, 7).isSaid()).isTrue();
        assertThat(new Mark(Said.label("Disk"), "kim", NOON, 7).isSaid()).isTrue();
    }

    @Test
    void aLabelAndNoneExcludeEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Said(Optional.of("Disk"), true))
                .withMessage("either a label fits or none does");
    }

    @Test
    void aGroupIsMixedAsSoonAsOneFormDiffers() {
        Mark disk = new Mark(Said.label("Disk"), "kim", NOON, 1);
        Mark sameLater = new Mark(Said.label("Disk"), "ann", NOON.plusSeconds(60), 2);
        Mark none = new Mark(Said.NONE, "kim", NOON, 3);
        assertThat(group().state()).isEqualTo(GroupState.OPEN);
        assertThat(group(Mark.NEVER).state()).isEqualTo(GroupState.OPEN);
        assertThat(group(disk, sameLater).state()).isEqualTo(GroupState.LABELLED);
        assertThat(group(none, none).state()).isEqualTo(GroupState.NONE);
        assertThat(group(disk, none).state()).isEqualTo(GroupState.MIXED);
        assertThat(group(disk, Mark.NEVER).state()).isEqualTo(GroupState.MIXED);
        assertThat(group(disk, none).said()).isEqualTo(Said.NOTHING);
        assertThat(group(disk, sameLater).said()).isEqualTo(Said.label("Disk"));
        assertThat(group(disk, sameLater).mark()).isEqualTo(sameLater);
        assertThat(group().mark()).isEqualTo(Mark.NEVER);
    }

    @Test
    void aFileKeepsWhatIsKnownOfItInEveryState() {
        LogFile added = LogFile.added(3, "app.log", FileSummary.Kind.FILE, "auto", NOON);
        assertThat(added.state()).isEqualTo(FileSummary.State.IMPORTING);
        LogFile read = added.read(Optional.of("logback lines"), 100, 90);
        assertThat(read.state()).isEqualTo(FileSummary.State.READY);
        assertThat(read.rows()).isEqualTo(100);
        assertThat(read.messages()).isEqualTo(90);
        LogFile failed = read.in(FileSummary.State.FAILED, Optional.of("disk"));
        assertThat(failed.error()).contains("disk");
        assertThat(failed.rows()).isEqualTo(100);
        assertThat(failed.name()).isEqualTo("app.log");
        assertThat(failed.read(Optional.empty(), 1, 1).error())
                .as("once it is read")
                .isEmpty();
        assertThat(added.rows()).isZero();
    }

    private static Group group(Mark... marks) {
        Group group = new Group(1, 1, 1);
        group.forms(IntStream.range(0, marks.length)
                .mapToObj(i -> {
                    Form form = new Form(i, 1, new FormKey("t" + i, "", ""), List.of(), "", "", 1, 1, 0);
                    form.mark(marks[i]);
                    return form;
                })
                .toList());
        return group;
    }
}
