package io.logclf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import io.logclf.testkit.ModelReply;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class LlmStageProviderTest extends LlmBundleFixture {

    @Test
    void bundleAsksAnOpenAiServerAboutTheLabelsOfItsExemplars() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        try (ClassificationPipeline pipeline =
                bundle(openAi("apiKeyEnv: TEST_KEY\nconfidence: 0.7")).pipeline()) {
            Classification classification = pipeline.classify("", "User 7 logged in");
            assertThat(classification.labelOr("none")).isEqualTo("User Action");
            assertThat(classification.confidence()).hasValue(0.7);
            assertThat(said(pipeline, "the quick brown fox")).isEqualTo("none");
        }
        var request = server.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.headers()).containsEntry("authorization", "Bearer sk-from-environment");
        assertThat(Llms.json(request).get("model").getAsString()).isEqualTo("small");
        assertThat(Llms.json(request).get("temperature").getAsDouble()).isZero();
        assertThat(Llms.json(request).has("response_format")).isTrue();
        assertThat(request.user()).contains("{\"message\":\"disk <id> failed\",\"label\":\"Critical Error\"}");
    }

    @Test
    void bundleAsksOllamaAboutTheLabelsInItsSettings() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        String settings = "provider: ollama\nbaseUrl: " + server.ollamaUrl()
                + "\nmodel: small\nlabels: {User Action: a person did something, Other: anything else}\n";
        try (ClassificationPipeline pipeline = bundle(settings).pipeline()) {
            assertThat(said(pipeline, "User 7 logged in")).isEqualTo("User Action");
            assertThat(said(pipeline, "disk 7 failed"))
                    .as("not among the labels")
                    .isEqualTo("none");
        }
        var request = server.requests().get(0);
        assertThat(request.path()).isEqualTo("/api/chat");
        assertThat(request.system()).contains("- \"Other\": anything else").doesNotContain("Critical");
        assertThat(request.user()).contains("\"label\":\"User Action\"").doesNotContain("Critical");
        assertThat(Llms.json(request).getAsJsonObject("format").toString())
                .contains("\"enum\":[\"User Action\",\"Other\",\"none of these\"]");
        assertThat(Llms.json(request)
                        .getAsJsonObject("options")
                        .get("temperature")
                        .getAsDouble())
                .isZero();
    }

    @Test
    void openingAsksNobody() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        bundle(openAi("")).pipeline().close();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void everySettingIsUnderstood() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        String settings = """
                jsonSchema: false
                timeout: 5s
                maxRetries: 1
                backoff: 1ms
                maxConcurrent: 2
                callsPerSecond: 100
                batchSize: 5
                cacheSize: 10
                cacheFile: ../answers.jsonl
                review: ../review.jsonl
                callsPerHour: 2
                tokensPerHour: 100000
                templatesOnly: true
                redact: {badge: 'badge-[a-z]+'}
                """;
        try (ClassificationPipeline pipeline = bundle(openAi(settings)).pipeline()) {
            assertThat(said(pipeline, "user badge-xyz entered room 12")).isEqualTo("User Action");
            assertThat(said(pipeline, "user badge-abc entered room 13")).isEqualTo("User Action");
            assertThat(said(pipeline, "disk")).isEqualTo("Critical Error");
            assertThat(said(pipeline, "disk too")).as("after two calls").isEqualTo("none");
        }
        var request = server.requests().get(0);
        assertThat(server.requests()).hasSize(2);
        assertThat(request.messages().get(1)).isEqualTo("user <badge> entered room <number>");
        assertThat(Llms.json(request).has("response_format")).isFalse();
        assertThat(parent.resolve("answers.jsonl")).content().hasLineCount(2);
        assertThat(parent.resolve("review.jsonl"))
                .content()
                .contains("User Action")
                .doesNotContain("badge-xyz");
    }

    @Test
    void retriesAreOursAloneAndNotTheClients() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        for (String provider : new String[] {"openai", "ollama"}) {
            try (ModelServer broken = ModelServer.inTurn(ModelReply.status(500));
                    ClassificationPipeline pipeline = bundle("provider: " + provider + "\nbaseUrl: "
                                    + broken.openAiUrl() + "\nmodel: m\nmaxRetries: 1\nbackoff: 1ms\n")
                            .pipeline()) {
                assertThat(said(pipeline, "x")).isEqualTo("none");
                assertThat(broken.requests()).hasSize(2);
            }
        }
    }

    @Test
    void settingsThatCannotBeUsedAreRefusedWithPlaceAndRemedy() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        assertRefused("apiKeyEnv: EMPTY", ":7: ", "'EMPTY', which is not set");
        assertRefused("apiKeyEnv: NO_SUCH", ":7: ", "'NO_SUCH', which is not set");
        assertRefused("confidence: 1.5", ":7: ", "confidence");
        assertRefused("timeout: 0s", ":7: ", "from 1ms to 24h");
        assertRefused("batchSize: 0", ":7: ", "batchSize");
        assertRefused("cacheFile: ../no/such/folder", ":7: ", "must be a file that can be written");
        assertRefused("cacheFile: answers.jsonl", ":7: ", "must be a file outside the bundle");
        assertRefused("review: ../bundle/review.jsonl", ":7: ", "must be a file outside the bundle");
        assertRefused("labels: {none of these: x}", ":7: ", "none of these");
        assertRefused("redact: {x: '('}", ":7: ", "redact");
        assertRefused("temperature: 1", ":7: ", "temperature");
    }

    @Test
    void patternsOfRedactionAreGuardedAsThoseOfRules() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        for (String pattern : List.of(
                "(?i)[\\x{1C80}]",
                "(?i:[\\x{1C80}-\\x{1C88}]+)",
                "(?i)\u1c85",
                "(".repeat(20_000) + "a" + ")".repeat(20_000),
                "[".repeat(20_000),
                "((((a{1000}){1000}){1000}){1000})",
                "a|".repeat(50_000),
                "(?=a)")) {
            assertRefused("redact: {x: '" + pattern + "'}", ":7: ", "'llm.redact.x' must be a pattern");
        }
    }

    @Test
    void bundleWithoutLabelsIsRefused() throws IOException {
        Bundle bundle = bundle(openAi(""));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bundle.pipeline().close())
                .withMessageContaining("labels")
                .withMessageContaining("exemplars.jsonl");
    }

    @Test
    void brokenExemplarsAreRefusedWithTheirLineAndWithoutTheirText() throws IOException {
        for (String line :
                new String[] {"{\"label\":\"A\"", "[]", "{\"label\":\"A\"}", "{\"label\":\" \",\"message\":\"m\"}"}) {
            Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS + line + "\n");
            Bundle bundle = bundle(openAi(""));
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> bundle.pipeline().close())
                    .withMessageContaining("exemplars.jsonl:3: ");
        }
    }

    @Test
    void providerIsFoundOnTheClassPath() throws IOException {
        Files.writeString(folder.resolve("exemplars.jsonl"), EXEMPLARS);
        Files.writeString(
                folder.resolve("pipeline.yaml"),
                "format: 1\nstages: [llm]\nllm:\n" + openAi("").indent(2));
        try (ClassificationPipeline pipeline = Bundle.load(folder, permissions).pipeline()) {
            assertThat(said(pipeline, "user")).isEqualTo("User Action");
        }
    }
}
