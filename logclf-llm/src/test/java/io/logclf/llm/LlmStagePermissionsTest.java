package io.logclf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.spi.Permissions;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a bundle may name of servers, variables and paths, and what it may not without the operator. */
class LlmStagePermissionsTest extends LlmBundleFixture {

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
