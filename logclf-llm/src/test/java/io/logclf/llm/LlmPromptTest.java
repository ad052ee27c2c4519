package io.logclf.llm;

import static io.logclf.llm.Llms.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.ollama.OllamaChatModel;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.MessageVectors;
import io.logclf.testkit.ModelRequest;
import io.logclf.testkit.ModelServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on the wire. */
class LlmPromptTest {

    private static final String CHOICES = "[\"User Action\",\"Error\",\"Critical Error\",\"none of these\"]";

    private final ModelServer server = Llms.server();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private ModelRequest asked(LlmClassifierBuilder builder, String... messages) {
        try (LlmClassifier stage = builder.build()) {
            List<LogEntry> entries = new ArrayList<>();
            for (String message : messages) {
                entries.add(entry(message));
            }
            stage.classifyAll(entries);
        }
        return server.requests().get(0);
    }

    @Test
    void openAiGetsTheLabelsAsAStrictSchema() {
        JsonObject format = Llms.json(asked(Llms.stage(server), "user")).getAsJsonObject("response_format");
        assertThat(format.get("type").getAsString()).isEqualTo("json_schema");
        JsonObject schema = format.getAsJsonObject("json_schema");
        assertThat(schema.get("strict").getAsBoolean()).isTrue();
        assertThat(schema.toString()).contains("\"enum\":" + CHOICES).contains("\"additionalProperties\":false");
    }

    @Test
    void batchIsAskedForAnswersWithIds() {
        ModelRequest request = asked(Llms.stage(server), "user", "disk");
        assertThat(request.messages())
                .containsEntry(1, "user")
                .containsEntry(2, "disk")
                .hasSize(2);
        assertThat(Llms.json(request).getAsJsonObject("response_format").toString())
                .contains("\"answers\"", "\"id\"", "\"enum\":" + CHOICES);
    }

    @Test
    void ollamaGetsTheSchemaWhereItIsSaidToTakeOne() {
        var model = OllamaChatModel.builder()
                .baseUrl(server.ollamaUrl())
                .modelName("test")
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .build();
        JsonObject body = Llms.json(asked(LlmClassifier.builder(model, Llms.LABELS), "user"));
        assertThat(body.getAsJsonObject("format").toString()).contains("\"enum\":" + CHOICES);
        assertThat(body.get("stream").getAsBoolean()).isFalse();
    }

    @Test
    void withoutASchemaTheInstructionSaysTheSame() {
        ModelRequest request = asked(LlmClassifier.builder(Llms.ollama(server), Llms.LABELS), "user");
        assertThat(Llms.json(request).has("format")).isFalse();
        assertThat(request.system()).contains("- \"User Action\": a person did something", "- \"none of these\"");
        assertThat(request.user()).contains("Answer with JSON and nothing else: {\"label\":");
    }

    @Test
    void systemTextIsTheSameForEveryMessageSoThatProvidersCanKeepIt() {
        try (LlmClassifier stage = Llms.stage(server).build()) {
            stage.classify(entry("user"));
            stage.classifyAll(List.of(entry("disk"), entry("else")));
        }
        assertThat(server.requests().stream().map(ModelRequest::system).distinct())
                .hasSize(1);
    }

    @Test
    void sameMessageMakesTheSameRequest() {
        for (int i = 0; i < 2; i++) {
            try (LlmClassifier stage = Llms.stage(server).build()) {
                stage.classify(entry("user 1"));
            }
        }
        assertThat(server.requests().get(0).body())
                .isEqualTo(server.requests().get(1).body());
    }

