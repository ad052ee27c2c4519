package io.logclf.kafka.connect;

import io.logclf.testkit.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.ConnectorConfig;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.util.FutureCallback;

/** A worker of Kafka Connect in this JVM, with the transform as a plugin: in a folder of jars, which it loads by themselves. */
final class Worker implements AutoCloseable {

    static final String VERSION = "1.2.3";

    private final Connect<StandaloneHerder> connect;

    private Worker(Connect<StandaloneHerder> connect) {
        this.connect = connect;
    }

    static Worker start(String brokers, Path folder) throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        pluginInto(Files.createDirectories(plugins.resolve("logclf")));
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers", brokers,
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable", "false",
                "offset.storage.file.filename", folder.resolve("offsets").toString(),
                "offset.flush.interval.ms", "100",
                "listeners", "http://127.0.0.1:0",
                "plugin.path", plugins.toString(),
                // Without a search through all classes: what is found stands in META-INF/services.
                "plugin.discovery", "service_load"));
        Exit.setExitProcedure((code, message) -> {
            throw new IllegalStateException("the worker does not start: " + message);
        });
        try {
            return new Worker(new ConnectStandalone().startConnect(settings));
        } finally {
            Exit.resetExitProcedure();
        }
    }

    /** Starts a connector that has one transform, and waits until its task runs. */
    void connector(String name, Class<?> type, Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "name",
                name,
                "connector.class",
                type.getName(),
                "transforms",
                "label",
                "transforms.label.type",
                "io.logclf.kafka.connect.ClassifyMessage$Value"));
        all.putAll(settings);
        FutureCallback<Herder.Created<ConnectorInfo>> created = new FutureCallback<>();
        connect.herder().putConnectorConfig(name, all, false, created);
        created.get(30, TimeUnit.SECONDS);
        int tasks = Integer.parseInt(all.getOrDefault(ConnectorConfig.TASKS_MAX_CONFIG, "1"));
        Await.until(() -> {
            List<ConnectorStateInfo.TaskState> states =
                    connect.herder().connectorStatus(name).tasks();
            states.stream()
                    .filter(state -> state.state().equals("FAILED"))
                    .findFirst()
                    .ifPresent(state -> {
                        throw new AssertionError(state.trace());
                    });
            return states.size() == tasks
                    && states.stream().allMatch(state -> state.state().equals("RUNNING"));
        });
    }

    /** Returns the trace of a task's failure; empty while it runs. */
    String failure(String connector) {
        return connect.herder().connectorStatus(connector).tasks().stream()
                .filter(state -> state.state().equals("FAILED"))
                .map(ConnectorStateInfo.AbstractState::trace)
                .findFirst()
                .orElse("");
    }

    /** Returns what the worker answers at a path. */
    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)));
    }

    String put(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    @Override
    public void close() {
        connect.stop();
        connect.awaitStop();
    }

    private URI address(String path) {
        return connect.rest().advertisedUrl().resolve(path);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Puts logclf and what it needs into jars, as a user copies them, and none of Kafka. */
    private static void pluginInto(Path folder) throws IOException {
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            Path path = Path.of(entry);
            boolean classes = entry.replace('\\', '/').matches(".*/logclf-[\\w-]+/target/classes");
            boolean jar = path.getFileName().toString().matches("(logclf|re2j|snakeyaml-engine|jspecify)-.*\\.jar");
            if (classes) {
                jar(path, folder.resolve(path.getParent().getParent().getFileName() + ".jar"));
            } else if (jar) {
                Files.copy(path, folder.resolve(path.getFileName()));
            }
        }
    }

    /** Writes a jar with a version, by which the worker prefers it to the same classes on the class path of the test. */
    private static void jar(Path classes, Path to) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, VERSION);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(classes)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        try (OutputStream out = Files.newOutputStream(to);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Path file : files) {
                jar.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
    }
}
