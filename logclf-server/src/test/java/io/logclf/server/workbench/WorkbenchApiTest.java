package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.ClassificationPipeline;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.server.json.Json;
import io.logclf.server.json.JsonTree;
import io.logclf.workbench.UnknownException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls of a project without files, of a server that runs on rules. */
class WorkbenchApiTest {

    private static final ClassificationPipeline PIPELINE = ClassificationPipeline.builder()
            .stage("regex", RegexClassifier.of(RuleSet.of(List.of(Rule.of("failed", "Failure", "failed")))))
            .build();

    @TempDir
    static Path folder;

    private static WorkbenchApi api;

    @BeforeAll
    static void open() throws IOException {
        api = WorkbenchApi.open(
                ProjectOptions.builder(folder.resolve("project")).build(), PIPELINE, 1, Json::text);
    }

    @AfterAll
    static void close() throws IOException {
        api.close();
    }

    @Test
    void theSummaryOfAnEmptyProjectHasEveryField() throws IOException {
        JsonTree summary = answered("GET", "", new RecordedCall());
        assertThat(summary.get("files").elements()).isEmpty();
        assertThat(summary.get("rows").number()).contains(0L);
        assertThat(summary.get("groups").number()).contains(0L);
        assertThat(summary.get("author").value()).isNull();
        assertThat(summary.get("training").get("state").text()).contains("none");
        assertThat(summary.get("bundle").get("name").text()).contains("rules");
        assertThat(summary.get("bundle").get("previous").value()).isEqualTo(false);
    }

    @Test
    void thereAreNoGroupsAndNoContradictions() throws IOException {
        JsonTree groups = answered("GET", "groups", new RecordedCall());
        assertThat(groups.get("total").number()).contains(0L);
        assertThat(groups.get("groups").elements()).isEmpty();
        assertThat(answered("GET", "contradictions", new RecordedCall())
                        .get("contradictions")
                        .elements())
                .isEmpty();
    }

