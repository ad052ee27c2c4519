package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the files for Prometheus and Grafana against what a server tells when it is scraped. */
class DeployFilesTest {

    private static final Path DEPLOY = Path.of("../deploy");
    private static final Pattern SELECTOR = Pattern.compile("\\b((?:logclf|jvm|process)_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~?)\"([^\"]*)\"");
    /** Which Prometheus adds. */
    private static final Set<String> TARGET = Set.of("job", "instance");
    /** What a server of rules has no reason to say. */
    private static final Set<String> OF_MODELS = Set.of("UNAVAILABLE");

    @TempDir
    static Path folder;

    private static LiveServer server;
    private static List<String> scrape;

    @BeforeAll
    static void scrape() throws IOException {
        RuleSet rules = RuleSet.of(List.of(Rule.of("intruder", "Security Alert", "Invalid user \\S+ from")));
        server = LiveServer.ofStage(RegexClassifier.of(rules), folder, options -> options);
        server.json(
                "/v1/classify",
                "[{\"message\":\"Invalid user oracle from 192.0.2.7 port 40022\"},{\"message\":\"x\"}]");
        scrape = text(server.get("/metrics")).lines().toList();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void everyAlertAsksForWhatIsThere() throws IOException {
        Object file = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(DEPLOY.resolve("prometheus/logclf-alerts.yaml")));
        List<String> expressions = expressions(file);
        assertThat(expressions).hasSize(3).allSatisfy(DeployFilesTest::assertThere);
    }

    @Test
    void everyPanelAsksForWhatIsThere() throws IOException {
        JsonElement file = JsonParser.parseString(Files.readString(DEPLOY.resolve("grafana/logclf-dashboard.json")));
        List<String> expressions = expressions(file);
        assertThat(expressions).hasSizeGreaterThan(8).allSatisfy(DeployFilesTest::assertThere);
    }

    @Test
    void aServerTellsOfItsJvmItsProcessAndItself() {
        for (String name : List.of(
                "logclf_build{java=\"",
                "jvm_memory_used_bytes{area=\"heap\"",
                "jvm_threads_live_threads ",
                "jvm_gc_max_data_size_bytes ",
                "process_cpu_usage ",
                "process_uptime_seconds ",
                "process_files_open_files ")) {
            assertThat(scrape).as(name).anyMatch(line -> line.startsWith(name));
        }
    }

    private static void assertThere(String expression) {
        Matcher selector = SELECTOR.matcher(expression);
        int count = 0;
        while (selector.find()) {
            String name = selector.group(1);
            List<String> wanted = new ArrayList<>();
            Matcher matcher = MATCHER.matcher(selector.group(2) == null ? "" : selector.group(2));
            while (matcher.find()) {
                if (!TARGET.contains(matcher.group(1))) {
                    boolean exact = matcher.group(2).equals("=") && !OF_MODELS.contains(matcher.group(3));
                    wanted.add(matcher.group(1) + "=\"" + (exact ? matcher.group(3) + "\"" : ""));
                }
            }
            assertThat(scrape)
                    .as(selector.group())
                    .anyMatch(line ->
                            line.matches(name + "[ {].*") && wanted.stream().allMatch(line::contains));
            count++;
        }
        assertThat(count).as(expression).isPositive();
    }

    private static List<String> expressions(JsonElement json) {
        List<String> found = new ArrayList<>();
        if (json.isJsonObject()) {
            json.getAsJsonObject().entrySet().forEach(entry -> {
                if (entry.getKey().equals("expr")) {
                    found.add(entry.getValue().getAsString());
                }
                found.addAll(expressions(entry.getValue()));
            });
        } else if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(item -> found.addAll(expressions(item)));
        }
        return found;
    }

    private static List<String> expressions(Object yaml) {
        List<String> found = new ArrayList<>();
        if (yaml instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("expr")) {
                    found.add((String) value);
                }
                found.addAll(expressions(value));
            });
        } else if (yaml instanceof List<?> list) {
            list.forEach(item -> found.addAll(expressions(item)));
        }
        return found;
    }
}
