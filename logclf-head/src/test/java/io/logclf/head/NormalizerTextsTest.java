package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@link Normalizer} gives for texts at random and for very long ones. */
class NormalizerTextsTest {

    private static final long SEED = 404;
    private static final int MAX_CHARS = 1 << 13;
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z]+>");

    @Test
    void aNormalizedMessageStaysAsItIs() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            String once = Normalizer.standard().normalize(message(random));
            assertThat(Normalizer.standard().normalize(once))
                    .as("seed %d, %d", SEED, i)
                    .isEqualTo(once);
        }
    }

    @Test
    void noPlaceholderIsLeftForAnEncoder() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            String text = message(random);
            String bare = Normalizer.withBareWords(text);
            assertThat(PLACEHOLDER
                                            .matcher(PLACEHOLDER.matcher(text).replaceAll(" "))
                                            .results()
                                            .count()
                                    > 0
                            || !PLACEHOLDER.matcher(bare).find())
                    .as("seed %d, '%s'", SEED, text)
                    .isTrue();
            assertThat(bare)
                    .isEqualTo(PLACEHOLDER
                            .matcher(text)
                            .replaceAll(match -> " "
                                    + match.group().substring(1, match.group().length() - 1) + " "));
        }
    }

    @Test
    void encoderTextsAreThoseOfEachInOrder() {
        List<String> normalized = List.of("b <ip>", "a", "", "b <ip>");
        for (Normalizer normalizer : List.of(Normalizer.standard(), Normalizer.none())) {
            assertThat(normalizer.encoderTexts(normalized))
                    .isEqualTo(normalized.stream().map(normalizer::encoderText).toList());
        }
        assertThat(Normalizer.none().encoderText("b <ip>")).isEqualTo("b <ip>");
        assertThat(Normalizer.standard().encoderText("b <ip>")).isEqualTo("b  ip ");
    }

    @Test
    void aMessageOfTheLimitStaysWholeAndALongerOneIsCut() {
        String limit = "word ".repeat(MAX_CHARS / 5) + "ab";
        assertThat(limit).hasSize(MAX_CHARS);
        for (Normalizer normalizer : List.of(Normalizer.standard(), Normalizer.none())) {
            assertThat(normalizer.normalize(limit)).isEqualTo(limit);
            String cut = normalizer.normalize(limit + " and much more".repeat(10_000));
            assertThat(cut).startsWith(limit).hasSizeLessThan(MAX_CHARS + 200);
        }
    }

    @Test
    void exceptionsChangeNeitherTheIdNorTheOriginal() {
        KeptValues kept = new KeptValues(
                Map.of("exit <number>", new ValueRule(0, ValueRule.Kind.LISTED, List.of("3"))), Set.of());
        Normalizer keeping = Normalizer.standard().keeping(kept);
        assertThat(keeping.id()).isEqualTo(Normalizer.standard().id());
        assertThat(keeping.normalize("exit 3")).isEqualTo("exit 3");
        assertThat(Normalizer.standard().kept()).isEqualTo(KeptValues.NONE);
        assertThat(Normalizer.standard().normalize("exit 3")).isEqualTo("exit <number>");
        assertThat(keeping.keeping(KeptValues.NONE).normalize("exit 3")).isEqualTo("exit <number>");
    }

    @Test
    void aNormalizerThatDoesNotMaskHasNoUseForExceptions() {
        KeptValues kept =
                new KeptValues(Map.of("exit <number>", new ValueRule(0, ValueRule.Kind.ZERO, List.of())), Set.of());
        assertThat(Normalizer.none().keeping(kept).normalize("exit 3")).isEqualTo("exit 3");
    }

    private static String message(Random random) {
        String[] parts = {"user", " ", "10.0.0.7", "<number>", "<", ">", "a", "=", "/tmp/x1", "'", "\u00e9", "0", "%"};
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(20); part >= 0; part--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
