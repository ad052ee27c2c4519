package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many of a label's messages make it stand on a side. */
class SidesSharesTest {

    private static final Label GATE = new Label("Gate");

    private static List<String> names(int opened, int closed) {
        List<String> texts = new ArrayList<>(Collections.nCopies(opened, "gate <number> opened"));
        texts.addAll(Collections.nCopies(closed, "gate <number> closed"));
        return Sides.of(Map.of(GATE, texts)).names().get("Gate");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "99, 1", "198, 2", "297, 3", "2000, 3"})
    void oneInAHundredOrThreeAreEnough(int opened, int closed) {
        assertThat(names(opened, closed)).contains("close");
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "199, 1", "199, 2", "2000, 2"})
    void fewerAreTakenForWrongLabels(int opened, int closed) {
        assertThat(names(opened, closed)).containsExactly("open");
    }

    @Test
    void aLabelWithoutMessagesStandsNowhere() {
        Sides sides = Sides.of(Map.of(GATE, List.of()));
        assertThat(sides.names()).containsExactly(Map.entry("Gate", List.of()));
        assertThat(sides.against(GATE, "gate <number> failed")).contains("fail");
        assertThat(sides.against(GATE, "gate <number> closed")).isEmpty();
    }

    @Test
    void namesAreSortedByLabel() {
        Sides sides = Sides.of(Map.of(
                new Label("b"), List.of("x failed"), new Label("a"), List.of("y"), new Label("\u00e4"), List.of("z")));
        assertThat(sides.names().keySet()).containsExactly("a", "b", "\u00e4");
    }

    @Test
    void whatALabelSaysItselfNeverSpeaksAgainstIt() {
        List<String> texts = List.of(
                "gate opened", "gate failed to open", "gate not closed", "no power", "pump stopped", "\u5931\u8d25");
        Sides sides = Sides.of(Map.of(GATE, texts));
        assertThat(texts).allMatch(text -> sides.against(GATE, text).isEmpty());
    }

    @Test
    void sidesByTheirNamesDecideAlike() {
        Sides sides = Sides.of(Map.of(GATE, List.of("gate opened", "motor started")));
        Sides named = Sides.named(Map.of(GATE, sides.names().get("Gate")));
        for (String text :
                List.of("gate closed", "motor stopped", "motor failed", "gate not there", "gate", "gate opened", "")) {
            assertThat(named.against(GATE, text)).as(text).isEqualTo(sides.against(GATE, text));
        }
    }

    @Test
    void noNamesAreNoSides() {
        assertThat(Sides.named(Map.of())).isSameAs(Sides.UNKNOWN);
        assertThat(Sides.UNKNOWN.names()).isEmpty();
    }
}
