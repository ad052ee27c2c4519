package io.logclf.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.LiveServer;
import io.logclf.bundle.ReloadablePipeline;
import io.logclf.server.workbench.ProjectOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server with a project, and what somebody else does there. */
final class Project {

    static final Path BUNDLE = Path.of("../models/default");

    private Project() {}

    /** Starts a server with the bundle that ships, and a new project. */
    static LiveServer start(Path folder) throws IOException {
        return LiveServer.of(
                listener ->
                        ReloadablePipeline.builder(BUNDLE).listener(listener).build(),
                Files.createDirectories(folder.resolve("spools")),
                options -> options.project(
                        ProjectOptions.builder(folder.resolve("project")).build()));
    }

    /** Adds a file in another person's name; the server reads it in the background. */
    static void add(LiveServer server, Path file) throws IOException {
        HttpResponse<byte[]> answer = server.send(server.to("/v1/workbench/files?name="
                        + URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8))
                .header("X-Logclf-Workbench", "1")
                .header("X-Logclf-Author", "lee")
                .POST(BodyPublishers.ofFile(file)));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** Changes something in another person's name. */
    static String change(LiveServer server, String path, String json) {
        HttpResponse<byte[]> answer = server.send(server.to("/v1/workbench/" + path)
                .header("X-Logclf-Workbench", "1")
                .header("X-Logclf-Author", "lee")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(LiveServer.text(answer)).isEqualTo(200);
        return LiveServer.text(answer);
    }

    /** The version of a group, as the server has it. */
    static String version(LiveServer server, String group) {
        String json = LiveServer.text(server.get("/v1/workbench/groups/" + group));
        return json.replaceFirst("(?s).*?\"version\":(\\d+).*", "$1");
    }
}
