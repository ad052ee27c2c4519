package io.logclf.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.logclf.api.MessageVectors;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptTest {

    private static final Map<String, String> LABELS = labels("Error", "something failed", "User Action", " ");
    private static final List<ShownExemplar> EXEMPLARS = List.of(new ShownExemplar("Error", "disk <number> failed"));
    private static final List<String> SALT = List.of("model", "false");
    private static final MessageVectors VECTORS = message -> new float[] {1};

    private static Map<String, String> labels(String... namesAndDescriptions) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < namesAndDescriptions.length; i += 2) {
            labels.put(namesAndDescriptions[i], namesAndDescriptions[i + 1]);
        }
        return labels;
    }

    private static Prompt prompt(boolean schema) {
        return new Prompt(LABELS, EXEMPLARS, Optional.empty(), schema, SALT);
    }

    private static String user(ChatRequest request) {
        return ((UserMessage) request.messages().get(1)).singleText();
    }

    @Test
    void theSystemTextListsTheLabelsInTheirOrderAndWhatToSayForNone() {
        SystemMessage system =
                (SystemMessage) prompt(false).request(List.of("x")).messages().get(0);
        assertThat(system.text()).endsWith("""

                Labels:
                - "Error": something failed
                - "User Action"
                - "none of these": no label above fits the message
                """);
    }

    @Test
    void theUserTextHasExemplarsThenTheFenceThenTheForm() {
        assertThat(user(prompt(false).request(List.of("a \"b\"", "c"))).lines())
                .hasSize(9)
                .startsWith("Examples:", "{\"message\":\"disk <number> failed\",\"label\":\"Error\"}", "")
                .contains("{\"id\":1,\"message\":\"a \\\"b\\\"\"}", "{\"id\":2,\"message\":\"c\"}")
                .last()
                .asString()
                .startsWith("Answer with JSON and nothing else, one answer for every id");
    }

    @Test
    void withoutExemplarsThereIsNoEmptyList() {
        Prompt prompt = new Prompt(LABELS, List.of(), Optional.empty(), false, SALT);
        assertThat(user(prompt.request(List.of("x")))).startsWith("BEGIN ");
    }

    @Test
    void choicesAreTheLabelsAndNone() {
        assertThat(prompt(false).choices()).containsExactly("Error", "User Action", AnswerFormat.NONE);
    }

    @Test
    void onlyAModelThatTakesASchemaGetsOneAndOneMessageGetsAnother() {
        assertThat(prompt(false).request(List.of("x")).responseFormat()).isNull();
        Prompt prompt = prompt(true);
        assertThat(prompt.request(List.of("x")).responseFormat())
                .isNotNull()
                .isNotEqualTo(prompt.request(List.of("x", "y")).responseFormat());
    }

    @Test
    void aCorrectionIsTheSameRequestWithARemark() {
        Prompt prompt = prompt(true);
        String request = user(prompt.request(List.of("x")));
        assertThat(user(prompt.correction("x")))
                .startsWith(request)
                .endsWith("Answer with one of them, copied exactly, and nothing else.");
    }

    @Test
    void theHashChangesWithEverythingThatAnswersDependOn() {
        Set<String> hashes = new HashSet<>();
        hashes.add(prompt(false).hash());
        hashes.add(prompt(true).hash());
        hashes.add(new Prompt(LABELS, EXEMPLARS, Optional.of(VECTORS), false, SALT).hash());
        hashes.add(new Prompt(LABELS, EXEMPLARS, Optional.empty(), false, List.of("other", "false")).hash());
        hashes.add(new Prompt(LABELS, EXEMPLARS, Optional.empty(), false, List.of("model", "true")).hash());
        hashes.add(new Prompt(LABELS, List.of(), Optional.empty(), false, SALT).hash());
        hashes.add(new Prompt(
                        LABELS,
                        List.of(new ShownExemplar("User Action", "disk <number> failed")),
                        Optional.empty(),
                        false,
                        SALT)
                .hash());
        hashes.add(new Prompt(labels("Error", "something failed"), EXEMPLARS, Optional.empty(), false, SALT).hash());
        hashes.add(
                new Prompt(labels("Error", "all is lost", "User Action", " "), EXEMPLARS, Optional.empty(), false, SALT)
                        .hash());
        hashes.add(new Prompt(
                        labels("User Action", " ", "Error", "something failed"),
                        EXEMPLARS,
                        Optional.empty(),
                        false,
                        SALT)
                .hash());
        assertThat(hashes).hasSize(10).allMatch(hash -> hash.matches("[0-9a-f]{16}"));
    }

    /** Answers in the files of users have this hash; another one throws all of them away, which a change of the prompt must. */
    @Test
    void theHashIsTheSameInEveryRun() {
        assertThat(prompt(false).hash()).isEqualTo(prompt(false).hash()).isEqualTo("0908940b6b0f87ef");
    }

    @Test
    void theEstimateGrowsWithTextAndMessages() {
        Prompt prompt = prompt(false);
        ChatRequest one = prompt.request(List.of("x"));
        ChatRequest longer = prompt.request(List.of("x".repeat(301)));
        long estimate = Prompt.estimatedTokens(one, 1);
        assertThat(Prompt.estimatedTokens(longer, 1)).isEqualTo(estimate + 100);
        assertThat(Prompt.estimatedTokens(one, 3)).isEqualTo(estimate + 80);
        long chars = user(one).length()
                + ((SystemMessage) one.messages().get(0)).text().length();
        assertThat(estimate).isBetween(chars / 4, chars);
    }
}
