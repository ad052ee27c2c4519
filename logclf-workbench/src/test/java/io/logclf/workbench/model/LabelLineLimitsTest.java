package io.logclf.workbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelLineLimitsTest {

    @Test
    void everyLabelHasAKeyOfItsOwnUntilAllAreTaken() {
        List<LabelLine> labels = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            labels.add(LabelLine.of("label " + i, "", labels));
        }
        List<String> keys =
                labels.stream().flatMap(label -> label.key().stream()).toList();
        assertThat(keys).doesNotHaveDuplicates().hasSizeBetween(20, 35).allMatch(key -> key.length() == 1);
        assertThat(labels.get(0).key()).contains("1");
        assertThat(labels.subList(keys.size(), 40))
                .allMatch(label -> label.key().isEmpty());
    }

    @Test
    void aKeyThatIsFreeAgainIsGivenToTheNext() {
        List<LabelLine> labels = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            labels.add(LabelLine.of(name, "", labels));
        }
        Optional<String> key = labels.remove(1).key();
        assertThat(LabelLine.of("d", "", labels).key()).isEqualTo(key);
    }

    @Test
    void aLabelThatIsDescribedAgainKeepsItsKeyAlsoIfItHasNone() {
        LabelLine disk = new LabelLine("Disk", "", Optional.of("7"));
        LabelLine late = new LabelLine("Late", "", Optional.empty());
        List<LabelLine> labels = List.of(disk, late);
        assertThat(LabelLine.of(" Disk ", " full ", labels)).isEqualTo(new LabelLine("Disk", "full", Optional.of("7")));
        assertThat(LabelLine.of("Late", "x", labels)).isEqualTo(new LabelLine("Late", "x", Optional.empty()));
    }

    @Test
    void aNameIsTakenUpToItsLimit() {
        assertThat(LabelLine.of("n".repeat(100), "", List.of()).name()).hasSize(100);
        assertThat(LabelLine.of("  " + "n".repeat(100) + "  ", "", List.of()).name())
                .hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelLine.of("n".repeat(101), "", List.of()))
                .withMessage("a label needs a name of 1 to 100 characters on one line");
    }

    @Test
    void aDescriptionIsTakenUpToItsLimitOnOneLine() {
        assertThat(LabelLine.of("n", "d".repeat(1_000), List.of()).description())
                .hasSize(1_000);
        for (String description : List.of("d".repeat(1_001), "two\nlines", "a\ttab", "\u0000")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LabelLine.of("n", description, List.of()))
                    .withMessage("a description has at most 1000 characters, on one line");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe", "漢字", "a b", "None", "none of these", "unclassified", "<b>", "😀"})
    void anyWordOnOneLineMayBeAName(String name) {
        assertThat(LabelLine.of(name, "", List.of()).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\nb", "a\u0007b", "a\u0085b", "None of these", " Unclassified "})
    void whatIsNoNameIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> LabelLine.of(name, "", List.of()));
    }
}
