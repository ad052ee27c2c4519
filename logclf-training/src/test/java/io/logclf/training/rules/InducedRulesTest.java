package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.re2j.Pattern;
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

    private static final RuleGroup SESSION =
            group("User Action", "User User1 logged in.", "User User22 logged in.", "User User303 logged in.");
    private static final RuleGroup BACKUP = group(
            "System", "Backup 17 completed in 3 s", "Backup 18 completed in 41 s", "Backup 419 completed in 56 s");

    @Test
    void makesARuleForEachGroup() {
        InducedRules induced = InducedRules.of(List.of(SESSION, BACKUP));
        assertThat(induced.rules())
                .extracting(Rule::pattern)
                .containsExactly(
                        "^Backup [1-9]\\d{0,5} completed in [1-9]\\d{0,5} s$", "^User User[1-9]\\d{0,5} logged in\\.$");
        assertThat(induced.rules())
                .extracting(Rule::id)
                .containsExactly("system-backup-completed-in-s", "user-action-user-user-logged-in");
        assertThat(induced.rules().get(1).examples().match())
                .containsExactly("User User1 logged in.", "User User22 logged in.", "User User303 logged in.");
        assertThat(induced.rules().get(1).examples().noMatch()).containsExactly("Backup 17 completed in 3 s");
        assertThat(induced.rejected()).isZero();
        assertThat(induced.withoutPattern()).isZero();
    }

    @Test
    void narrowsToTheValuesSeenWhatMatchesAMessageOfAnotherLabel() {
        RuleGroup other = group("Other", "User User5 logged in.", "User User67 logged in.", "User User890 logged in.");
        InducedRules induced = InducedRules.of(List.of(SESSION, other));
        assertThat(induced.rules())
                .extracting(Rule::pattern)
                .containsExactly("^User User(?:1|22|303) logged in\\.$", "^User User(?:5|67|890) logged in\\.$");
    }

    @Test
    void rejectsWhatStillMatchesAMessageOfAnotherLabel() {
        RuleGroup wide = group("Wide", "User User1 logged in.", "User User9 logged in.", "User User77 logged in.");
        InducedRules induced = InducedRules.of(List.of(wide, SESSION, BACKUP));
        assertThat(induced.rules()).extracting(rule -> rule.label().name()).containsExactly("System");
        assertThat(induced.rejected()).isEqualTo(2);
    }

    /** All match the same message, so that one hides the others from a matcher that reports the first. */
    @Test
    void rejectsAllThatMatchTheSameMessage() {
        List<RuleGroup> groups = new ArrayList<>(List.of(BACKUP));
        for (int i = 0; i < 20; i++) {
            groups.add(group(
                    "L" + (char) ('a' + i), "Kernel module zorbit loaded", "Kernel module zorbit " + (char) ('a' + i)));
        }
        groups.add(group("Victim", "Kernel module zorbit loaded"));
        InducedRules induced = InducedRules.of(groups);
        assertThat(induced.rejected()).isEqualTo(21);
        assertThat(induced.rules()).extracting(rule -> rule.label().name()).containsExactly("System");
    }

    @Test
    void groupsOfOneLabelMayMatchEachOther() {
        InducedRules induced = InducedRules.of(List.of(SESSION, group("User Action", "User User5 logged in.")));
        assertThat(induced.rules()).hasSize(2);
    }

    @Test
    void joinsGroupsWithTheSamePattern() {
        RuleGroup same =
                group("User Action", "User User5 logged in.", "User User67 logged in.", "User User890 logged in.");
        InducedRules induced = InducedRules.of(List.of(SESSION, same));
        assertThat(induced.rules()).hasSize(1);
        assertThat(induced.rules().get(0).examples().match()).hasSize(3);
        assertThat(induced.withoutPattern()).isZero();
    }

    @Test
    void commonWordsDoNotTakeOtherWordsBeforeThem() {
        RuleGroup attempts = group(
                "Security Alert",
                "Spoofed login attempt detected",
                "Forged token attempt detected",
                "Repeated phishing attempt detected",
                "Hidden tampering attempt detected");
        for (Rule rule : InducedRules.of(List.of(attempts, BACKUP)).rules()) {
            assertThat(List.of("Automatic restart attempt detected", "No intrusion attempt detected"))
                    .noneMatch(message ->
                            Pattern.compile(rule.pattern()).matcher(message).find());
        }
    }

    @Test
    void rulesOfOppositesHoldTheValuesThatTellThemApart() {
        RuleGroup good = group(
                "Good", "Node n1 replicas 2/2 ready", "Node n7 replicas 2/2 ready", "Node n12 replicas 2/2 ready");
        RuleGroup bad =
                group("Bad", "Node n3 replicas 0/2 ready", "Node n8 replicas 0/2 ready", "Node n15 replicas 0/2 ready");
        InducedRules induced = InducedRules.of(List.of(good, bad));
        assertThat(induced.rules())
                .extracting(Rule::pattern)
                .satisfiesExactlyInAnyOrder(
                        pattern -> assertThat(pattern).endsWith(" replicas 2/2 ready$"),
                        pattern -> assertThat(pattern).endsWith(" replicas 0/2 ready$"));
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
