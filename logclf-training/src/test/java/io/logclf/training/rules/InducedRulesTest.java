package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InducedRulesTest {

    private static final RuleGroup SESSION = group("User Action", "User User1 logged in.", "User User22 logged in.");
    private static final RuleGroup BACKUP =
            group("System", "Backup 17 completed in 3 s", "Backup 18 completed in 41 s");

    @Test
    void makesARuleForEachGroup() {
        InducedRules induced = InducedRules.of(List.of(SESSION, BACKUP));
        assertThat(induced.rules())
                .extracting(Rule::pattern)
                .containsExactly("^Backup \\d+ completed in \\d+ s$", "^User User\\d+ logged in\\.$");
        assertThat(induced.rules())
                .extracting(Rule::id)
                .containsExactly("system-backup-completed-in-s", "user-action-user-user-logged-in");
        assertThat(induced.rules().get(1).examples().match())
                .containsExactly("User User1 logged in.", "User User22 logged in.");
        assertThat(induced.rules().get(1).examples().noMatch()).containsExactly("Backup 17 completed in 3 s");
        assertThat(induced.rejected()).isZero();
        assertThat(induced.withoutPattern()).isZero();
    }

    @Test
    void rejectsWhatMatchesAMessageOfAnotherLabel() {
        RuleGroup wide = group("Wide", "User alice logged in.", "User bob smith logged in.");
        InducedRules induced = InducedRules.of(List.of(wide, SESSION, BACKUP));
        assertThat(induced.rules()).extracting(rule -> rule.label().name()).containsExactly("System", "User Action");
        assertThat(induced.rejected()).isEqualTo(1);
    }

    /** All match the same message, so that one hides the others from a matcher that reports the first. */
    @Test
    void rejectsAllThatMatchTheSameMessage() {
        List<RuleGroup> groups = new ArrayList<>(List.of(BACKUP));
        for (int i = 0; i < 20; i++) {
            String label = "L" + (char) ('a' + i);
            groups.add(
                    group(label, "Backup " + label + " completed in 3 s", "Backup 1 x completed in 3 s by " + label));
        }
        groups.add(group("Victim", "Backup 5 completed in 3 s by me"));
        InducedRules induced = InducedRules.of(groups);
        assertThat(induced.rejected()).isEqualTo(20);
        assertThat(induced.rules()).extracting(rule -> rule.label().name()).containsExactly("Victim", "System");
    }

    @Test
    void groupsOfOneLabelMayMatchEachOther() {
        RuleGroup wide = group("User Action", "User alice logged in.", "User bob smith logged in.");
        InducedRules induced = InducedRules.of(List.of(wide, SESSION));
        assertThat(induced.rules()).hasSize(2);
    }

    @Test
    void joinsGroupsWithTheSamePattern() {
        InducedRules induced = InducedRules.of(List.of(SESSION, group("User Action", "User User5 logged in.")));
        assertThat(induced.rules()).hasSize(1);
        assertThat(induced.rules().get(0).examples().match()).hasSize(3);
        assertThat(induced.withoutPattern()).isZero();
    }

    @Test
    void idsAreUniqueAndNeverBlank() {
        InducedRules induced = InducedRules.of(List.of(
                group("!", "登録 完了しました全部全部 1"),
                group("A", "Backup a done now 1", "Backup b done now 2"),
                group("A", "Backup a done now x 1", "Backup b done now y 2")));
        assertThat(induced.rules()).extracting(Rule::id).doesNotHaveDuplicates().allMatch(id -> !id.isBlank());
        assertThat(induced.rules()).extracting(Rule::id).contains("a-backup-done-now", "a-backup-done-now-2");
    }

    @Test
    void countsGroupsWithoutPattern() {
        InducedRules induced = InducedRules.of(List.of(group("A", "17"), SESSION));
        assertThat(induced.withoutPattern()).isEqualTo(1);
        assertThat(induced.rules()).hasSize(1);
    }

    @Test
    void noGroupsGiveNoRules() {
        assertThat(InducedRules.of(List.of()).rules()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> group("A"));
    }

    @Test
    void decidesNewMessagesOfTheSameForm() {
        RuleSet rules = RuleSet.of(InducedRules.of(List.of(SESSION, BACKUP)).rules());
        try (RegexClassifier classifier = RegexClassifier.of(rules)) {
            assertThat(classifier.classify(LogEntry.of("", "User User9999 logged in.")))
                    .isInstanceOfSatisfying(
                            Verdict.Decided.class,
                            verdict -> assertThat(verdict.label().name()).isEqualTo("User Action"));
            assertThat(classifier.classify(LogEntry.of("", "User User9999 logged in. Not")))
                    .isInstanceOf(Verdict.Abstained.class);
        }
    }

    private static RuleGroup group(String label, String... messages) {
        return new RuleGroup(new Label(label), List.of(messages));
    }
}
