package io.logclf.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainTest {

    @Test
    void linesThatDifferInANumberOrAnEndAreOneGroup() {
        assertThat(Drain.groups(List.of(
                        "door 3 was opened by anna",
                        "door 4 was opened by ben",
                        "lamp 4 was switched off yesterday",
                        "door 5 was opened by anna")))
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void linesOfAnotherLengthOrAnotherFirstWordAreAnotherGroup() {
        assertThat(Drain.groups(List.of("door opened", "door opened twice", "gate opened", "", "door opened")))
                .containsExactly(0, 1, 2, 3, 0);
    }

    @Test
    void lessThanTwoFifthsOfEqualWordsAreNotAlike() {
        assertThat(Drain.groups(List.of("a b c d e", "a b x y z", "a b c y z"))).containsExactly(0, 0, 0);
        assertThat(Drain.groups(List.of("a b c d e f", "a b u v w x"))).containsExactly(0, 1);
    }

    @Test
    void beyondAHundredWordsAtOnePlaceTheRestShareAWay() {
        List<String> lines = IntStream.range(0, 150)
                .mapToObj(i -> "w" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + " was seen by the guard")
                .toList();
        int[] groups = Drain.groups(lines);
        assertThat(groups[98]).isEqualTo(98);
        assertThat(groups[149]).isEqualTo(groups[100]);
    }
}
