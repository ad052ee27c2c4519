package io.logclf.app;

import static io.logclf.app.LiveProject.list;
import static io.logclf.app.LiveProject.number;
import static io.logclf.app.LiveProject.tree;
import static io.logclf.app.LiveProject.version;
import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the workbench asks, over HTTP. */
@Timeout(120)
class ServeWorkbenchTest {

    @TempDir
    Path folder;

    private LiveProject project;

    @BeforeEach
    void start() throws IOException {
        project = LiveProject.ofRules(folder);
    }

    @AfterEach
    void stop() throws IOException {
        project.close();
    }

    @Test
    void anEmptyProjectTellsWhatItIs() {
        Map<?, ?> empty = project.read("");
        assertThat(empty.keySet().stream().map(Object::toString))
                .containsExactly(
                        "revision",
                        "author",
                        "labels",
                        "files",
                        "rows",
                        "labelledRows",
                        "noneRows",
                        "groups",
                        "openGroups",
                        "decisions",
                        "forecast",
                        "training",
                        "bundle");
        assertThat(empty.get("author")).isNull();
        assertThat(((Map<?, ?>) empty.get("training")).get("state")).isEqualTo("none");
        assertThat(empty.get("bundle").toString()).contains("name=rules", "number=null", "previous=false");
        assertThat(list(project.read("groups"), "groups")).isEmpty();
        assertThat(list(project.read("history"), "steps")).isEmpty();
        assertThat(list(project.read("contradictions"), "contradictions")).isEmpty();
    }

    @Test
    void aFileBecomesGroupsThatAreLabelledSplitMergedAndUndone() {
        long file = project.file("app.log", ProjectLog.of(600));
        Map<?, ?> summary = project.file(file);
        assertThat(summary.get("name")).isEqualTo("app.log");
        assertThat(number(summary, "rows")).isEqualTo(600);
        project.done("labels", "{\"name\":\"Backup\",\"description\":\"copies of data\"}");
        assertThat(list(project.read(""), "labels").get(0).get("key")).isEqualTo("1");

        Map<?, ?> group = project.group("logged in");
        Map<?, ?> detail = project.read("groups/" + group.get("id"));
        assertThat(detail.get("id")).isEqualTo(group.get("id"));
        assertThat(list(detail, "examples")).isNotEmpty().first().satisfies(example -> {
            String message = example.get("text").toString();
            List<?> spans = (List<?>) example.get("variable");
            assertThat(spans).isNotEmpty();
            List<?> span = (List<?>) spans.get(0);
            assertThat(message.substring((Integer) span.get(0), (Integer) span.get(1)))
                    .isNotBlank();
        });

        Map<?, ?> backup = project.group("Backup");
        Map<?, ?> changed = project.done("label", label(backup, "\"label\":\"Backup\""));
        assertThat(list(changed, "groups").get(0).get("state")).isEqualTo("labelled");
        assertThat(list(changed, "groups").get(0).get("by")).isEqualTo("kim");
        assertThat(number(changed, "revision")).isEqualTo(number(project.read(""), "revision"));
        assertThat(list(project.read("groups?state=labelled&label=Backup"), "groups"))
                .hasSize(1);

        Map<?, ?> undone = project.done("undo", "{\"step\":" + changed.get("step") + "}");
        assertThat(list(undone, "groups").get(0).get("state")).isEqualTo("open");
        assertThat(list(project.read("history?limit=1"), "steps").get(0).get("what"))
                .isEqualTo("undo");

        Map<?, ?> none = project.done("label", label(project.group("Disk"), "\"none\":true"));
        assertThat(list(none, "groups").get(0).get("state")).isEqualTo("none");

        List<Map<?, ?>> two = project.groups().subList(0, 2);
        Map<?, ?> merged =
                project.done("merge", "{\"groups\":[" + version(two.get(0)) + "," + version(two.get(1)) + "]}");
        assertThat((List<?>) merged.get("removed")).hasSize(1);
        Map<?, ?> one = list(merged, "groups").get(0);
        Map<?, ?> split = project.done(
                "split",
                "{\"group\":" + one.get("id") + ",\"version\":" + one.get("version") + ",\"by\":\"template\"}");
        assertThat(list(split, "groups")).hasSizeGreaterThan(1);
        Map<?, ?> last = project.done("undo", "");
        assertThat((List<?>) last.get("removed")).isNotEmpty();
    }

