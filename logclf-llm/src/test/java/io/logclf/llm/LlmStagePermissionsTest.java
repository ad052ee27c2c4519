package io.logclf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.spi.Permissions;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle may name of servers, variables and paths, and what it may not without the operator. */
class LlmStagePermissionsTest {

    private static final String EXEMPLARS = """
            {"label":"User Action","message":"User <number> logged in"}
            {"label":"Critical Error","message":"disk <id> failed"}
            """;

    private final ModelServer server = Llms.server();

    @TempDir
    private Path parent;

    private Path folder;
    private Permissions permissions;

    @BeforeEach
    void makeFolder() throws IOException {
        permissions = Permissions.of(List.of(
                "host:127.0.0.1", "host:localhost", "env:TEST_KEY", "env:EMPTY", "env:NO_SUCH", "path:" + parent));
        folder = Files.createDirectory(parent.resolve("bundle"));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    private Bundle bundle(String settings) throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [llm]\nllm:\n" + settings.indent(2));
        Map<String, String> environment = Map.of("TEST_KEY", " sk-from-environment\n", "EMPTY", "");
        return Bundle.load(
                folder,
                permissions,
                new LlmStageProvider(
                        name -> name.flatMap(n -> Optional.ofNullable(environment.get(n))), Clock.systemUTC()));
    }

    private String openAi(String more) {
        return "provider: openai\nbaseUrl: " + server.openAiUrl() + "\nmodel: small\n" + more;
    }

    private static String said(ClassificationPipeline pipeline, String message) {
        return pipeline.classify("", message).labelOr("none");
    }

    private void assertRefused(String line, String place, String remedy) throws IOException {
        Bundle bundle = bundle(openAi(line));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bundle.pipeline().close())
                .withMessageContaining(place)
                .withMessageContaining(remedy)
                .satisfies(e ->
                        assertThat(e.getMessage()).doesNotContain("sk-secret").doesNotContain("\n"));
    }

    @Test
    void whatLiesOutsideTheOperatorMustAllow() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        String port = server.openAiUrl().replaceFirst(".*:(\\d+).*", "$1");
        permissions = Permissions.NONE;
        assertRefused("timeout: 1s", ":5: 'llm.baseUrl' ", "--allow host:127.0.0.1:" + port);
        permissions = Permissions.of(List.of("host:127.0.0.1:1", "host:127.0.0", "host:example.org"));
        assertRefused("timeout: 1s", ":5: 'llm.baseUrl' ", "LOGCLF_ALLOW=host:127.0.0.1:" + port);
        permissions = Permissions.of(List.of("host:127.0.0.1:" + port, "env:OTHER", "path:" + folder));
        assertRefused("apiKeyEnv: TEST_KEY", ":7: 'llm.apiKeyEnv' ", "--allow env:TEST_KEY");
        for (String path : List.of("../answers.jsonl", parent + "/answers.jsonl", "../bundle2/../answers.jsonl")) {
            assertRefused("cacheFile: " + path, ":7: 'llm.cacheFile' ", "--allow path:" + parent);
            assertRefused("review: " + path, ":7: 'llm.review' ", "--allow path:" + parent);
        }
        assertThat(parent.resolve("answers.jsonl")).doesNotExist();
        Files.createSymbolicLink(parent.resolve("link"), Files.createDirectory(parent.resolve("elsewhere")));
        permissions = Permissions.of(List.of("host:127.0.0.1", "path:" + parent.resolve("allowed")));
        assertRefused("review: ../link/review.jsonl", ":7: 'llm.review' ", "--allow path:");
        permissions = Permissions.of(List.of("host:127.0.0.1", "path:" + parent.resolve("link")));
        bundle(openAi("review: ../elsewhere/review.jsonl")).pipeline().close();
    }

    @Test
    void aBundleInAJarWritesAtAbsolutePathsOnlyAndWhereItIsAllowed() throws IOException {
        String outside = parent.resolve("answers.jsonl").toString();
        try (URLClassLoader jar = jar(Map.of("relative", "../answers.jsonl", "absolute", outside))) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(jar);
            try {
                assertThatExceptionOfType(BundleException.class)
                        .isThrownBy(() ->
                                Bundle.onClassPath("relative", permissions).pipeline())
                        .withMessageContaining("bundles.jar!/relative/pipeline.yaml:7: ")
                        .withMessageContaining("an absolute path");
                Permissions others = Permissions.of(List.of("host:127.0.0.1"));
                assertThatExceptionOfType(BundleException.class)
                        .isThrownBy(() -> Bundle.onClassPath("absolute", others).pipeline())
                        .withMessageContaining("--allow path:" + parent);
                try (ClassificationPipeline pipeline =
                        Bundle.onClassPath("absolute", permissions).pipeline()) {
                    assertThat(said(pipeline, "User 7 logged in")).isEqualTo("User Action");
                }
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        assertThat(parent.resolve("answers.jsonl")).isNotEmptyFile();
    }

    /** @param cacheFiles by the bundle's name */
    private URLClassLoader jar(Map<String, String> cacheFiles) throws IOException {
        Path jar = parent.resolve("bundles.jar");
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            for (Map.Entry<String, String> bundle : cacheFiles.entrySet()) {
                Path inJar = Files.createDirectory(files.getPath("/", bundle.getKey()));
                String settings = openAi("cacheFile: " + bundle.getValue() + "\n");
                Files.writeString(
                        inJar.resolve("pipeline.yaml"), "format: 1\nstages: [llm]\nllm:\n" + settings.indent(2));
                Files.writeString(inJar.resolve("exemplars.jsonl"), EXEMPLARS);
            }
        }
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
    }

    @Test
    void keyInTheFileIsRefusedWithTheRemedy() throws IOException {
        assertRefused("apiKey: sk-secret", "pipeline.yaml:7: ", "put the key in an environment variable");
    }

    @Test
    void serverMustBeNamed() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        for (String settings : new String[] {
            "provider: openai\nmodel: m",
            "provider: openai\nmodel: m\nbaseUrl: localhost",
            "provider: openai\nmodel: m\nbaseUrl: ftp://host",
            "provider: openai\nmodel: m\nbaseUrl: http://user:secret@host",
        }) {
            Bundle bundle = bundle(settings);
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> bundle.pipeline().close())
                    .withMessageContaining("'llm.baseUrl'")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        }
        Bundle other = bundle("provider: other\nmodel: m\nbaseUrl: http://localhost");
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> other.pipeline().close())
                .withMessageContaining("openai or ollama");
    }
}
