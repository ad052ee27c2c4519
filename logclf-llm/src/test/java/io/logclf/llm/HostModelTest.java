package io.logclf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.spi.Permissions;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles whose stage uses the model of the application. */
class HostModelTest {

    private final ModelServer server = Llms.server();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeExemplars() throws IOException {
        Files.writeString(
                folder.resolve("exemplars.jsonl"),
                "{\"label\":\"User Action\",\"message\":\"User <number> logged in\"}\n");
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** The operator allows nothing: a model of the application needs no permission of a bundle. */
    private ClassificationPipeline pipeline(ChatModel model, String settings) throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [llm]\n" + settings);
        return Bundle.load(folder, Permissions.NONE, new LlmStageProvider(model))
                .pipeline();
    }

    @Test
    void aStageWithoutSettingsUsesTheModelOfTheApplication() throws IOException {
        try (ClassificationPipeline pipeline = pipeline(Llms.openAi(server), "")) {
            Classification classification = pipeline.classify("", "User 7 logged in");
            assertThat(classification.labelOr("none")).isEqualTo("User Action");
            assertThat(classification.confidence()).hasValue(0.8);
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(Llms.json(server.requests().get(0)).get("model").getAsString())
                .isEqualTo("test");
    }

    @Test
    void whatTheBundleSaysOfAModelIsIgnored() throws IOException {
        try (ModelServer other = Llms.server();
                ClassificationPipeline pipeline = pipeline(
                        Llms.ollama(server),
                        "llm: {provider: openai, baseUrl: '" + other.openAiUrl()
                                + "', model: large, apiKeyEnv: NO_SUCH, jsonSchema: true}\n")) {
            assertThat(pipeline.classify("", "User 7 logged in").labelOr("none"))
                    .isEqualTo("User Action");
            assertThat(other.requests()).isEmpty();
        }
        assertThat(server.requests().get(0).path()).isEqualTo("/api/chat");
        assertThat(Llms.json(server.requests().get(0)).has("format"))
                .as("the model says itself whether it takes a schema")
                .isFalse();
    }

    @Test
    void theOtherSettingsCount() throws IOException {
        try (ClassificationPipeline pipeline =
                pipeline(Llms.openAi(server), "llm: {confidence: 0.6, templatesOnly: true, callsPerHour: 1}\n")) {
            assertThat(pipeline.classify("", "User 7 logged in").confidence()).hasValue(0.6);
            assertThat(pipeline.classify("", "disk failed").label()).isEmpty();
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0).messages()).containsEntry(1, "User <number> logged in");
    }

    @Test
    void anUnknownSettingIsStillAMistake() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> pipeline(Llms.openAi(server), "llm: {modle: small}\n"))
                .withMessageContaining("pipeline.yaml:3: unknown key 'modle' of 'llm'");
    }

    @Test
    void theModelStaysOpenAndServesSeveralStages() throws IOException {
        ChatModel model = Llms.openAi(server);
        for (int i = 1; i <= 2; i++) {
            try (ClassificationPipeline pipeline = pipeline(model, "")) {
                assertThat(pipeline.classify("", "User 7 logged in").label()).isPresent();
            }
            assertThat(server.requests()).hasSize(i);
        }
    }
}
