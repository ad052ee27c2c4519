package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VariabilityTestTest {

    private static final List<String> USERS = List.of("ada", "grace", "linus", "dennis", "barbara", "ken", "tony");

    private final Words words = new Words();
    private final Lexer lexer = new Lexer(words);
    private final VariabilityTest test = new VariabilityTest(words, new KnownValues(words));

    @BeforeEach
    void reset() {
        test.reset();
    }

    @Test
    void nothingAndOneValueDoNotVary() {
        assertThat(test.isEnough()).isFalse();
        add("session of ada was opened", 2);
        add("session of ada was opened", 2);
        assertThat(test.isEnough()).isFalse();
    }

    @Test
    void manyWordsAtOnePlaceVary() {
        USERS.forEach(user -> add("session of " + user + " was opened", 2));
        assertThat(test.isEnough()).isTrue();
    }

    @Test
    void twoPlainWordsAreTwoTemplates() {
        add("session of ada was opened", 2);
        add("session of grace was opened", 2);
        assertThat(test.isEnough()).isFalse();
    }

    @Test
    void nothingVariesWhereNothingWouldRemain() {
        USERS.forEach(user -> add(user + " left", 0));
        assertThat(test.isEnough()).isFalse();
    }

    @Test
    void twoSwitchesThatAreAssignedVary() {
        add("cache enabled=on now", 3);
        add("cache enabled=off now", 3);
        assertThat(test.isEnough()).isTrue();
    }

    @Test
    void oppositesAreNoValues() {
        USERS.forEach(user -> add("the link to " + user + " is there", 3));
        Shape up = add("the link to up is there", 3);
        Shape down = add("the link to down is there", 3);
        Shape ada = add("the link to ada is there", 3);
        assertThat(test.isOpposed(up, 3, 4)).isTrue();
        assertThat(test.isOpposed(down, 3, 4)).isTrue();
        assertThat(test.isOpposed(ada, 3, 4)).isFalse();
    }

    @Test
    void aResetForgetsEverything() {
        USERS.forEach(user -> add("session of " + user + " was opened", 2));
        test.reset();
        add("session of ada was opened", 2);
        assertThat(test.isEnough()).isFalse();
    }

    @Test
    void theOrderOfAdditionsMakesNoDifference() {
        for (int count = 2; count <= USERS.size(); count++) {
            test.reset();
            USERS.subList(0, count).forEach(user -> add("session of " + user + " was opened", 2));
            boolean forwards = test.isEnough();
            test.reset();
            for (int i = count - 1; i >= 0; i--) {
                add("session of " + USERS.get(i) + " was opened", 2);
            }
            assertThat(test.isEnough()).isEqualTo(forwards);
        }
    }

    private Shape add(String message, int at) {
        lexer.read(message);
        Shape shape = new Shape(
                0, Arrays.copyOf(lexer.tokens(), lexer.size()), words, Sketch.add(0, Hash.mix(message.hashCode())));
        test.add(shape, at, at + 1);
        return shape;
    }
}
