package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangeMessagesTest {

    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n ",
                "\ud800",
                "\udc00 \ud800x",
                "=",
                "((((",
                "\"",
                "://",
                "C:",
                "-[1",
                ":::",
                ".",
                "...",
                "'",
                "a='",
                "1",
                "<1",
                "\u0000"
            })
    void everyMessageHasATemplate(String message) {
        List<Template> templates = Mined.from(message).templates();
        assertThat(templates).hasSize(1);
        assertThat(templates.get(0).count()).isEqualTo(1);
    }

    @Test
    void blankMessagesAreOneTemplateWithEmptyText() {
        assertThat(Mined.from("", "  ", "\t").texts()).containsExactly("");
    }

    @Test
    void wordsOfOtherScriptsAndEmojiAreConstant() {
        assertThat(Mined.from("日本語 エラー 7", "日本語 エラー 8", "🚀 launched 3").texts())
                .containsExactly("日本語 エラー <*>", "🚀 launched <*>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "x ", "(", "\" ", "=", "a=b, ", "1 ", "a:", ".", "- ", "\ud83d\ude80", "/", "ab.cd/", "a://"
            })
    void messagesOfAMegabyteWork(String part) {
        String message = part.repeat(MEGABYTE / part.length());
        Mined mined = Mined.from(message, message, "short one");
        assertThat(mined.templates()).extracting(Template::count).containsExactlyInAnyOrder(2L, 1L);
        assertThat(mined.texts()).allMatch(text -> text.length() < MEGABYTE / 10);
    }

    @Test
    void randomMessagesGiveTheSameTemplatesInAnyOrder() {
        long seed = 11;
        Random random = new Random(seed);
        String alphabet = "ab1 =:,;()[]{}<>\"'./-#*\ud800\u00e9";
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder message = new StringBuilder();
            for (int c = random.nextInt(30); c > 0; c--) {
                message.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            messages.add(message.toString());
        }
        List<String> reversed = new ArrayList<>(messages);
        Collections.reverse(reversed);
        assertThat(Mined.from(reversed).partition())
                .as("seed %d", seed)
                .isEqualTo(Mined.from(messages).partition());
    }
}
