package io.logclf.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image is what OCI says, and runs as an engine would run it: its layers in order, a root that cannot be written, user 65534. */
class ImageTest {

    /** What an engine does: mounts, then the entry point as the image's user. Its arguments: root, data, working folder, user, group, command. */
    private static final String CONTAINER = """
            set -eu
            root=$1 data=$2 folder=$3 user=$4 group=$5 path=$PATH
            PATH=/usr/sbin:/usr/bin:/sbin:/bin
            unshare=$(command -v unshare)
            shift 5
            mount --bind "$root" "$root"
            mount -o remount,bind,ro "$root"
            mount -t proc proc "$root/proc"
            mount --rbind /dev "$root/dev"
            mount -t tmpfs tmpfs "$root/tmp"
            mount --bind "$data" "$root/data"
            PATH=$path
            exec "$unshare" --root="$root" --wd="$folder" --setgid="$group" --setuid="$user" "$@"
            """;

    @TempDir
    private static Path folder;

    private static Path layout;
    private static Path root;
    private static Path data;
    private static JsonObject manifest;
    private static JsonObject image;
    private static JsonObject config;

    @BeforeAll
    static void unpack() throws Exception {
        layout = Files.createDirectories(folder.resolve("layout"));
        root = Files.createDirectories(folder.resolve("root"));
        data = Files.createDirectories(folder.resolve("data"));
        tar("xf", Distribution.file("-image.tar"), layout);
        manifest = blob(
                json(layout.resolve("index.json")).getAsJsonArray("manifests").get(0));
        image = blob(manifest.get("config"));
        config = image.getAsJsonObject("config");
        for (JsonElement layer : manifest.getAsJsonArray("layers")) {
            tar("xpzf", path(layer), root);
        }
        Files.copy(Distribution.SAMPLE, data.resolve("logs.csv"));
        assertThat(Outcome.of(folder, Map.of(), "chmod", "-R", "a+rwX", data.toString())
                        .code())
                .isZero();
    }

    @AfterAll
    static void makeDeletable() throws Exception {
        if (root != null) {
            Outcome.of(folder, Map.of(), "chmod", "-R", "u+rwX", root.toString());
        }
    }

