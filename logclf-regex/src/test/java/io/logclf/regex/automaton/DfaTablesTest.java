package io.logclf.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.regex.syntax.RegexFlags;
import io.logclf.regex.syntax.RegexParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored in the tables, against a map. */
class DfaTablesTest {

    private static final long SEED = 59;

    /** Fewer columns than have a bit, about as many, and more. */
    @ParameterizedTest
    @ValueSource(ints = {3, 62, 63, 64, 65, 110, 111, 112, 113, 300})
    void givesEachTransitionAgain(int characters) {
        CharClasses classes = classes(characters);
        DfaTables tables = new DfaTables(classes);
        int columns = classes.count() + 1;
        Random random = new Random(SEED);
        Map<List<Integer>, Integer> expected = new HashMap<>();
        for (int i = 0; i < 4 * columns; i++) {
            List<Integer> place = List.of(1 + random.nextInt(7), random.nextInt(columns));
            // Few targets, so that many columns of a state share one; and the largest there may be.
            int to = random.nextInt(3) == 0 ? 0xFFFF : 1 + random.nextInt(4);
            if (expected.putIfAbsent(place, to) == null) {
                tables.put(place.get(0), place.get(1), to);
            }
        }
        assertHolds(tables, columns, expected);
        assertHolds(new DfaTables(tables), columns, expected);
    }

    @Test
    void hasNoTransitionAtFirst() {
        CharClasses classes = classes(130);
        assertHolds(new DfaTables(classes), classes.count() + 1, Map.of());
    }

    @Test
    void doublesItsRoomAndLeavesTheOldTablesAsTheyAre() {
        CharClasses classes = classes(130);
        DfaTables old = new DfaTables(classes);
        old.put(1, 0, 5);
        old.put(1, 1, 6);
        DfaTables grown = new DfaTables(old);
        assertThat(grown.states).hasSize(2 * old.states.length);
        grown.put(1, 2, 7);
        grown.put(1, 128, 8);
        grown.put(grown.states.length - 1, 3, 9);
        assertThat(grown.transition(1, 2)).isEqualTo(7);
        assertThat(grown.transition(1, 128)).isEqualTo(8);
        assertThat(grown.transition(grown.states.length - 1, 3)).isEqualTo(9);
        assertThat(old.transition(1, 2)).isEqualTo(DfaTables.NONE);
        assertThat(old.transition(1, 128)).isEqualTo(DfaTables.NONE);
        assertThat(old.transition(1, 1)).isEqualTo(6);
    }

    @Test
    void hasTheColumnOfTheClassForEveryCharacter() {
        CharClasses classes = classes(300);
        DfaTables tables = new DfaTables(classes);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (tables.column((char) c) != classes.of((char) c)) {
                assertThat(tables.column((char) c)).as("U+%04X", c).isEqualTo(classes.of((char) c));
            }
        }
    }

    private static void assertHolds(DfaTables tables, int columns, Map<List<Integer>, Integer> expected) {
        for (int state = 1; state < 8; state++) {
            for (int column = 0; column < columns; column++) {
                int to = expected.getOrDefault(List.of(state, column), DfaTables.NONE);
                if (tables.transition(state, column) != to) {
                    assertThat(tables.transition(state, column))
                            .as("from %s by %s", state, column)
                            .isEqualTo(to);
                }
            }
        }
    }

    /** One class for each of so many characters, and one for all others. */
    private static CharClasses classes(int characters) {
        String pattern = IntStream.range(0, characters)
                .mapToObj(i -> Character.toString('a' + 2 * i))
                .map(c -> c.matches("[A-Za-z\u0080-\uFFFF]") ? c : "\\x{" + Integer.toHexString(c.charAt(0)) + "}")
                .collect(Collectors.joining());
        return CharClasses.of(List.of(Nfa.of(RegexParser.parse(pattern, new RegexFlags(false, false, false))
                        .orElseThrow())
                .orElseThrow()));
    }
}