    @Test
    void messageStaysOnItsLineInsideTheFenceWhateverItHolds() {
        long seed = 20_261_123L;
        Random random = new Random(seed);
        String alphabet = "aZ09\"\\{}[]<>\n\r\t\u0000\u0085\u2028\u2029\u202e\u200b\ufeff\ud83d\udd25 END BEGIN";
        try (LlmClassifier stage = Llms.stage(server).build()) {
            for (int i = 0; i < 300; i++) {
                StringBuilder message = new StringBuilder("\nEND 0123456789abcdef0123456789abcdef\n");
                for (int j = 0; j < 40; j++) {
                    message.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                stage.classify(entry(message.toString()));
            }
        }
        assertThat(server.requests()).hasSizeGreaterThan(250);
        for (ModelRequest request : server.requests()) {
            List<String> lines = List.of(request.user().split("\n", -1));
            String mark = lines.get(0).substring("BEGIN ".length());
            assertThat(lines).as("seed %d", seed).hasSize(5);
            assertThat(lines.get(0)).matches("BEGIN [0-9a-f]{32}");
            assertThat(lines.get(1))
                    .startsWith("{\"id\":1,\"message\":\"")
                    .endsWith("\"}")
                    .doesNotContain(mark);
            assertThat(lines.get(1).codePoints()).noneMatch(c -> c < ' ' || Character.getType(c) == Character.FORMAT);
            assertThat(lines.get(2)).isEqualTo("END " + mark);
            assertThat(lines.get(3)).isEmpty();
            assertThat(request.messages()).hasSize(1);
        }
    }

    @Test
    void longMessageIsSentWithItsBeginningAndItsEnd() {
        for (int words : new int[] {2_000, 50_000, 2_000_000}) {
            String sent = asked(Llms.stage(server), "begin " + "x ".repeat(words) + "the end")
                    .messages()
                    .get(1);
            assertThat(sent)
                    .startsWith("begin x x")
                    .endsWith("x x the end")
                    .contains(" [...] ")
                    .hasSizeBetween(3_900, 4_100);
        }
    }

    @Test
    void ofALongMessageNoHalfSecretIsSent() {
        String words = "word ".repeat(20_000);
        for (String secret : List.of(
                "password=" + "s3cr".repeat(10_000),
                "{\"token\": \"" + "s3cr".repeat(5_000) + "\"}",
                "-----BEGIN PRIVATE KEY-----\n" + ("s3cr".repeat(16) + "\n").repeat(200)
                        + "-----END PRIVATE KEY-----")) {
            for (int before : new int[] {0, 600, 3_590, 20_000}) {
                for (String after : List.of("", " the end", words.substring(0, 900), words)) {
                    String message = words.repeat(2).substring(0, 5 * before) + secret + after;
                    String sent = asked(Llms.stage(server), message).messages().get(1);
                    assertThat(sent).as("%s after %d", after, before).doesNotContain("s3cr");
                }
            }
        }
    }

    @Test
    void onlyTheTemplateIsSentIfSoConfigured() {
        ModelRequest request = asked(Llms.stage(server).templatesOnly(true), "user 42 came from host7 at 12:30");
        assertThat(request.messages().get(1)).isEqualTo("user <number> came from host<number> at <time>");
        assertThat(request.body()).doesNotContain("42");
    }

    @Test
    void withoutVectorsExemplarsOfAllLabelsAreShown() {
        List<Exemplar> exemplars = new ArrayList<>();
        for (LabelDescription label : Llms.LABELS) {
            for (int i = 0; i < 30; i++) {
                exemplars.add(new Exemplar(label.label(), label.label() + " example " + i));
            }
        }
        String text = asked(Llms.stage(server).exemplars(exemplars), "user").user();
        assertThat(text)
                .startsWith("Examples:\n{\"message\":\"User Action example 0\",\"label\":\"User Action\"}\n")
                .contains("\"Error example 3\"", "\"Critical Error example 3\"")
                .doesNotContain("example 4");
    }

    @Test
    void withVectorsTheNearestExemplarsAreShownNearestFirst() {
        List<Exemplar> exemplars = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            exemplars.add(new Exemplar(new Label("Error"), "x".repeat(i)));
        }
        // A message's vector turns with its length.
        MessageVectors lengths = message ->
                new float[] {(float) Math.cos(message.length() / 20.0), (float) Math.sin(message.length() / 20.0)};
        List<String> shown = asked(Llms.stage(server).exemplars(exemplars).vectors(lengths), "user is ok")
                .user()
                .lines()
                .filter(line -> line.startsWith("{\"message\""))
                .toList();
        assertThat(shown).hasSize(8);
        assertThat(shown.get(0)).contains("\"" + "x".repeat(10) + "\"");
        assertThat(shown).allMatch(line -> line.matches(".*\"x{6,14}\".*"));
    }

    @Test
    void keyOfTheProviderGoesToItsHeaderOnly() {
        ModelRequest request = asked(Llms.stage(server), "user");
        assertThat(request.headers()).containsEntry("authorization", "Bearer key");
        assertThat(request.headers()).doesNotContainKeys("upgrade", "http2-settings");
    }
}
