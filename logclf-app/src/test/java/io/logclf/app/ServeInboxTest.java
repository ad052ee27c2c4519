package io.logclf.app;

import static io.logclf.app.LiveProject.list;
import static io.logclf.app.LiveProject.number;
import static io.logclf.app.LiveProject.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients ask about and nobody decides, in the project. */
@Timeout(120)
class ServeInboxTest {

    @TempDir
    Path folder;

    @Test
    void whatIsUndecidedComesFromBothAddressesAndWaitsOverARestart() throws IOException {
        try (LiveProject project = collecting()) {
            for (int i = 0; i < 3; i++) {
                project.server.json(
                        "/v1/classify", "{\"message\":\"Turbine " + (70 + i) + " spins password=hunter2x\"}");
            }
            project.server.json("/v1/classify", "[{\"message\":\"Turbine 99 spins password=hunter2x\"}]");
            project.server.upload("/classify/", "source,log_message\nplant,The gate opens\nplant,The gate opens\n");
            Await.until(() -> rows(project) == 6);
            Map<?, ?> turbines = project.group("Turbine");
            assertThat(number(turbines, "rows")).isEqualTo(4);
            assertThat(LiveServer.text(project.get("groups/" + turbines.get("id"))))
                    .contains("<password>")
                    .doesNotContain("hunter2x");
            project.done("labels", "{\"name\":\"Plant\"}");
            project.done("label", "{\"groups\":[" + version(turbines) + "],\"label\":\"Plant\"}");
        }
        try (LiveProject project = collecting()) {
            assertThat(rows(project)).isEqualTo(6);
            assertThat(project.group("Turbine").get("label")).isEqualTo("Plant");
        }
    }

    @Test
    void whatAProjectClassifiesItselfIsNobodysMessage() throws IOException {
        try (LiveProject project = collecting()) {
            project.file("app.log", ProjectLog.of(300));
            project.server.json("/v1/classify", "{\"message\":\"The gate opens\"}");
            Await.until(() -> rows(project) > 0);
            assertThat(rows(project)).isEqualTo(1);
            project.server.awaitMetric("logclf_rows_total 1.0");
        }
    }

    @Test
    void itIsOffByDefault() throws IOException {
        try (LiveProject project = LiveProject.ofRules(folder)) {
            project.server.json("/v1/classify", "{\"message\":\"The gate opens\"}");
            assertThat(list(project.read(""), "files")).isEmpty();
        }
    }

    private LiveProject collecting() throws IOException {
        return LiveProject.ofRules(folder, options -> options.inbox(Duration.ofDays(30), 100), server -> server);
    }

    private static long rows(LiveProject project) {
        List<Map<?, ?>> files = list(project.read(""), "files");
        return files.stream()
                .filter(file -> file.get("kind").equals("inbox"))
                .mapToLong(file -> number(file, "rows"))
                .sum();
    }
}