    @Test
    void whoIsLateSeesWhatTheOtherSaid() {
        project.file("app.log", ProjectLog.of(300));
        project.done("labels", "{\"name\":\"Backup\"}");
        Map<?, ?> group = project.group("Backup");
        project.done("label", label(group, "\"label\":\"Backup\""));
        HttpResponse<byte[]> late = project.post("label", label(group, "\"none\":true"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(list(tree(late), "groups").get(0).get("label")).isEqualTo("Backup");
        assertThat(project.group("Backup").get("state")).isEqualTo("labelled");
    }

    @Test
    void filesComeOutWithTheirLabelsAndGo() throws IOException {
        long file = project.file("app.log", ProjectLog.of(300));
        project.done("labels", "{\"name\":\"Backup\"}");
        project.done("label", label(project.group("Backup"), "\"label\":\"Backup\""));

        HttpResponse<byte[]> labelled = project.get("export/labelled/" + file);
        assertThat(labelled.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"app-labelled.log\"");
        assertThat(text(labelled)).contains("Backup\t2026-03-01");
        HttpResponse<byte[]> labels = project.get("export/labels.csv");
        assertThat(labels.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"labels.csv\"");
        assertThat(text(labels)).startsWith("template,source,severity,").contains("kim");
        assertThat(names(project.get("export/groups.zip"))).contains("groups.csv");

        project.done("label", label(project.group("Backup"), "\"label\":null"));
        Map<?, ?> imported = project.done("import", text(labels));
        assertThat(number(imported, "matched")).isPositive();
        assertThat(project.group("Backup").get("label")).isEqualTo("Backup");

        assertThat(project.post("files/" + file + "/again", "{\"eps\":0.3}").statusCode())
                .isEqualTo(202);
        project.awaitFile(file);
        assertThat(project.group("Backup").get("label")).isEqualTo("Backup");
        assertThat(project.delete("files/" + file).statusCode()).isEqualTo(200);
        assertThat(list(project.read(""), "files")).isEmpty();
        assertThat(project.get("export/labelled/" + file).statusCode()).isEqualTo(404);
        assertThat(project.delete("files/" + file).statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongParameterIsNamed() {
        List<String> wrong = List.of(
                "groups?limit=501 | limit",
                "groups?limit=0 | limit",
                "groups?offset=-1 | offset",
                "groups?state=sideways | state",
                "groups?order=sideways | order",
                "groups?atLeast=1.5 | atLeast",
                "groups?atLeast=NaN | atLeast",
                "groups?file=x | file",
                "history?limit=many | limit",
                "training/comparison?limit=0 | limit");
        for (String line : wrong) {
            HttpResponse<byte[]> response = project.get(before(line));
            assertThat(response.statusCode()).as(line).isEqualTo(400);
            assertThat(text(response)).contains("the parameter " + after(line) + " must be");
        }
    }

    @Test
    void aWrongFieldIsNamedAndNothingHappens() {
        List<String> wrong = List.of(
                "label | [] | JSON object",
                "label | {\"groups\": | not valid JSON near line 1; send one object in braces",
                "label | \uFEFF | not valid JSON near line 1",
                "label |  | groups must be a list",
                "label | {\"groups\":[]} | groups must be a list",
                "label | {\"groups\":[{\"id\":1}]} | groups.version",
                "label | {\"groups\":[{\"id\":1e400,\"version\":1}]} | groups.id",
                "label | {\"groups\":[{\"id\":99999999999999999999,\"version\":1}]} | not valid JSON",
                "label | {\"groups\":[{\"id\":1,\"version\":1}],\"label\":\"x\",\"none\":true} | exclude",
                "label | {\"groups\":[{\"id\":1,\"version\":1}],\"label\":7} | label must be a text",
                "split | {\"group\":1,\"version\":1,\"by\":\"luck\"} | by must be one of template, source",
                "labels | {\"name\":\" \"} | a label needs a name",
                "labels | {\"name\":\"a\\nb\"} | on one line",
                "labels | {} | name must be a text",
                "contradictions/c1 | {} | either name",
                "training | {\"precision\":2} | precision must be",
                "undo | {\"step\":\"x\"} | step must be a whole number",
                "files |  | parameter name",
                "files?name=a&format=odd | x | parameter format");
        long before = number(project.read(""), "revision");
        for (String line : wrong) {
            String rest = after(line);
            HttpResponse<byte[]> response = project.post(before(line), before(rest));
            assertThat(response.statusCode()).as(line + text(response)).isEqualTo(400);
            assertThat(tree(response).get("detail").toString()).contains(after(rest));
        }
        assertThat(number(project.read(""), "revision")).isEqualTo(before);
    }

    @Test
    void deepNestingIsNoTrouble() {
        assertThat(project.post("label", "{\"groups\":" + "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String address : List.of(
                "groups/7",
                "groups/x",
                "groups/99999999999999999999",
                "training/report",
                "export/bundle",
                "training/comparison",
                "export/labelled/7")) {
            HttpResponse<byte[]> response = project.get(address);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    @Test
    void aRuleFileStaysInUse() {
        assertThat(project.post("training/use", "").statusCode()).isEqualTo(404);
        assertThat(project.post("training/back", "").statusCode()).isEqualTo(409);
        assertThat(project.post("undo", "").statusCode()).isIn(404, 409);
        assertThat(project.done("training/cancel", "").get("state")).isEqualTo("none");
    }

    @Test
    void tellsWhatMethodsAnAddressTakes() {
        HttpResponse<byte[]> response = project.get("files/1");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("DELETE");
        assertThat(project.delete("groups").headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void withoutAProjectEveryAddressSaysSo() throws IOException {
        try (LiveServer plain = LiveServer.ofRules(folder.resolve("."), options -> options)) {
            for (String operation : new TreeSet<>(ApiDescription.operations())) {
                String method = operation.split(" ")[0];
                String path = operation.split(" ")[1].replace("{id}", "1");
                if (path.startsWith("/v1/workbench")) {
                    HttpResponse<byte[]> response = plain.send(plain.to(path).method(method, BodyPublishers.noBody()));
                    assertThat(response.statusCode()).as(operation).isEqualTo(404);
                    assertThat(text(response)).contains("there is no project; start the server with --data FOLDER");
                }
            }
            assertThat(plain.get("/workbench").statusCode()).isIn(200, 404);
        }
    }

    private static String before(String line) {
        return line.substring(0, line.indexOf('|')).strip();
    }

    private static String after(String line) {
        return line.substring(line.indexOf('|') + 1).strip();
    }

    private static String label(Map<?, ?> group, String what) {
        return "{\"groups\":[" + version(group) + "]," + what + "}";
    }

    private static Set<String> names(HttpResponse<byte[]> response) throws IOException {
        Set<String> names = new TreeSet<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(response.body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