    @Test
    void everyBlobHasTheDigestAndTheSizeThatItIsKnownBy() throws Exception {
        assertThat(json(layout.resolve("oci-layout")).get("imageLayoutVersion").getAsString())
                .isEqualTo("1.0.0");
        List<JsonElement> described = new ArrayList<>();
        json(layout.resolve("index.json")).getAsJsonArray("manifests").forEach(described::add);
        described.add(manifest.get("config"));
        manifest.getAsJsonArray("layers").forEach(described::add);
        for (JsonElement descriptor : described) {
            Path blob = path(descriptor);
            assertThat(digest(Files.readAllBytes(blob))).isEqualTo(text(descriptor, "digest"));
            assertThat(Files.size(blob))
                    .isEqualTo(descriptor.getAsJsonObject().get("size").getAsLong());
        }
        try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
            assertThat(blobs).hasSize(described.size());
        }
    }

    @Test
    void theUnpackedLayersAreThoseThatTheConfigurationNames() throws Exception {
        JsonArray layers = manifest.getAsJsonArray("layers");
        JsonArray ids = image.getAsJsonObject("rootfs").getAsJsonArray("diff_ids");
        assertThat(layers).hasSameSizeAs(ids).hasSameSizeAs(image.getAsJsonArray("history"));
        for (int i = 0; i < layers.size(); i++) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(path(layers.get(i))))) {
                assertThat(digest(in.readAllBytes())).isEqualTo(ids.get(i).getAsString());
            }
            assertThat(Distribution.times(
                            folder, "tar", "tzvf", path(layers.get(i)).toString()))
                    .hasSize(1);
        }
        JsonObject old = JsonParser.parseString(Files.readString(layout.resolve("manifest.json")))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(layout.resolve(text(old, "Config"))).isEqualTo(path(manifest.get("config")));
        assertThat(old.getAsJsonArray("Layers")).hasSameSizeAs(layers);
    }

    @Test
    void tellsItsLicenceItsVersionAndItsRevision() {
        JsonObject labels = config.getAsJsonObject("Labels");
        assertThat(text(labels, "org.opencontainers.image.licenses")).isEqualTo("Apache-2.0");
        assertThat("logclf-" + text(labels, "org.opencontainers.image.version")).isEqualTo(Distribution.name());
        assertThat(text(labels, "org.opencontainers.image.revision")).matches("[0-9a-f]{40}(-dirty)?|unknown");
        assertThat(root.resolve("opt/logclf/LICENSE")).exists();
        assertThat(root.resolve("opt/logclf/licenses/THIRD-PARTY.txt")).exists();
        assertThat(root.resolve("opt/logclf/runtime/legal/java.base")).isNotEmptyDirectory();
    }

    @Test
    void holdsNoShellAndNothingThatItsUserMayWrite() throws Exception {
        assertThat(text(config, "User")).matches("[1-9]\\d*:[1-9]\\d*");
        try (Stream<Path> files = Files.walk(root)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).contains("java", "libc.so.6", "libstdc++.so.6").doesNotContain("sh", "bash", "busybox");
        }
        Outcome writable = Outcome.of(
                folder, Map.of(), "find", root.toString(), "-perm", "/go=w", "!", "-type", "l", "!", "-path", "*/tmp");
        assertThat(writable.output()).isEmpty();
    }

    @Test
    void labelsTheSampleAsElsewhere() throws Exception {
        Outcome outcome = Outcome.bare(folder, environment(), container("classify", "logs.csv", "-o", "out.csv"));
        assertThat(outcome.code()).as(outcome.error()).isZero();
        assertThat(outcome.error()).contains("322 rows", "embedding").doesNotContain("warning");
        assertThat(Files.readAllLines(data.resolve("out.csv"))).isEqualTo(Distribution.labels(folder));
    }

    @Test
    void takesItsClassesFromTheArchiveOfClasses() throws Exception {
        if (strings(config.getAsJsonArray("Entrypoint")).stream().noneMatch(word -> word.contains("SharedArchive"))) {
            Distribution.skip("the image has no archive of its classes: the build could not use chroot");
        }
        Map<String, String> environment = environment();
        environment.put("JDK_JAVA_OPTIONS", "-Xlog:class+load");
        Outcome outcome = Outcome.bare(folder, environment, container("--version"));
        assertThat(outcome.code()).as(outcome.error()).isZero();
        assertThat(outcome.output()).contains(" io.logclf.app.Main source: shared objects file");
    }

    @Test
    void servesAndIsHealthy() throws Exception {
        ProcessBuilder command = new ProcessBuilder(container("serve", "--port", "0"));
        command.environment().clear();
        command.environment().putAll(environment());
        try (Server server = new Server(command)) {
            assertThat(server.get("/healthz")).startsWith("200 ");
            assertThat(server.post("/v1/classify", "{\"source\":\"A\",\"message\":\"User k.lee logged in\"}"))
                    .contains("\"label\":\"User Action\"");
            assertThat(healthCheck(server.address.resolve("/healthz").toString()))
                    .isZero();
            assertThat(healthCheck(server.address.resolve("/nothing").toString()))
                    .isEqualTo(1);
        }
        assertThat(config.getAsJsonObject("ExposedPorts").keySet()).containsExactly("8080/tcp");
    }

    @Test
    void asksItsOwnPortForItsHealth() {
        List<String> check = strings(config.getAsJsonObject("Healthcheck").getAsJsonArray("Test"));
        assertThat(check).startsWith("CMD").endsWith("/opt/logclf/logclf.jar", "health");
    }

    /** The image's health check, at an address of its own: several tests may run at once on this machine. */
    private static int healthCheck(String address) throws Exception {
        List<String> check = strings(config.getAsJsonObject("Healthcheck").getAsJsonArray("Test"));
        List<String> command = new ArrayList<>(check.subList(1, check.size()));
        command.add(address);
        return Outcome.bare(folder, environment(), run(command)).code();
    }

    private static String[] container(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(strings(config.getAsJsonArray("Entrypoint")));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** A command in the image, by the means of the kernel that container engines use. */
    private static String[] run(List<String> command) throws Exception {
        List<String> run = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
        if (Outcome.of(folder, Map.of(), with(run, "--root=/", "--wd=/", "true"))
                        .code()
                != 0) {
            Distribution.skip("no namespaces: needs root, and unshare of util-linux");
        }
        for (String place : new String[] {"proc", "dev"}) {
            Files.createDirectories(root.resolve(place));
        }
        run.addAll(List.of("/bin/sh", "-c", CONTAINER, "sh", root.toString(), data.toString()));
        run.add(text(config, "WorkingDir"));
        run.addAll(List.of(text(config, "User").split(":")));
        run.addAll(command);
        return run.toArray(String[]::new);
    }

    private static String[] with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String entry : strings(config.getAsJsonArray("Env"))) {
            environment.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        return environment;
    }

    private static void tar(String options, Path archive, Path to) throws Exception {
        Outcome outcome = Outcome.of(folder, Map.of(), "tar", options, archive.toString(), "-C", to.toString());
        assertThat(outcome.code()).as(outcome.error()).isZero();
    }

    private static JsonObject blob(JsonElement descriptor) throws IOException {
        return json(path(descriptor));
    }

    private static Path path(JsonElement descriptor) {
        return layout.resolve("blobs").resolve(text(descriptor, "digest").replace(':', '/'));
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static String text(JsonElement object, String key) {
        return object.getAsJsonObject().get(key).getAsString();
    }

    private static List<String> strings(JsonArray array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.getAsString()));
        return strings;
    }

    private static String digest(byte[] bytes) throws Exception {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
