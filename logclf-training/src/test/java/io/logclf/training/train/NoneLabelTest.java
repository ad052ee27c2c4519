package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.Promise;
import io.logclf.api.Verdict;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.training.LabelledEntry;
import io.logclf.training.evaluate.Outcome;
import io.logclf.training.train.heldout.PromiseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NoneLabelTest {

    private static final Label NONE = new Label("Nothing");
    private static final TrainingOptions OPTIONS = new TrainingOptions(1, 0.9, Optional.of(NONE));

    /** The first has rows enough for a rule. */
    private static final List<String> FITTING_NO_LABEL = List.of(
            "Heartbeat %d of the shop's computer",
            "Nightly backup of the computer finished after %d minutes",
            "Configuration was loaded from %d files",
            "Screen saver started after %d minutes without input",
            "Computer goes to sleep for %d minutes",
            "Printer driver was updated to version %d");

    private static OnnxTextEncoder encoder;
    private static List<LabelledEntry> noneEntries;
    private static Training training;

    @BeforeAll
    static void train() {
        encoder = OnnxTextEncoder.miniLm();
        List<LabelledEntry> entries = new ArrayList<>(MadeEntries.entries());
        for (int template = 0; template < FITTING_NO_LABEL.size(); template++) {
            for (int i = 0; i < (template == 0 ? 20 : 4); i++) {
                MadeEntries.add(entries, String.format(FITTING_NO_LABEL.get(template), 13 * i + template), NONE.name());
            }
        }
        noneEntries =
                entries.stream().filter(entry -> entry.label().equals(NONE)).toList();
        training = Training.builder(encoder).options(OPTIONS).run(TrainingSet.of(entries));
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Test
    void isLearnedAndNoMessageGetsIt() {
        assertThat(training.trained().head().shared().none()).contains(NONE);
        try (ClassificationPipeline pipeline = training.trained().pipeline(encoder)) {
            for (LabelledEntry entry : noneEntries) {
                Classification said = pipeline.classify(entry.entry());
                assertThat(said.label()).isEmpty();
                assertThat(said.trail().get(said.trail().size() - 1).verdict())
                        .isInstanceOfSatisfying(
                                Verdict.Abstained.class,
                                abstained -> assertThat(abstained.reason()).isEqualTo(AbstainReason.NO_LABEL_FITS));
            }
        }
    }

    @Test
    void hasNoRuleNoTemplateAndNoExemplar() {
        assertThat(training.trained().rules())
                .isNotEmpty()
                .extracting(rule -> rule.label())
                .doesNotContain(NONE);
        assertThat(training.trained().exemplars())
                .isNotEmpty()
                .extracting(exemplar -> exemplar.label())
                .doesNotContain(NONE);
        assertThat(training.trained().memory().templates())
                .isNotEmpty()
                .extracting(template -> template.label())
                .doesNotContain(NONE);
    }

    @Test
    void otherLabelsAreGivenAsEver() {
        try (ClassificationPipeline pipeline = training.trained().pipeline(encoder)) {
            MadeEntries.entries()
                    .forEach(entry ->
                            assertThat(pipeline.classify(entry.entry()).label()).contains(entry.label()));
        }
    }

    @Test
    void undecidedRowsOfItAreNoRowsOfTheFigures() {
        assertThat(training.byTemplate().outcomes())
                .filteredOn(outcome -> outcome.truth().label().equals(NONE))
                .allMatch(outcome -> outcome.isDecided());
        assertThat(training.byTemplate().rows())
                .isBetween(
                        (long) MadeEntries.entries().size(),
                        (long) MadeEntries.entries().size() + noneEntries.size());
    }

    @Test
    void isNoAnswerOfTheBaselineEither() {
        List<LabelledEntry> all = new ArrayList<>(MadeEntries.entries());
        all.addAll(noneEntries);
        TrainingSet set = TrainingSet.of(all);
        Trainer trainer = new Trainer(encoder, List.of(), OPTIONS, Runnable::run);

        List<Outcome> baseline = new CrossValidation(trainer, encoder, set, OPTIONS, Runnable::run).baseline();

        assertThat(baseline).isNotEmpty();
        assertThat(baseline)
                .noneMatch(outcome -> outcome.classification().label().equals(Optional.of(NONE)));
        assertThat(baseline).noneMatch(outcome -> outcome.isRightlyUndecided(Optional.of(NONE)));
    }

    @Test
    void alwaysCoversTheLabelsOfTheHeadAndNoMore() {
        PromiseFigures.Share always = training.trained().promises().of(Promise.ALWAYS);
        assertThat(always.coverage()).isBetween(0.8, 1.0);
        assertThat(always.right()).isLessThan(1);
    }

    @Test
    void labelsWithFewRowsMayDecideWhereNoOtherHasMore() {
        List<LabelledEntry> few = new ArrayList<>(noneEntries);
        MadeEntries.add(few, "Oven 1 is too hot, the gas is turned down", "Oven");
        MadeEntries.add(few, "Invoice 1 was paid by bank transfer", "Payment");
        TrainingSet set = TrainingSet.of(few);
        Trainer trainer = new Trainer(encoder, List.of(), OPTIONS, Runnable::run);
        assertThat(trainer.train(set, trainer.encode(set)).undecided()).isEmpty();
    }

    @Test
    void thatNoRowHasMakesNoDifference() {
        TrainingSet set = TrainingSet.of(MadeEntries.entries());
        Trainer trainer = new Trainer(encoder, List.of(), OPTIONS, Runnable::run);
        assertThat(trainer.train(set, trainer.encode(set)).head().shared().none())
                .isEmpty();
    }
}
