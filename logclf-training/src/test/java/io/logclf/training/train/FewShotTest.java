package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.regex.Rule;
import io.logclf.training.TrainingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FewShotTest {

    private static final Map<String, List<String>> FEW = Map.of(
            "Payment",
            List.of(
                    "Invoice 17 was paid by bank transfer",
                    "Card payment 4 was declined by the bank",
                    "Refund 8 was sent to the customer's account"),
            "Oven",
            List.of(
                    "Oven 3 is too hot, the gas is turned down",
                    "The burner of oven 5 does not ignite",
                    "Temperature of oven 1 fell below its target"));

    @Test
    void labelsWhatIsLikeTheExamplesAndAbstainsOnTheRest() {
        try (ClassificationPipeline pipeline = FewShot.pipeline(FEW)) {
            assertThat(pipeline.classify("", "Oven 99 is too hot, the gas is turned down")
                            .labelOr(""))
                    .isEqualTo("Oven");
            assertThat(pipeline.classify("", "Invoice 4711 was paid by bank transfer")
                            .labelOr(""))
                    .isEqualTo("Payment");
            assertThat(pipeline.classify("", "segfault in libfoo at address 0xdeadbeef, core dumped")
                            .label())
                    .isEmpty();
        }
    }

    @Test
    void givesWhatTrainingGivesForTheSameEntries() {
        TrainingSet set = TrainingSet.of(MadeEntries.entries());
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
                ClassificationPipeline few =
                        FewShot.builder().encoder(encoder).build().train(set);
                ClassificationPipeline trained =
                        Training.builder(encoder).run(set).trained().pipeline(encoder)) {
            set.entries()
                    .forEach(entry ->
                            assertThat(few.classify(entry.entry())).isEqualTo(trained.classify(entry.entry())));
        }
    }

    @Test
    void ordersOfLabelsAndExamplesMakeNoDifference() {
        Map<String, List<String>> reversed = new TreeMap<>();
        FEW.forEach((label, messages) -> {
            List<String> backwards = new ArrayList<>(messages);
            Collections.reverse(backwards);
            reversed.put(label, backwards);
        });
        String message = "Oven 6 is cold, the gas does not ignite";
        try (ClassificationPipeline one = FewShot.pipeline(FEW);
                ClassificationPipeline other = FewShot.pipeline(reversed)) {
            Classification said = one.classify("", message);
            assertThat(other.classify("", message)).isEqualTo(said);
        }
    }

    @Test
    void ownRulesComeFirst() {
        FewShot own = FewShot.builder()
                .rules(List.of(Rule.of("mine", "Anything", "Oven \\d+")))
                .options(new TrainingOptions(7, 0.9, Optional.empty()))
                .build();
        try (ClassificationPipeline pipeline = own.train(TrainingSet.ofExamples(FEW))) {
            Classification said = pipeline.classify("", "Oven 3 is too hot, the gas is turned down");
            assertThat(said.labelOr("")).isEqualTo("Anything");
            assertThat(said.decidedBy()).contains("regex");
        }
    }

    @Test
    void encoderThatWasGivenStaysOpenAndItsOwnIsClosed() {
        ClassificationPipeline own = FewShot.pipeline(FEW);
        own.close();
        assertThatIllegalStateException().isThrownBy(() -> own.classify("", "anything"));
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            FewShot.builder()
                    .encoder(encoder)
                    .build()
                    .train(TrainingSet.ofExamples(FEW))
                    .close();
            assertThatCode(() -> encoder.encode("still open")).doesNotThrowAnyException();
        }
    }

    @Test
    void oneLabelIsRefused() {
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> FewShot.pipeline(Map.of("Oven", List.of("Oven 1 is hot"), "Payment", List.of())))
                .withMessage(
                        "the training set: has rows of one label only, 'Oven'; there is nothing to tell apart, so give"
                                + " rows of two labels or more");
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> FewShot.pipeline(Map.of()))
                .withMessage("there are no labelled entries to train on; give rows of two labels or more");
    }
}
