package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.head.Normalizer;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.TrainingTexts;
import io.logclf.training.train.values.ValueFinder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSelectionTest {

    private static final List<LabelledEntry> ROWS = MadeTemplates.rows(12, 1);
    private static final List<Rule> RULES = RuleSelection.induce(
            TrainingTexts.of(ROWS, Normalizer.standard().keeping(ValueFinder.find(ROWS)))
                    .all(),
            Set.of(),
            1);

    @Test
    void noSentenceMadeToTrickARuleIsTaken() {
        List<String> tricks = MadeTemplates.tricks();
        assertThat(tricks).hasSize(500).doesNotHaveDuplicates();
        assertThat(taken(RULES, tricks)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^User .*?\\s*signed in.*?$",
                "^\\S+ \\S+ attempt detected$",
                "^Worker [1-9]\\d{0,5} exited with code \\d{1,6}$",
                "^Port scan from [\\d.]+ against host .{1,40} detected$",
                "^Order O-\\d+ .{1,30} approved: \\w+ manager assigned$"
            })
    void rulesThatOverreachDoTakeSomeOfThem(String pattern) {
        assertThat(taken(List.of(Rule.of("wide", "any", pattern)), MadeTemplates.tricks()))
                .isNotEmpty();
    }

    @Test
    void takesUnseenMessagesOfItsTemplates() {
        List<LabelledEntry> unseen = MadeTemplates.rows(40, 2);
        long right = 0;
        try (RegexClassifier regex = RegexClassifier.of(RuleSet.of(RULES))) {
            for (LabelledEntry row : unseen) {
                if (regex.classify(row.entry()) instanceof Verdict.Decided decided) {
                    assertThat(decided.label()).as(row.entry().message()).isEqualTo(row.label());
                    right++;
                }
            }
        }
        assertThat(right).isGreaterThan(unseen.size() * 9L / 10);
    }

    private static List<String> taken(List<Rule> rules, List<String> messages) {
        try (RegexClassifier regex = RegexClassifier.of(RuleSet.of(rules))) {
            return messages.stream()
                    .filter(message -> regex.classify(LogEntry.of(message)) instanceof Verdict.Decided)
                    .toList();
        }
    }
}
