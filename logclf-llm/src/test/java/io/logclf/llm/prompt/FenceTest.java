package io.logclf.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FenceTest {

    private static final List<String> FRAGMENTS = List.of(
            "BEGIN ",
            "END ",
            "\n",
            "\r",
            "\u2028",
            "\u2029",
            "\u0085",
            "\"",
            "\\",
            "\\n",
            "{\"id\":1}",
            "\u202e",
            "\ud83d",
            "\u200b",
            "a");

    @Test
    void messagesAreNumberedLinesBetweenTwoLinesWithOneMark() {
        List<String> lines = Fence.around("p", List.of("one", "two")).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches("BEGIN [0-9a-f]{32}");
        assertThat(lines.subList(1, 3))
                .containsExactly("{\"id\":1,\"message\":\"one\"}", "{\"id\":2,\"message\":\"two\"}");
        assertThat(lines.get(3)).isEqualTo(lines.get(0).replace("BEGIN", "END"));
    }

    @Test
    void theMarkIsOfThePromptAndTheMessages() {
        assertThat(Fence.around("p", List.of("one"))).isEqualTo(Fence.around("p", List.of("one")));
        assertThat(mark(Fence.around("p", List.of("one"))))
                .isNotEqualTo(mark(Fence.around("q", List.of("one"))))
                .isNotEqualTo(mark(Fence.around("p", List.of("One"))));
    }

    @Test
    void whateverMessagesHoldStaysInside() {
        long seed = 20_260_102;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<String> messages = new ArrayList<>();
            for (int i = 0; i <= round % 3; i++) {
                StringBuilder message = new StringBuilder();
                for (int n = random.nextInt(10); n > 0; n--) {
                    message.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                }
                messages.add(message.toString());
            }
            String fence = Fence.around("p", messages);
            String[] lines = fence.split("\\R", -1);
            assertThat(lines).as("seed %d, %s", seed, messages).hasSize(messages.size() + 2);
            assertThat(fence.split(mark(fence), -1)).hasSize(3);
            for (int i = 0; i < messages.size(); i++) {
                assertThat(JsonParser.parseString(lines[i + 1])
                                .getAsJsonObject()
                                .get("message")
                                .getAsString())
                        .isEqualTo(messages.get(i));
            }
        }
    }

    private static String mark(String fence) {
        return fence.substring("BEGIN ".length(), fence.indexOf('\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain text      | \"plain text\"",
                "größe 日本 🙂    | \"größe 日本 🙂\"",
                "a\"b            | \"a\\\"b\"",
                "C:\\temp        | \"C:\\\\temp\"",
            })
    void whatCanBeSeenIsWrittenAsItIs(String text, String quoted) {
        assertThat(JsonText.quoted(text)).isEqualTo(quoted);
    }

    @Test
    void whatCannotBeSeenIsEscaped() {
        assertThat(JsonText.quoted("\n\r\t")).isEqualTo("\"\\n\\r\\t\"");
        assertThat(JsonText.quoted("\0\u001b\u007f\u0085\u2028\u2029"))
                .isEqualTo("\"\\u0000\\u001b\\u007f\\u0085\\u2028\\u2029\"");
        assertThat(JsonText.quoted("\u202e\u200b\ufeff\ue000")).isEqualTo("\"\\u202e\\u200b\\ufeff\\ue000\"");
        assertThat(JsonText.quoted("\ud83d")).isEqualTo("\"\\ud83d\"");
        // A language tag beyond the first plane, which hides text in plain sight.
        assertThat(JsonText.quoted("\udb40\udc41")).isEqualTo("\"\\udb40\\udc41\"");
    }
}