    @Test
    void aLabelThatIsAddedIsInTheSummaryAndInTheHistory() throws IOException {
        JsonTree changed = answered(
                "POST", "labels", new RecordedCall().body("{\"name\":\" Disk \",\"description\":\"space runs out\"}"));
        assertThat(changed.get("groups").elements()).isEmpty();
        JsonTree label = answered("GET", "", new RecordedCall()).get("labels").elements().stream()
                .filter(each -> each.get("name").text().equals(Optional.of("Disk")))
                .findFirst()
                .orElseThrow();
        assertThat(label.get("description").text()).contains("space runs out");
        JsonTree step = answered("GET", "history", new RecordedCall().parameter("limit", "1"))
                .get("steps")
                .elements()
                .get(0);
        assertThat(step.get("by").text()).contains("kim");
        assertThat(step.get("what").text()).contains("label-added");
        assertThat(step.get("text").text()).contains("added the label 'Disk'");
        assertThat(step.get("id").value()).isEqualTo(changed.get("step").value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups | limit | 0 | the parameter limit must be a whole number in [1, 500]",
                "groups | limit | 501 | the parameter limit must be a whole number in [1, 500]",
                "groups | limit | ten | the parameter limit must be a whole number in [1, 500]",
                "groups | offset | -1 | the parameter offset must be a whole number in [0, 2147483647]",
                "groups | offset | 2147483648 | the parameter offset must be a whole number in [0, 2147483647]",
                "groups | file | x | the parameter file must be a whole number in [0, 2147483647]",
                "groups | state | done | the parameter state must be one of ",
                "groups | order | size | the parameter order must be one of teach, rows, template",
                "groups | atLeast | 1.1 | the parameter atLeast must be a probability in [0, 1], such as 0.9",
                "groups | atLeast | NaN | the parameter atLeast must be a probability in [0, 1], such as 0.9",
                "groups | atLeast | 1e-1 | the parameter atLeast must be a probability in [0, 1], such as 0.9",
                "history | limit | 1001 | the parameter limit must be a whole number in [1, 1000]",
                "training/comparison | limit | 0 | the parameter limit must be a whole number in [1, 1000]"
            })
    void aParameterThatIsWrongIsNamedWithWhatItMayBe(String path, String name, String value, String message) {
        assertRefused(400, "GET", path, new RecordedCall().parameter(name, value), message);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 1",
        "limit, 500",
        "offset, 2147483647",
        "state, all",
        "state, open",
        "order, rows",
        "atLeast, 1",
        "atLeast, 0.95",
        "file, 7",
        "label, Unknown",
        "suggested, Unknown"
    })
    void aParameterWithinItsRangeIsTaken(String name, String value) throws IOException {
        JsonTree groups = answered("GET", "groups", new RecordedCall().parameter(name, value));
        assertThat(groups.get("groups").elements()).isEmpty();
    }

    @Test
    void aSearchIsTakenUpToItsLimit() throws IOException {
        assertThat(answered("GET", "groups", new RecordedCall().parameter("search", "x".repeat(1_000)))
                        .get("total")
                        .number())
                .contains(0L);
        assertRefused(
                400,
                "GET",
                "groups",
                new RecordedCall().parameter("search", "x".repeat(1_001)),
                "the parameter search must have at most 1000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label | {\"label\":\"Disk\",\"none\":true} | either a label fits or none does",
                "label | {\"label\":\"Disk\"} | the field groups must be a list of objects with id and version",
                "label | {\"label\":7} | the field label must be a text",
                "merge | {\"groups\":7} | the field groups must be a list",
                "split | {\"group\":1} | the field version must be a whole number",
                "split | {\"group\":1,\"version\":1} | the field by must be a text",
                "split | {\"group\":1,\"version\":1,\"by\":\"x\"} | the field by must be one of ",
                "labels | {} | the field name must be a text",
                "undo | {\"step\":\"1\"} | the field step must be a whole number",
                "contradictions/{id} | {} | either name the label that is right, or say keep: true",
                "contradictions/{id} | {\"keep\":true,\"label\":\"Disk\"} | either name the label that is right",
                "training | {\"precision\":0} | the field precision must be in (0, 1]: 0.0",
                "training | {\"precision\":1.5} | the field precision must be in (0, 1]: 1.5",
                "training | {\"precision\":\"high\"} | the field precision must be a number"
            })
    void aBodyThatIsWrongIsRefusedByItsField(String path, String body, String message) {
        assertRefused(400, "POST", path, new RecordedCall().body(body), message);
    }

    @Test
    void nothingIsChangedByNobody() {
        for (Address address : api.addresses()) {
            if (address.changes()) {
                RecordedCall call = new RecordedCall()
                        .nobody()
                        .part("id", "1")
                        .parameter("name", "a.log")
                        .body("{}");
                assertThatExceptionOfType(Refusal.class)
                        .as(address.path())
                        .isThrownBy(() -> address.work().answer(call))
                        .withMessage("who makes the change?");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, groups/{id}", "DELETE, files/{id}", "POST, files/{id}/again", "GET, export/labelled/{id}"})
    void whatIsNotThereIsUnknownAndANumberIsDigits(String method, String path) {
        for (String id : List.of("", "x", "-1", "1.0", "9999999999999999999")) {
            assertRefused(404, method, path, new RecordedCall().part("id", id), "there is nothing of this number");
        }
        assertThatExceptionOfType(UnknownException.class)
                .isThrownBy(() -> answered(
                        method, path, new RecordedCall().part("id", "4711").body("{\"eps\":0.3}")));
    }

    @ParameterizedTest
    @CsvSource({"GET, export/bundle", "GET, training/report", "POST, training/use"})
    void whatNeedsATrainedBundleSaysThatThereIsNone(String method, String path) {
        assertThatExceptionOfType(UnknownException.class)
                .isThrownBy(() -> answered(method, path, new RecordedCall()))
                .withMessage("nothing has been trained yet; train first");
    }

    @Test
    void withoutABundleBeforeThereIsNoWayBack() {
        assertRefused(409, "POST", "training/back", new RecordedCall(), "there is no bundle before this one");
    }

    @Test
    void aFileNeedsANameAndAFormatThatIsKnown() {
        assertRefused(
                400,
                "POST",
                "files",
                new RecordedCall().body("x"),
                "the parameter name must say what the file is called");
        assertRefused(
                400,
                "POST",
                "files",
                new RecordedCall().parameter("name", "a.log").parameter("format", "docx"),
                "the parameter format: ");
    }

    @Test
    void whatIsExportedOfAnEmptyProjectIsEmptyAndHasAName() throws IOException {
        RecordedCall labels = new RecordedCall();
        address("GET", "export/labels.csv").work().answer(labels);
        assertThat(labels.savedAs()).isEqualTo("labels.csv");
        assertThat(labels.saved().lines()).hasSizeLessThanOrEqualTo(1);
        RecordedCall groups = new RecordedCall();
        address("GET", "export/groups.zip").work().answer(groups);
        assertThat(groups.savedAs()).isEqualTo("groups.zip");
        assertThat(groups.saved()).startsWith("PK");
    }

    @Test
    void thereIsNoInboxUnlessItIsAskedFor() {
        assertThat(api.isOpen()).isTrue();
        assertThat(api.inbox()).isEmpty();
        assertThat(api.authorHeader()).isEmpty();
        assertThat(api.listeners()).isZero();
    }

    private static Address address(String method, String path) {
        return api.addresses().stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static JsonTree answered(String method, String path, RecordedCall call) throws IOException {
        address(method, path).work().answer(call);
        assertThat(call.status()).isEqualTo(200);
        return call.answer();
    }

    private static void assertRefused(int status, String method, String path, RecordedCall call, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> address(method, path).work().answer(call))
                .withMessageStartingWith(message)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status));
        assertThat(call.status()).as("not answered").isZero();
    }
}
