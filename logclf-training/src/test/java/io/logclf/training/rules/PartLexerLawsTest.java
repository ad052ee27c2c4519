package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Parts of messages at random match the messages that they are of. */
class PartLexerLawsTest {

    private static final long SEED = 12;
    private static final String[] PIECES = {
        "disk",
        "node7",
        " ",
        "  ",
        "17",
        "3.5",
        "0x1f",
        "9f86d081",
        "(",
        ")",
        ":",
        "=",
        "/var/log/a1",
        "\t",
        "caf\u00e9",
        "\u65e5\u672c",
        "\ud83d\ude80",
        "4895c258-b2f8-488f-a2a3-4fae63982e48",
        "'",
        "\\",
        "a_b",
        "-"
    };

    private static String message(Random random) {
        StringBuilder message = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            message.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return message.toString();
    }

    private static String pattern(List<Part> parts) {
        return parts.stream()
                .map(part -> part.isConstant()
                        ? QuotedLiteral.of(part.text())
                        : CharClasses.pattern(part.chars(), part.optional()))
                .collect(Collectors.joining());
    }

    @Test
    void thePartsOfAMessageMatchIt() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            String message = message(random);
            String pattern = pattern(PartLexer.parts(message));
            assertThat(Pattern.compile(pattern).matcher(message).matches())
                    .as("seed %d, round %d: %s on '%s'", SEED, round, pattern, message)
                    .isTrue();
        }
    }

    @Test
    void theSameMessageHasTheSameParts() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            String message = message(random);
            assertThat(PartLexer.parts(message)).isEqualTo(PartLexer.parts(message));
        }
    }

    @Test
    void manyMessagesOneAfterTheOtherAreAllMatched() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            List<String> messages = List.of(message(random), message(random), message(random), message(random));
            List<Part> merged = PartLexer.parts(messages.get(0));
            for (String message : messages) {
                merged = Alignment.merge(merged, PartLexer.parts(message));
            }
            Pattern pattern = Pattern.compile(pattern(merged));
            assertThat(messages)
                    .as("seed %d, round %d: %s", SEED, round, pattern)
                    .allMatch(message -> pattern.matcher(message).matches());
        }
    }

    @Test
    void aVeryLongMessageHasNoMorePartsThanAPatternMayHave() {
        assertThat(PartLexer.parts("a 1 ".repeat(5_000))).hasSizeLessThanOrEqualTo(PartLexer.MAX_PARTS + 1);
        assertThat(PartLexer.parts("")).isEmpty();
    }
}
