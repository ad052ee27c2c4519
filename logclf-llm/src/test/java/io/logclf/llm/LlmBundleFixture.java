package io.logclf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.spi.Permissions;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bundle with a stage of this module, a server that it may call, and what its operator allows. */
abstract class LlmBundleFixture {

    static final String EXEMPLARS = """
            {"label":"User Action","message":"User <number> logged in"}
            {"label":"Critical Error","message":"disk <id> failed"}
            """;

    final ModelServer server = Llms.server();

    @TempDir
    Path parent;

    Path folder;
    Permissions permissions;

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

    final Bundle bundle(String settings) throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [llm]\nllm:\n" + settings.indent(2));
        Map<String, String> environment = Map.of("TEST_KEY", " sk-from-environment\n", "EMPTY", "");
        return Bundle.load(
                folder,
                permissions,
                new LlmStageProvider(
                        name -> name.flatMap(n -> Optional.ofNullable(environment.get(n))), Clock.systemUTC()));
    }

    final String openAi(String more) {
        return "provider: openai\nbaseUrl: " + server.openAiUrl() + "\nmodel: small\n" + more;
    }

    static String said(ClassificationPipeline pipeline, String message) {
        return pipeline.classify("", message).labelOr("none");
    }

    final void assertRefused(String line, String place, String remedy) throws IOException {
        Bundle bundle = bundle(openAi(line));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bundle.pipeline().close())
                .withMessageContaining(place)
                .withMessageContaining(remedy)
                .satisfies(e ->
                        assertThat(e.getMessage()).doesNotContain("sk-secret").doesNotContain("\n"));
    }
}
