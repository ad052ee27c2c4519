package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.LogclfException;
import io.logclf.api.Verdict;
import io.logclf.api.text.ShownText;
import io.logclf.app.explain.TrailText;
import io.logclf.app.explain.ViewedHeads;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.PipelineSettings;
import io.logclf.io.CsvReader;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels, sources and messages that try to be more than text, on every surface that shows them. */
class HostileTextTest {

    private static final List<String> TEXTS = HostileTexts.all();

    @TempDir
    private static Path folder;

    private static Path rules;
    private static RuleSet loaded;
    private static Path log;

    /** A rule for each text, whose label it is, and a log of messages and sources that have them. */
    @BeforeAll
    static void writeRulesAndLog() throws IOException {
        StringBuilder yaml = new StringBuilder();
        StringBuilder csv = new StringBuilder("source,log_message,target_label\n");
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = HostileTexts.yaml(TEXTS.get(i));
            yaml.append("- {id: ")
                    .append(HostileTexts.yaml(TEXTS.get(i) + i))
                    .append(", label: ")
                    .append(text);
            yaml.append(", pattern: '^row ").append(i).append(" (?P<rest>(?s:.)*)'}\n");
            String cell = HostileTexts.csv(TEXTS.get(i));
            csv.append(cell).append(',').append(HostileTexts.csv("row " + i + " " + TEXTS.get(i)));
            csv.append(',')
                    .append(i % 3 == 0 ? HostileTexts.csv(TEXTS.get(i + 1)) : cell)
                    .append('\n');
        }
        rules = Files.writeString(folder.resolve("rules.yaml"), yaml);
        loaded = RuleSet.load(rules);
        log = Files.writeString(folder.resolve("log.csv"), csv);
    }

    @Test
    void everyWayToShowATextMakesItPlain() {
        assertThat(TEXTS).hasSize(800).allSatisfy(text -> {
            assertThat(ShownText.escaped(text)).matches(HostileTexts::isPlain);
            assertThat(ShownText.example(text)).matches(HostileTexts::isPlain).hasSizeLessThan(1_000);
            assertThat(ShownText.line(text)).matches(HostileTexts::isPlain).hasSizeLessThan(10_000);
            assertThat(ShownText.html(text)).matches(HostileTexts::isPlainPage);
            assertThat(ShownText.markdown(text))
                    .matches(HostileTexts::isPlainPage)
                    .doesNotContain("\n");
            assertThat(new LogclfException("a.csv:1: " + text + text.repeat(50) + "; remedy"))
                    .satisfies(failure -> assertThat(failure.getMessage())
                            .matches(HostileTexts::isPlain)
                            .startsWith("a.csv:1: ")
                            .endsWith("; remedy")
                            .hasSizeLessThan(10_000));
        });
    }

    @Test
    void summaryOfClassifyIsPlain() {
        plain(Cli.run(
                "classify", log.toString(), "--rules", rules.toString(), "--overwrite", "-o", file("labelled.csv")));
    }

    @Test
    void explanationIsPlain() {
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage("a\u202eb\n", RegexClassifier.of(loaded))
                .build()) {
            for (int i = 0; i < TEXTS.size(); i++) {
                LogEntry entry = LogEntry.of(TEXTS.get(i), "row " + i + " " + TEXTS.get(i));
                assertThat(new TrailText(new ViewedHeads()).lines(entry, pipeline.classify(entry)))
                        .allMatch(HostileTexts::isPlain);
            }
        }
    }

    @Test
    void comparisonAndCheckArePlain() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), "- {id: a, label: A, pattern: row}\n");
        Cli.Result compared = Cli.run("compare", rules.toString(), other.toString(), log.toString());
        plain(compared);
        assertThat(compared.text().lines()).allMatch(HostileTexts::isPlain);
        Cli.Result checked = Cli.run("rules", "check", rules.toString(), "--logs", log.toString());
        plain(checked);
        assertThat(checked.text().lines()).allMatch(HostileTexts::isPlain);
    }

    @Test
    void evaluationIsPlain() throws IOException {
        Path bundle = folder.resolve("bundle");
        Bundle.save(bundle, files -> {
            PipelineSettings.builder().stage("regex").build().write(files);
            Files.copy(rules, files.resolve("rules.yaml"));
        });
        plain(Cli.run("evaluate", log.toString(), "--bundle", bundle.toString(), "-o", file("evaluation")));
        page("evaluation/report.html");
    }

    @Test
    void discoveryIsPlain() throws IOException {
        StringBuilder csv = new StringBuilder("source,log_message\n");
        for (int i = 0; i < TEXTS.size(); i += 20) {
            String source = HostileTexts.csv(TEXTS.get(i));
            String message = HostileTexts.csv("order " + i + " has " + String.join(" ", TEXTS.subList(i, i + 20)));
            csv.append((source + "," + message + "\n").repeat(2));
        }
        Path input = Files.writeString(folder.resolve("discover.csv"), csv);
        plain(Cli.run("discover", input.toString(), "-o", file("groups")));
        page("groups/report.html");
    }

    @Test
    void answersOfTheServerHaveTheTextsAsDataAndAllElseIsPlain() throws IOException {
        JsonArray entries = new JsonArray();
        StringBuilder csv = new StringBuilder("source,log_message\n");
        for (int i = 0; i < TEXTS.size(); i++) {
            String message = "row " + i + " " + TEXTS.get(i);
            JsonObject entry = new JsonObject();
            entry.addProperty("source", TEXTS.get(i));
            entry.addProperty("message", message);
            entries.add(entry);
            csv.append(HostileTexts.csv(TEXTS.get(i)))
                    .append(',')
                    .append(HostileTexts.csv(message))
                    .append('\n');
        }
        Path unlabelled = Files.writeString(folder.resolve("unlabelled.csv"), csv);
        RegexClassifier stage = RegexClassifier.of(loaded);
        try (LiveServer server = LiveServer.of(
                listener -> {
                    ClassificationPipeline.Builder pipeline = ClassificationPipeline.builder();
                    // Stages that know nothing come first, for their names.
                    TEXTS.subList(0, 100)
                            .forEach(name -> pipeline.stage(name, RegexClassifier.of(RuleSet.of(List.of()))));
                    return pipeline.stage("regex", stage).listener(listener).build();
                },
                folder,
                options -> options)) {
            HttpResponse<byte[]> answer = server.json("/v1/classify?explain=true", entries.toString());
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonArray classified =
                    JsonParser.parseString(LiveServer.text(answer)).getAsJsonArray();
            assertThat(LiveServer.text(answer)).matches(text -> text.chars().noneMatch(c -> c < ' '));
            for (int i = 0; i < TEXTS.size(); i++) {
                LogEntry entry = LogEntry.of(TEXTS.get(i), "row " + i + " " + TEXTS.get(i));
                JsonObject one = classified.get(i).getAsJsonObject();
                assertThat(one.get("label").getAsString())
                        .isEqualTo(((Verdict.Decided) stage.classify(entry))
                                .label()
                                .name());
            }
            byte[] table =
                    server.upload("/classify/", Files.readAllBytes(unlabelled)).body();
            try (CsvReader rows = CsvReader.of(new ByteArrayInputStream(table), "table")) {
                for (String text : TEXTS) {
                    List<String> cells = rows.read().orElseThrow().cells();
                    assertThat(List.of(cells.get(0), cells.get(2))).isEqualTo(List.of(text, text));
                }
            }
            assertThat(LiveServer.text(server.get("/metrics")).lines()).allMatch(HostileTexts::isPlain);
            for (int i = 0; i < TEXTS.size(); i += 20) {
                String text = URLEncoder.encode(TEXTS.get(i), StandardCharsets.UTF_8);
                for (String option : List.of("messageColumn", "sourceColumn", "format", "delimiter", "explain")) {
                    String request = "/classify/?" + option + "=" + text;
                    HttpResponse<byte[]> refused = server.upload(request, Files.readAllBytes(unlabelled));
                    assertThat(refused.statusCode()).as(request).isBetween(400, 499);
                    assertThat(LiveServer.text(refused)).matches(HostileTexts::isPlain);
                }
            }
        }
    }

    @Test
    void cardAndReportOfATrainedBundleArePlain() throws IOException {
        StringBuilder csv = new StringBuilder("source,log_message,target_label\n");
        int half = TEXTS.size() / 2;
        for (int row = 0; row < 10; row++) {
            int first = row % 2 * half;
            csv.append(HostileTexts.csv(TEXTS.get(first + row))).append(',');
            csv.append(HostileTexts.csv((row % 2 == 0 ? "order " : "refund ") + row + " " + TEXTS.get(first + row)))
                    .append(',');
            csv.append(HostileTexts.csv(String.join(" ", TEXTS.subList(first, first + half))))
                    .append('\n');
        }
        Path labelled = Files.writeString(folder.resolve("labelled.csv"), csv);
        Cli.Result trained = Cli.run("train", labelled.toString(), "-o", file("trained"));
        plain(trained);
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        page("trained/MODEL_CARD.md");
        page("trained/report.html");
    }

    @Test
    void errorsArePlain() {
        for (int i = 0; i < TEXTS.size(); i += 20) {
            String text = TEXTS.get(i);
            plain(Cli.run("classify", log.toString(), "--rules", rules.toString(), "--message-column", text));
            plain(Cli.run("classify", log.toString(), "--bundle", text));
            plain(Cli.run("classify", log.toString(), "--format", text));
            plain(Cli.run(text));
            plain(Cli.runOn(HostileTexts.csv(text) + ",b\n1,2\n", Cli.with("--format", "csv")));
        }
    }

    private static void plain(Cli.Result result) {
        assertThat(result.err().lines()).allMatch(HostileTexts::isPlain);
    }

    private static void page(String name) throws IOException {
        assertThat(Files.readString(folder.resolve(name))).matches(HostileTexts::isPlainPage);
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }
}
