package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverreachTest {

    private static final RuleGroup PUMPS =
            group("Plant", "Pump P4 runs smoothly", "Pump P17 runs smoothly", "Pump P230 runs smoothly");

    @Test
    void whatTakesItsFormAloneIsKept() {
        assertThat(wrong(PUMPS)).isEmpty();
    }

    @Test
    void findsWhatTakesAMessageOfAnotherLabel() {
        assertThat(wrong(PUMPS, group("Other", "Pump P9 runs smoothly"))).containsExactly("Plant");
    }

    @Test
    void findsWhatTakesAGeneralMessage() {
        assertThat(BackgroundMessages.messages()).contains("Virus found in file invoice.zip, moved to quarantine");
        RuleGroup files = group(
                "Virus",
                "Virus found in file notes.rar, moved to quarantine",
                "Virus found in file plan.tar, moved to quarantine",
                "Virus found in file song.exe, moved to quarantine");
        assertThat(wrong(files)).containsExactly("Virus");
    }

    @Test
    void generalMessagesThatTrainingHasItselfAreNoMistake() {
        RuleGroup volumes = group(
                "Disk",
                "Volume vol-1 is now read-only",
                "Volume vol-22 is now read-only",
                "Volume vol-315 is now read-only");
        assertThat(wrong(volumes)).isEmpty();
    }

    @Test
    void findsWhatTakesANegationOfItsOwnMessages() {
        RuleGroup fires = group("Fire", "Fire was reported in east hall", "Fire was not reported in west hall");
        assertThat(wrong(fires)).containsExactly("Fire");
    }

    /** Returns the labels of the candidates that overreach. */
    private static List<String> wrong(RuleGroup... groups) {
        List<RuleGroup> all = Arrays.asList(groups);
        List<Candidate> candidates = Candidate.of(all);
        return new Overreach(all, new NearestGroups(all), candidates)
                .of(candidates).stream()
                        .mapToObj(i -> candidates.get(i).label().name())
                        .toList();
    }

    private static RuleGroup group(String label, String... messages) {
        return new RuleGroup(new Label(label), Arrays.asList(messages));
    }
}
