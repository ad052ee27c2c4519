package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "user ada left | user bob left | user \\S+ left",
                "user 17 left | user 4 left | user \\d+ left",
                "user 17 left | user 4a5b left | user [0-9a-fA-F]+ left",
                "job done: ok | job done: in 3 s | job done: .+?",
                "the job ended | job ended | .*?job ended"
            })
    void keepsWhatBothHave(String left, String right, String pattern) {
        assertThat(pattern(merged(left, right))).isEqualTo(pattern);
    }

    @Test
    void equalPartsStayAsTheyAre() {
        List<Part> parts = PartLexer.parts("user 17 left");
        assertThat(Alignment.merge(parts, PartLexer.parts("user 17 left"))).isSameAs(parts);
    }

    @Test
    void whatComesOutMatchesBoth() {
        Random random = new Random(11);
        String[] words = {"disk", "node", "is", "full", "at", "17", "3.5", "a1b2", "-", "(", ")", ":", "ok"};
        for (int round = 0; round < 500; round++) {
            String left = message(random, words);
            String right = message(random, words);
            String pattern = "^" + pattern(merged(left, right)) + "$";
            assertThat(Pattern.compile(pattern).matcher(left).matches())
                    .as("seed 11, round %d: %s, %s", round, pattern, left)
                    .isTrue();
            assertThat(Pattern.compile(pattern).matcher(right).matches())
                    .as("seed 11, round %d: %s, %s", round, pattern, right)
                    .isTrue();
        }
    }

    private static String message(Random random, String[] words) {
        StringBuilder message = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            message.append(words[random.nextInt(words.length)]).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return message.toString();
    }

    private static List<Part> merged(String left, String right) {
        return Alignment.merge(PartLexer.parts(left), PartLexer.parts(right));
    }

    private static String pattern(List<Part> parts) {
        return parts.stream()
                .map(part -> part.isConstant()
                        ? QuotedLiteral.of(part.text())
                        : CharClasses.pattern(part.chars(), part.optional()))
                .collect(Collectors.joining());
    }
}
