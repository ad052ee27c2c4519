package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.regex.Rule;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Texts whose rows have several labels count for each of them. */
class LabelPlanRowsTest {

    private static final Rule DOOR = Rule.of("door", "Payment", "door of the shop");

    private final List<LabelledEntry> entries = new ArrayList<>(MadeEntries.entries());

    private TrainedStages trained() {
        Trainer trainer = new Trainer(new BagOfWords(), List.of(DOOR), TrainingOptions.STANDARD, Runnable::run);
        TrainingSet set = TrainingSet.of(entries);
        return trainer.train(set, trainer.encode(set));
    }

    private void add(int times, String message, String label) {
        for (int i = 0; i < times; i++) {
            MadeEntries.add(entries, message, label);
        }
    }

    @Test
    void rowsAreThoseThatHaveTheLabelWhateverMostRowsOfTheirTextHave() {
        add(6, "The door of the shop was moved", "Oven");
        add(4, "The door of the shop was moved", "Payment");
        add(2, "The door of the shop was moved", "Outvoted");
        Map<Label, Long> rows =
                entries.stream().collect(Collectors.groupingBy(LabelledEntry::label, Collectors.counting()));
        List<LabelPlan> plans = trained().plans();
        assertThat(plans).extracting(LabelPlan::label).containsExactlyInAnyOrderElementsOf(rows.keySet());
        assertThat(plans).allSatisfy(plan -> assertThat((long) plan.rows()).isEqualTo(rows.get(plan.label())));
        assertThat(plan("Outvoted", plans)).isEqualTo(new LabelPlan(new Label("Outvoted"), 2, 1, 0, 0, false, 1));
        assertThat(plan("Oven", plans).templates()).isEqualTo(7);
        assertThat(plan("Payment", plans).templates()).isEqualTo(7);
    }

    @Test
    void rowsByRulesAreThoseThatTheRulesGiveTheirOwnLabel() {
        int before = plan("Payment", trained().plans()).ruleRows();
        add(6, "The door of the shop was moved", "Oven");
        add(4, "The door of the shop was moved", "Payment");
        List<LabelPlan> plans = trained().plans();
        assertThat(plan("Payment", plans).ruleRows()).isEqualTo(before + 4);
        assertThat(plans).allSatisfy(plan -> assertThat(plan.ruleRows()).isLessThanOrEqualTo(plan.rows()));
    }

    @Test
    void aLabelThatIsAlwaysOutvotedLeavesAPipelineThatOpens() {
        add(6, "The door of the shop was moved", "Oven");
        add(2, "The door of the shop was moved", "Outvoted");
        TrainedStages trained = trained();
        assertThat(trained.undecided()).extracting(Label::name).containsExactly(MadeEntries.RARE);
        try (ClassificationPipeline pipeline = trained.pipeline(new BagOfWords())) {
            assertThat(pipeline.labels()).extracting(Label::name).doesNotContain("Outvoted");
        }
    }

    private static LabelPlan plan(String label, List<LabelPlan> plans) {
        return plans.stream()
                .filter(plan -> plan.label().name().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
