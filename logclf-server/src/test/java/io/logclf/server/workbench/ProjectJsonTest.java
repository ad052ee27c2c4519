package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.server.json.Json;
import io.logclf.workbench.Changed;
import io.logclf.workbench.view.Comparison;
import io.logclf.workbench.view.Contradiction;
import io.logclf.workbench.view.Example;
import io.logclf.workbench.view.Forecast;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupPage;
import io.logclf.workbench.view.GroupState;
import io.logclf.workbench.view.LabelSummary;
import io.logclf.workbench.view.NamedRows;
import io.logclf.workbench.view.Part;
import io.logclf.workbench.view.ProjectSummary;
import io.logclf.workbench.view.Span;
import io.logclf.workbench.view.Step;
import io.logclf.workbench.view.Suggestion;
import io.logclf.workbench.view.TrainingState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON of each view, in full: what a client of the API relies on. */
class ProjectJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final GroupBrief OPEN = new GroupBrief(
            3,
            1,
            2,
            "Task <*>",
            1,
            40,
            GroupState.OPEN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "Task 7");
    private static final GroupBrief LABELLED = new GroupBrief(
            4,
            2,
            2,
            "Disk <*>",
            2,
            9,
            GroupState.LABELLED,
            Optional.of("Disk"),
            Optional.of("kim"),
            Optional.of(NOON),
            Optional.of(new Suggestion("Disk", 0.75, Suggestion.Origin.LABELS)),
            "Disk 1");
    private static final String OPEN_JSON =
            "{\"id\":3,\"version\":1,\"file\":2,\"template\":\"Task <*>\",\"templates\":1,"
                    + "\"rows\":40,\"state\":\"open\",\"label\":null,\"by\":null,\"at\":null,\"suggestion\":null,"
                    + "\"example\":\"Task 7\"}";
    private static final String LABELLED_JSON =
            "{\"id\":4,\"version\":2,\"file\":2,\"template\":\"Disk <*>\",\"templates\":2,\"rows\":9,"
                    + "\"state\":\"labelled\",\"label\":\"Disk\",\"by\":\"kim\",\"at\":\"2026-03-01T12:00:00Z\","
                    + "\"suggestion\":{\"label\":\"Disk\",\"probability\":0.75,\"from\":\"labels\"},\"example\":\"Disk 1\"}";

    @Test
    void aPageOfGroups() {
        assertThat(Json.text(GroupJson.page(new GroupPage(7, 12, 49, List.of(OPEN, LABELLED)))))
                .isEqualTo("{\"revision\":7,\"total\":12,\"rows\":49,\"groups\":[" + OPEN_JSON + "," + LABELLED_JSON
                        + "]}");
        assertThat(Json.text(GroupJson.page(new GroupPage(1, 0, 0, List.of()))))
                .isEqualTo("{\"revision\":1,\"total\":0,\"rows\":0,\"groups\":[]}");
    }

    @Test
    void aChange() {
        assertThat(Json.text(ProjectJson.changed(new Changed(8, 21, List.of(OPEN), List.of(5L, 6L)))))
                .isEqualTo("{\"revision\":8,\"step\":21,\"groups\":[" + OPEN_JSON + "],\"removed\":[5,6]}");
    }

    @Test
    void everythingAboutAGroup() {
        GroupDetail detail = new GroupDetail(
                OPEN,
                "10:00",
                "11:00",
                List.of(new NamedRows("jobs", 40)),
                List.of(),
                List.of(new Part("Task <*>", 40, "jobs", "INFO", Optional.empty(), true)),
                2,
                List.of(new Example(
                        "7.0",
                        "Task 7",
                        List.of(new Span(5, 6)),
                        "jobs",
                        "INFO",
                        "10:00",
                        1,
                        "Task <*>",
                        Optional.empty())),
                List.of(new Suggestion("Job", 0.5, Suggestion.Origin.WORDS)),
                List.of(step(Step.What.LABEL_ADDED)));
        String json = Json.text(GroupJson.detail(detail));
        assertThat(json)
                .startsWith(OPEN_JSON.substring(0, OPEN_JSON.length() - 1))
                .endsWith(",\"first\":\"10:00\",\"last\":\"11:00\",\"sources\":[{\"name\":\"jobs\",\"rows\":40}],"
                        + "\"severities\":[],\"parts\":[{\"template\":\"Task <*>\",\"rows\":40,\"source\":\"jobs\","
                        + "\"severity\":\"INFO\",\"label\":null,\"none\":true}],\"moreParts\":2,"
                        + "\"examples\":[{\"id\":\"7.0\",\"text\":\"Task 7\",\"variable\":[[5,6]],\"source\":\"jobs\","
                        + "\"severity\":\"INFO\",\"time\":\"10:00\",\"line\":1,\"template\":\"Task <*>\",\"label\":null}],"
                        + "\"suggestions\":[{\"label\":\"Job\",\"probability\":0.5,\"from\":\"words\"}],"
                        + "\"history\":[{\"id\":5,\"at\":\"2026-03-01T12:00:00Z\",\"by\":\"kim\",\"what\":\"label-added\","
                        + "\"text\":\"did it\",\"groups\":[3],\"undone\":false,\"canUndo\":true}]}");
    }

    @Test
    void aContradiction() {
        Contradiction contradiction = new Contradiction(
                "c1",
                Contradiction.Kind.TWO_LABELS,
                3,
                "Task <*>",
                40,
                List.of(new NamedRows("Job", 30), new NamedRows("Disk", 10)),
                Optional.empty(),
                List.of(new Example("7.0", "Task 7", List.of(), "", "", "", 9, "Task <*>", Optional.of("Job"))));
        assertThat(Json.text(ProjectJson.contradiction(contradiction)))
                .isEqualTo("{\"id\":\"c1\",\"kind\":\"two-labels\",\"group\":3,\"template\":\"Task <*>\",\"rows\":40,"
                        + "\"labels\":[{\"label\":\"Job\",\"rows\":30},{\"label\":\"Disk\",\"rows\":10}],"
                        + "\"suggestion\":null,\"examples\":[{\"text\":\"Task 7\",\"label\":\"Job\",\"line\":9}]}");
    }

    @Test
    void aComparison() {
        Comparison running = new Comparison(false, 100, 40, 3, List.of());
        assertThat(Json.text(ProjectJson.comparison(running)))
                .isEqualTo("{\"state\":\"running\",\"rows\":100,\"done\":40,\"changed\":3,\"changes\":[]}");
        Comparison ready = new Comparison(
                true,
                100,
                100,
                3,
                List.of(new Comparison.Change(Optional.empty(), Optional.of("Disk"), 3, List.of("Disk 1"))));
        assertThat(Json.text(ProjectJson.comparison(ready)))
                .isEqualTo("{\"state\":\"ready\",\"rows\":100,\"done\":100,\"changed\":3,\"changes\":[{\"before\":null,"
                        + "\"after\":\"Disk\",\"rows\":3,\"examples\":[\"Disk 1\"]}]}");
    }

    @ParameterizedTest
    @CsvSource({"2, 2, true", "2, 1, false", "2, , false", ", 2, false", ", , false"})
    void aTrainedBundleIsInUseIfTheServerAnswersWithIt(Integer trained, Integer used, boolean inUse) {
        TrainingState state = new TrainingState(
                TrainingState.State.DONE,
                "",
                Optional.of(NOON),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(trained),
                List.of("98 % right"));
        OptionalInt number = used == null ? OptionalInt.empty() : OptionalInt.of(used);
        assertThat(Json.text(ProjectJson.training(state, number)))
                .isEqualTo("{\"state\":\"done\",\"step\":\"\",\"startedAt\":\"2026-03-01T12:00:00Z\",\"endedAt\":null,"
                        + "\"error\":null,\"bundle\":" + trained + ",\"summary\":[\"98 % right\"],\"inUse\":" + inUse
                        + "}");
    }

    @Test
    void aProjectWithAndWithoutAForecast() {
        ProjectSummary summary = new ProjectSummary(
                7,
                List.of(new LabelSummary("Disk", "space", Optional.of("1"), 9, 1)),
                List.of(),
                49,
                9,
                0,
                2,
                1,
                1,
                Optional.of(new Forecast(0.5, 0.75, "nine rows")));
        assertThat(Json.text(ProjectJson.project(summary, Optional.of("kim")).map()))
                .isEqualTo(
                        "{\"revision\":7,\"author\":\"kim\",\"labels\":[{\"name\":\"Disk\",\"description\":\"space\","
                                + "\"key\":\"1\",\"rows\":9,\"groups\":1}],\"files\":[],\"rows\":49,\"labelledRows\":9,"
                                + "\"noneRows\":0,\"groups\":2,\"openGroups\":1,\"decisions\":1,"
                                + "\"forecast\":{\"decidedShare\":0.5,\"accuracy\":0.75,\"basis\":\"nine rows\"}}");
        ProjectSummary empty = new ProjectSummary(1, List.of(), List.of(), 0, 0, 0, 0, 0, 0, Optional.empty());
        assertThat(Json.text(ProjectJson.project(empty, Optional.empty()).map()))
                .contains("\"author\":null")
                .endsWith("\"forecast\":null}");
    }

    @Test
    void stepsKeepTheirOrder() {
        assertThat(ProjectJson.steps(List.of(step(Step.What.UNDO), step(Step.What.LABEL))).stream()
                        .map(step -> step.get("what")))
                .containsExactly("undo", "label");
    }

    private static Step step(Step.What what) {
        return new Step(5, NOON, "kim", what, "did it", List.of(3L), false, true);
    }
}
