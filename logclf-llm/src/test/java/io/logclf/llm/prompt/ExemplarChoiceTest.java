package io.logclf.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.MessageVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExemplarChoiceTest {

    /** Messages are numbers, and their vectors lie on a quarter of the circle: near numbers are near. */
    private static final MessageVectors CIRCLE = message -> {
        double angle = Integer.parseInt(message) * Math.PI / 200;
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    };

    private static List<ShownExemplar> exemplars(int count, String... labels) {
        List<ShownExemplar> exemplars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            exemplars.add(new ShownExemplar(labels[i % labels.length], String.valueOf(i)));
        }
        return exemplars;
    }

    private static List<String> shown(ExemplarChoice choice, String... messages) {
        return choice.forMessages(List.of(messages)).stream()
                .map(ShownExemplar::message)
                .toList();
    }

    @Test
    void withoutVectorsLabelsTakeTurns() {
        List<ShownExemplar> exemplars = new ArrayList<>(exemplars(20, "A"));
        exemplars.add(new ShownExemplar("B", "b1"));
        exemplars.add(new ShownExemplar("B", "b2"));
        ExemplarChoice choice = new ExemplarChoice(exemplars, List.of("B", "A"), Optional.empty());
        assertThat(shown(choice, "x")).startsWith("b1", "0", "b2", "1", "2").hasSize(12);
        assertThat(shown(choice, "y", "z")).isEqualTo(shown(choice, "x"));
    }

    @Test
    void withoutVectorsEachLabelIsShownUpToABound() {
        String[] twenty = IntStream.range(0, 20).mapToObj(i -> "L" + i).toArray(String[]::new);
        ExemplarChoice all = new ExemplarChoice(exemplars(100, twenty), List.of(twenty), Optional.empty());
        assertThat(all.forMessages(List.of("x")).stream().map(ShownExemplar::label))
                .containsExactly(twenty);
        String[] many = IntStream.range(0, 60).mapToObj(i -> "L" + i).toArray(String[]::new);
        assertThat(shown(new ExemplarChoice(exemplars(100, many), List.of(many), Optional.empty()), "x"))
                .hasSize(48);
    }

    @Test
    void oneMessageGetsTheNearestEight() {
        ExemplarChoice choice = new ExemplarChoice(exemplars(100, "A", "B"), List.of("A", "B"), Optional.of(CIRCLE));
        assertThat(shown(choice, "50"))
                .hasSize(8)
                .startsWith("50")
                .allSatisfy(message -> assertThat(Integer.parseInt(message)).isBetween(46, 54));
    }

    @Test
    void eachMessageOfABatchGetsTwoAndNoneIsShownTwice() {
        ExemplarChoice choice = new ExemplarChoice(exemplars(10, "A"), List.of("A"), Optional.of(CIRCLE));
        assertThat(shown(choice, "0", "9")).containsExactly("0", "1", "9", "8");
        assertThat(shown(choice, "0", "0")).containsExactly("0", "1");
    }

    @Test
    void noExemplarsAreNoneToShow() {
        assertThat(shown(new ExemplarChoice(List.of(), List.of("A"), Optional.empty()), "1"))
                .isEmpty();
        assertThat(shown(new ExemplarChoice(List.of(), List.of("A"), Optional.of(CIRCLE)), "1"))
                .isEmpty();
    }

    @Test
    void vectorsOfExemplarsAreMadeOnce() {
        List<String> encoded = new ArrayList<>();
        MessageVectors counting = message -> {
            encoded.add(message);
            return CIRCLE.vector(message);
        };
        ExemplarChoice choice = new ExemplarChoice(exemplars(3, "A"), List.of("A"), Optional.of(counting));
        assertThat(encoded).containsExactly("0", "1", "2");
        shown(choice, "7");
        shown(choice, "8");
        assertThat(encoded).containsExactly("0", "1", "2", "7", "8");
    }
}
