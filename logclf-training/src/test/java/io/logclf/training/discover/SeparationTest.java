package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.head.opposites.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeparationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Backup of disk succeeded | Backup of disk failed",
                "Guest was told | Guest was not told",
                "Lid was bolted by staff | Lid was left by staff",
                "Дверь открыта | Дверь закрыта"
            })
    void dividesWhatSaysTheOpposite(String one, String other) {
        assertThat(divides(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Backup of disk completed | The backup is done",
                "User logged in | User logged in again from there",
                "Backup of disk succeeded | Upload succeeded at once"
            })
    void leavesTogetherWhatDoesNot(String one, String other) {
        assertThat(divides(one, other)).isFalse();
    }

    @Test
    void manyWordingsAtOnePlaceAreValues() {
        List<String> messages = new ArrayList<>();
        for (String name : List.of("ada", "grace", "linus", "dennis", "barbara", "ken")) {
            messages.add("Mail for " + name + " was delivered");
        }
        assertThat(divides(messages.toArray(String[]::new))).isFalse();
        assertThat(divides(messages.get(0), messages.get(1))).isTrue();
    }

    @Test
    void oneTemplateIsNeverDivided() {
        assertThat(divides("Backup succeeded and failed")).isFalse();
    }

    @Test
    void setsOpposeEachOtherThroughAnyMember() {
        Separation separation = separation("Door opened", "Gate is wide", "Door closed");
        ConstrainedSet set = separation.side(0);
        set.add(separation.side(1));
        assertThat(set.members()).containsExactlyInAnyOrder(0, 1);
        assertThat(set.opposes(separation.side(2))).isTrue();
        assertThat(separation.side(2).opposes(set)).isTrue();
        assertThat(separation.side(1).opposes(separation.side(2))).isFalse();
    }

    private static boolean divides(String... templates) {
        return separation(templates)
                .divides(IntStream.range(0, templates.length).boxed().toList());
    }

    private static Separation separation(String... templates) {
        return Separation.of(Arrays.stream(templates).map(Wording::of).toList());
    }
}
