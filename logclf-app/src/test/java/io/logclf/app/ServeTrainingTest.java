package io.logclf.app;

import static io.logclf.app.LiveProject.list;
import static io.logclf.app.LiveProject.number;
import static io.logclf.app.LiveProject.version;
import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.bundle.ReloadablePipeline;
import io.logclf.testkit.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training in a project, and what becomes of the bundle. */
@Timeout(300)
class ServeTrainingTest {

    private static final String LOST = "{\"message\":\"Connection to 10.1.0.9 lost, retrying in 7 s\"}";

    @TempDir
    Path folder;

    @Test
    void aTrainedBundleIsComparedUsedKeptOverARestartAndLeftAgain() throws IOException {
        Path own = SmallBundle.make(folder.resolve("own"), "Failure");
        try (LiveProject project = project(own)) {
            project.file("app.log", ProjectLog.of(150));
            label(project, "logged in", "User Action");
            label(project, "failed", "Failure");
            label(project, "finished", "Backup");
            label(project, "lost", "Network");
            label(project, "Disk", "Disk");
            assertThat(number(project.read(""), "openGroups")).isZero();
            assertThat(answer(project)).contains("\"label\":null");

            HttpResponse<byte[]> begun = project.post("training", "{\"precision\":0.9}");
            assertThat(begun.statusCode()).isEqualTo(202);
            assertThat(project.post("training", "").statusCode()).isEqualTo(409);
            Await.until(() -> !project.read("training").get("state").equals("running"));
            Map<?, ?> training = project.read("training");
            assertThat(training.get("state")).as("%s", training).isEqualTo("done");
            assertThat(training.get("inUse")).isEqualTo(false);

            HttpResponse<byte[]> report = project.get("training/report");
            assertThat(text(report)).startsWith("<!DOCTYPE html>").doesNotContain("<script");
            assertThat(report.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(report.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("sandbox;")
                    .contains("default-src 'none'", "frame-ancestors 'self'")
                    .doesNotContain("script-src", "allow-scripts");
            assertThat(report.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
            assertHolds(project.get("export/bundle"), "pipeline.yaml");

            Await.until(() -> project.read("training/comparison").get("state").equals("ready"));
            assertThat(list(project.read("training/comparison"), "changes")).isNotEmpty();

            assertThat(project.done("training/use", "").toString())
                    .contains("name=trained " + training.get("bundle"), "previous=true");
            assertThat(project.read("training").get("inUse")).isEqualTo(true);
            assertThat(answer(project)).contains("\"label\":\"Network\"");
            assertThat(project.done("training/back", "").toString()).contains("name=" + own, "number=null");
            assertThat(answer(project)).contains("\"label\":null");
            project.done("training/back", "");
            assertThat(answer(project)).contains("\"label\":\"Network\"");
        }
        try (LiveProject project = project(own)) {
            assertThat(answer(project)).contains("\"label\":\"Network\"");
            assertThat(project.read("").get("bundle").toString()).contains("number=1");
        }
        try (LiveProject project = LiveProject.ofRules(folder)) {
            assertThat(project.read("").get("bundle").toString()).contains("name=rules", "number=null");
            HttpResponse<byte[]> refused = project.post("training/use", "");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(text(refused)).contains("start it with --bundle");
        }
        Path trained = folder.resolve("project").resolve("bundles").resolve("1");
        Files.writeString(trained.resolve("pipeline.yaml"), "format: 1\nstages: [nothing]\n");
        try (LiveProject project = project(own)) {
            assertThat(answer(project)).contains("\"label\":null");
            assertThat(project.read("").get("bundle").toString()).contains("number=null");
            HttpResponse<byte[]> broken = project.post("training/use", "");
            assertThat(broken.statusCode()).isEqualTo(409);
            assertThat(text(broken)).contains("the one before stays in use");
            assertThat(answer(project)).contains("\"label\":null");
        }
    }

    private LiveProject project(Path bundle) throws IOException {
        return LiveProject.of(
                listener ->
                        ReloadablePipeline.builder(bundle).listener(listener).build(),
                folder);
    }

    private static String answer(LiveProject project) {
        return text(project.server.json("/v1/classify", LOST));
    }

    /** Labels all groups with some words. */
    private static void label(LiveProject project, String words, String label) {
        project.done("labels", "{\"name\":\"" + label + "\"}");
        for (Map<?, ?> group : project.groups()) {
            if (group.get("template").toString().contains(words)) {
                project.done("label", "{\"groups\":[" + version(group) + "],\"label\":\"" + label + "\"}");
            }
        }
    }

    private static void assertHolds(HttpResponse<byte[]> response, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(name)) {
                    return;
                }
            }
        }
        throw new AssertionError("there is no " + name);
    }
}
