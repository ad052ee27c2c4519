package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.workbench.files.LogFiles;
import io.logclf.workbench.model.Form;
import io.logclf.workbench.model.FormKey;
import io.logclf.workbench.model.Group;
import io.logclf.workbench.model.LabelLine;
import io.logclf.workbench.model.LogFile;
import io.logclf.workbench.model.Mark;
import io.logclf.workbench.model.Sample;
import io.logclf.workbench.store.Database;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupPage;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.LabelSummary;
import io.logclf.workbench.view.NamedRows;
import io.logclf.workbench.view.ProjectSummary;
import io.logclf.workbench.view.Suggestion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {

    @TempDir
    private Path folder;

    private Project project;
    private Listing listing;
    private long forms;

    @BeforeEach
    void open() {
        project = new Project(Database.open(folder.resolve("project.db")), LogFiles.in(folder), Clock.systemUTC());
        listing = new Listing(project);
        project.state().put(LogFile.added(1, "app.log", FileSummary.Kind.FILE, "AUTO", Instant.EPOCH));
        project.state().put(LogFile.added(2, "other.log", FileSummary.Kind.FILE, "AUTO", Instant.EPOCH));
    }

    @AfterEach
    void close() {
        project.database().close();
    }

    private Form form(long group, long file, String template, String source, String severity, long rows) {
        long id = ++forms;
        Form form = new Form(
                id,
                file,
                new FormKey(template, source, severity),
                List.of(new Sample(template.replace("<*>", "17"), id, "10:0" + id % 10)),
                "10:00",
                "10:59",
                rows,
                group,
                0);
        project.state().put(form);
        return form;
    }

    private Group group(long id, long file, String template, long rows) {
        Group group = new Group(id, file, 1);
        project.state().put(group);
        form(id, file, template, "auth", "INFO", rows);
        project.state().regroup();
        return group;
    }

    private static void say(Group group, Said said) {
        group.forms().forEach(form -> form.mark(new Mark(said, "kim", Instant.ofEpochSecond(7), 1)));
    }

    private static void suggest(Group group, String label, double probability) {
        group.suggestions(List.of(new Suggestion(label, probability, Suggestion.Origin.LABELS)));
    }

    private static GroupQuery query(GroupQuery.Order order, int offset, int limit) {
        return new GroupQuery(
                OptionalLong.empty(),
                Optional.empty(),
                order,
                "",
                Optional.empty(),
                0,
                Optional.empty(),
                offset,
                limit);
    }

    private static GroupQuery search(String words) {
        return new GroupQuery(
                OptionalLong.empty(),
                Optional.empty(),
                GroupQuery.Order.ROWS,
                words,
                Optional.empty(),
                0,
                Optional.empty(),
                0,
                100);
    }

    private List<Long> ids(GroupQuery query) {
        return listing.groups(query).groups().stream().map(GroupBrief::id).toList();
    }

    @Test
    void whatTeachesMostIsRowsTimesDoubt() {
        suggest(group(1, 1, "known", 1_000), "A", 0.99);
        suggest(group(2, 1, "doubtful", 100), "A", 0.5);
        group(3, 1, "without suggestion", 40);
        say(group(4, 1, "labelled", 9_000), Said.label("A"));
        say(group(5, 1, "none", 9_000), Said.NONE);
        assertThat(ids(query(GroupQuery.Order.TEACH, 0, 10))).containsExactly(2L, 3L, 1L, 4L, 5L);
        assertThat(ids(query(GroupQuery.Order.ROWS, 0, 10))).containsExactly(4L, 5L, 1L, 2L, 3L);
        assertThat(ids(query(GroupQuery.Order.TEMPLATE, 0, 10))).containsExactly(2L, 1L, 4L, 5L, 3L);
    }

    @Test
    void pagesNeitherOverlapNorLeaveOut() {
        for (long id = 1; id <= 7; id++) {
            group(id, 1, "equal", 5);
        }
        assertThat(ids(query(GroupQuery.Order.TEACH, 0, 3))).containsExactly(1L, 2L, 3L);
        assertThat(ids(query(GroupQuery.Order.TEACH, 3, 3))).containsExactly(4L, 5L, 6L);
        assertThat(ids(query(GroupQuery.Order.TEACH, 6, 3))).containsExactly(7L);
        GroupPage behind = listing.groups(query(GroupQuery.Order.TEACH, 99, 3));
        assertThat(behind.groups()).isEmpty();
        assertThat(behind.total()).isEqualTo(7);
        assertThat(behind.rows()).isEqualTo(35);
    }

    @Test
    void queriesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> query(GroupQuery.Order.ROWS, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offset must be at least 0 and limit at least 1: -1, 1");
        assertThatThrownBy(() -> query(GroupQuery.Order.ROWS, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filtersHoldTogether() {
        suggest(group(1, 1, "one", 10), "A", 0.8);
        suggest(group(2, 2, "two", 9), "A", 0.8);
        suggest(group(3, 1, "three", 8), "A", 0.4);
        suggest(group(4, 1, "four", 7), "B", 0.9);
        Group labelled = group(5, 1, "five", 6);
        suggest(labelled, "A", 0.9);
        say(labelled, Said.label("A"));
        Optional<String> a = Optional.of("A");
        assertThat(ids(new GroupQuery(
                        OptionalLong.empty(),
                        Optional.empty(),
                        GroupQuery.Order.ROWS,
                        "",
                        a,
                        0.5,
                        Optional.empty(),
                        0,
                        9)))
                .as("suggested, and not labelled yet")
                .containsExactly(1L, 2L);
        assertThat(ids(new GroupQuery(
                        OptionalLong.of(1),
                        Optional.empty(),
                        GroupQuery.Order.ROWS,
                        "",
                        a,
                        0.5,
                        Optional.empty(),
                        0,
                        9)))
                .containsExactly(1L);
        assertThat(ids(new GroupQuery(
                        OptionalLong.empty(),
                        Optional.empty(),
                        GroupQuery.Order.ROWS,
                        "",
                        Optional.empty(),
                        0,
                        a,
                        0,
                        9)))
                .containsExactly(5L);
        assertThat(ids(new GroupQuery(
                        OptionalLong.of(1),
                        Optional.of(GroupState.OPEN),
                        GroupQuery.Order.ROWS,
                        "",
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        0,
                        9)))
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void aSearchFindsWordsInAnyCaseAndMessagesWithOtherValues() {
        group(1, 1, "Backup of volume <*> finished in <*> ms", 10);
        group(2, 1, "Backup of volume <*> failed", 9);
        group(3, 1, "<*>", 8);
        form(2, 1, "retrying", "Scheduler", "WARN", 1);
        project.state().regroup();
        assertThat(ids(search("VOLUME backup"))).containsExactly(1L, 2L);
        assertThat(ids(search("scheduler"))).as("a source").containsExactly(2L);
        assertThat(ids(search("17"))).as("a value of an example").containsExactly(1L, 2L, 3L);
        assertThat(ids(search("Backup of volume other finished in 4711 ms")))
                .as("a message")
                .containsExactly(1L);
        assertThat(ids(search("nothing of the kind")))
                .as("a template that fits all is no match")
                .isEmpty();
        assertThat(ids(search("  "))).hasSize(3);
    }

    @Test
    void theSummaryCountsRowsByLabelAndByFile() {
        project.state().put(new LabelLine("A", "the first", Optional.of("1")));
        project.state().put(new LabelLine("B", "", Optional.of("2")));
        say(group(1, 1, "one", 10), Said.label("A"));
        say(group(2, 2, "two", 20), Said.NONE);
        group(3, 1, "three", 40);
        Group mixed = group(4, 1, "four", 80);
        form(4, 1, "five", "", "", 160).mark(new Mark(Said.label("A"), "kim", Instant.EPOCH, 2));
        project.state().regroup();
        assertThat(mixed.state()).isEqualTo(GroupState.MIXED);
        ProjectSummary summary = listing.summary();
        assertThat(List.of(summary.rows(), summary.labelledRows(), summary.noneRows()))
                .containsExactly(310L, 170L, 20L);
        assertThat(summary.groups()).isEqualTo(4);
        assertThat(summary.openGroups()).isEqualTo(2);
        assertThat(summary.labels())
                .containsExactly(
                        new LabelSummary("A", "the first", Optional.of("1"), 170, 2),
                        new LabelSummary("B", "", Optional.of("2"), 0, 0));
        assertThat(summary.files()).extracting(FileSummary::groups).containsExactly(3, 1);
        assertThat(summary.files()).extracting(FileSummary::labelledRows).containsExactly(170L, 20L);
        assertThat(summary.forecast()).isEmpty();
    }

    @Test
    void aDetailShowsTheLargestPartsAndCountsTheOthers() {
        Group group = group(1, 1, "one", 1_000);
        for (int i = 0; i < 250; i++) {
            form(1, 1, "template " + i, "source " + i % 60, i % 2 == 0 ? "WARN" : "", 500 - i);
        }
        project.state().regroup();
        GroupDetail detail = listing.detail(1);
        assertThat(detail.brief().templates()).isEqualTo(251);
        assertThat(detail.parts()).hasSize(200);
        assertThat(detail.parts().get(0).rows()).isEqualTo(1_000);
        assertThat(detail.moreParts()).isEqualTo(51);
        assertThat(detail.sources()).hasSize(50);
        assertThat(detail.sources().get(0)).isEqualTo(new NamedRows("source 0", 500 + 440 + 380 + 320 + 260));
        assertThat(detail.severities()).extracting(NamedRows::name).containsExactly("WARN", "", "INFO");
        assertThat(detail.examples()).hasSize(12);
        assertThat(group.forms()).hasSize(251);
        assertThatThrownBy(() -> listing.detail(9))
                .isInstanceOf(UnknownException.class)
                .hasMessageContaining("there is no group 9");
    }

    @Test
    void aGroupOfSeveralAnswersTellsWhoSpokeLast() {
        Group group = group(1, 1, "one", 10);
        suggest(group, "A", 0.7);
        GroupBrief open = listing.brief(group);
        assertThat(open.by()).isEmpty();
        assertThat(open.suggestion()).isPresent();
        say(group, Said.label("A"));
        GroupBrief labelled = listing.brief(group);
        assertThat(labelled.label()).contains("A");
        assertThat(labelled.by()).contains("kim");
        assertThat(labelled.at()).contains(Instant.ofEpochSecond(7));
        assertThat(labelled.suggestion())
                .as("nothing to suggest where something was said")
                .isEmpty();
    }
}
