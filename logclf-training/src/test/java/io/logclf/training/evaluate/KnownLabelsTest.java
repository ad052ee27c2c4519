package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.head.Confidence;
import io.logclf.head.ModelException;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import io.logclf.regex.Rule;
import io.logclf.training.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLabelsTest {

    private static final Metrics NOTHING = Metrics.of(List.of());

    @TempDir
    private Path bundle;

    private void saveHead(Optional<Label> none, String... names) {
        List<Label> labels = List.of(names).stream().map(Label::new).toList();
        NgramHead ngrams = NgramHead.of(
                labels,
                Vocabulary.of(List.of()),
                new float[labels.size() * Ngrams.BUCKETS],
                new float[labels.size()],
                1);
        new TrainedHead(
                        ngrams,
                        none,
                        Confidence.PLAIN,
                        new Thresholds(0.9, 0.8, 0),
                        new TrainedHead.Origin("none", "", 1))
                .save(bundle);
    }

    private void saveRules(String file, String... labels) throws IOException {
        List<Rule> rules = List.of(labels).stream()
                .map(label -> Rule.of("rule-" + label.toLowerCase(Locale.ROOT), label, "x"))
                .toList();
        Files.writeString(bundle.resolve(file), RuleFile.text(rules));
    }

    @Test
    void anEmptyFolderKnowsWhatWasGivenAlone() {
        assertThat(KnownLabels.of(bundle, NOTHING)).isEmpty();
        Metrics given = Metrics.of(List.of(
                MadeOutcomes.decided("A", "B", 0.9), MadeOutcomes.abstained("C"), MadeOutcomes.decided("D", "D", 1)));
        assertThat(KnownLabels.of(bundle, given)).containsExactly("B", "D");
    }

    @Test
    void labelsOfHeadRulesAndAnswersAreSorted() throws IOException {
        saveHead(Optional.empty(), "Oven", "Delivery");
        saveRules("rules.yaml", "Payment", "Oven");
        Metrics given = Metrics.of(List.of(MadeOutcomes.decided("A", "Answer", 0.9)));
        assertThat(KnownLabels.of(bundle, given)).containsExactly("Answer", "Delivery", "Oven", "Payment");
    }

    @Test
    void theLabelThatNoMessageGetsIsNotKnown() throws IOException {
        saveHead(Optional.of(new Label("None")), "None", "Oven");
        assertThat(KnownLabels.none(bundle)).contains(new Label("None"));
        assertThat(KnownLabels.of(bundle, NOTHING)).containsExactly("Oven");
        // Unless a rule gives it all the same.
        saveRules("rules.yaml", "None");
        assertThat(KnownLabels.of(bundle, NOTHING)).containsExactly("None", "Oven");
    }

    @Test
    void withoutAHeadThereIsNoSuchLabel() {
        assertThat(KnownLabels.none(bundle)).isEmpty();
        saveHead(Optional.empty(), "A", "B");
        assertThat(KnownLabels.none(bundle)).isEmpty();
    }

    @Test
    void severalRuleFilesCountAndOtherYamlDoesNot() throws IOException {
        saveRules("a.yaml", "A");
        saveRules("b.yaml", "B");
        saveRules("c.yml", "C");
        Files.writeString(bundle.resolve("pipeline.yaml"), "stages: [regex]\n");
        Files.writeString(bundle.resolve("broken.yaml"), "rules: [\n");
        assertThat(KnownLabels.of(bundle, NOTHING)).containsExactly("A", "B");
    }

    @Test
    void aHeadThatCannotBeReadIsNotPassedOver() throws IOException {
        Files.writeString(bundle.resolve("head.json"), "{}");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> KnownLabels.of(bundle, NOTHING))
                .withMessageContaining("head.json");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path absent = bundle.resolve("absent");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> KnownLabels.of(absent, NOTHING))
                .withMessageContaining("absent");
    }
}
