package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.server.LogServer;
import io.logclf.server.PipelineOpener;
import io.logclf.server.workbench.ProjectOptions;
import io.logclf.testkit.Await;
import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A server with a project, and what its page would send. */
final class LiveProject implements Closeable {

    static final String BASE = "/v1/workbench/";

    final LiveServer server;
    final Path data;

    private LiveProject(LiveServer server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** One that labels by {@link Cli#RULES}. */
    static LiveProject ofRules(Path folder) throws IOException {
        return ofRules(folder, options -> options, options -> options);
    }

    static LiveProject ofRules(
            Path folder, UnaryOperator<ProjectOptions.Builder> project, UnaryOperator<LogServer.Builder> options)
            throws IOException {
        Path data = folder.resolve("project");
        ProjectOptions built = project.apply(ProjectOptions.builder(data)).build();
        return new LiveProject(LiveServer.ofRules(folder, builder -> options.apply(builder.project(built))), data);
    }

    static LiveProject of(PipelineOpener source, Path folder) throws IOException {
        Path data = folder.resolve("project");
        return new LiveProject(
                LiveServer.of(
                        source,
                        folder,
                        builder -> builder.project(ProjectOptions.builder(data).build())),
                data);
    }

    HttpRequest.Builder to(String address) {
        return server.to(BASE + address);
    }

    /** A request as the page of somebody sends it. */
    HttpRequest.Builder change(String address) {
        return to(address).header("X-Logclf-Workbench", "1").header("X-Logclf-Author", "kim");
    }

    HttpResponse<byte[]> post(String address, String body) {
        return server.send(change(address).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> delete(String address) {
        return server.send(change(address).DELETE());
    }

    HttpResponse<byte[]> get(String address) {
        return server.get(BASE + address);
    }

    /** Reads an address that must answer. */
    Map<?, ?> read(String address) {
        return ok(get(address));
    }

    /** Changes something, which must succeed. */
    Map<?, ?> done(String address, String body) {
        return ok(post(address, body));
    }

    static Map<?, ?> ok(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).as(LiveServer.text(response)).isBetween(200, 202);
        return tree(response);
    }

    /** JSON is YAML, too. */
    static Map<?, ?> tree(HttpResponse<byte[]> response) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(new String(response.body(), StandardCharsets.UTF_8));
    }

    /** Adds a file, and waits until it is grouped. */
    long file(String name, String log) {
        long file = number(done("files?name=" + name, log), "file");
        awaitFile(file);
        return file;
    }

    void awaitFile(long file) {
        Await.until(() -> {
            Map<?, ?> now = file(file);
            assertThat(now.get("state")).as("%s", now).isNotEqualTo("failed");
            return now.get("state").equals("ready");
        });
    }

    Map<?, ?> file(long id) {
        return list(read(""), "files").stream()
                .filter(file -> number(file, "id") == id)
                .findFirst()
                .orElseThrow();
    }

    List<Map<?, ?>> groups() {
        return list(read("groups?order=rows"), "groups");
    }

    /** The group whose template has some words. */
    Map<?, ?> group(String words) {
        return groups().stream()
                .filter(group -> group.get("template").toString().contains(words))
                .findFirst()
                .orElseThrow();
    }

    /** A group as a change names it. */
    static String version(Map<?, ?> group) {
        return "{\"id\":" + group.get("id") + ",\"version\":" + group.get("version") + "}";
    }

    @SuppressWarnings("unchecked")
    static List<Map<?, ?>> list(Map<?, ?> tree, String name) {
        return (List<Map<?, ?>>) tree.get(name);
    }

    static long number(Map<?, ?> tree, String name) {
        return ((Number) tree.get(name)).longValue();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
