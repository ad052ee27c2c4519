package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.api.Promise;
import io.logclf.head.TrainedHead;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.MadeTexts;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {

    private static final List<String> LABELS = List.of("Failure", "Success");
    private static final int SYSTEMS = 4;
    private static final int TEMPLATES = 8;

    @Test
    void promiseIsMadeOnSystemsWhereTheyAreHarder() {
        // Each system has words of its own for either label.
        HeadTrainer.Result result = train(texts(true));
        assertThat(result.promises().bySystem()).isTrue();
        assertThat(result.promises().of(Promise.ALWAYS).right()).isLessThan(0.8);
    }

    @Test
    void promiseIsMadeOnTemplatesWhereTheyAreHarder() {
        // All systems have the same words, and each template has its own.
        assertThat(train(texts(false)).promises().bySystem()).isFalse();
    }

    @Test
    void systemsWithLabelsOfTheirOwnSayNothing() {
        List<EncodedText> own = new ArrayList<>();
        for (EncodedText text : texts(true)) {
            String source = text.text().entries().get(0).entry().source();
            own.add(MadeTexts.encoded(
                    MadeTexts.text(text.text().text(), source, text.group(), source),
                    text.template().embedding().toArray()));
        }
        HeadTrainer.Result result = train(own);
        assertThat(result.promises().bySystem()).isFalse();
        assertThat(result.head().shared().thresholds().sure()).isLessThan(1);
    }

    @Test
    void bothHeadsHaveTheSameLabelsAndTheirShares() {
        HeadTrainer.Result result = train(texts(false));
        assertThat(result.head().head().labels())
                .isEqualTo(result.head().shared().labels());
        assertThat(result.head().ngramWeight()).isEqualTo(Calibration.NGRAM_SHARE);
        assertThat(result.head().head().temperature()).isEqualTo(1 / (1 - Calibration.NGRAM_SHARE));
    }

    @Test
    void ofVeryManyTextsOneOfEachTemplateIsFitted() {
        List<EncodedText> few = texts(false);
        assertThat(HeadTrainer.fitted(few)).isSameAs(few);
        List<EncodedText> many = new ArrayList<>(few);
        many.addAll(Collections.nCopies(100_000, few.get(0)));
        assertThat(HeadTrainer.fitted(many)).containsExactlyElementsOf(few);
    }

    /** Texts of four systems with two labels, which words and embeddings tell of each system in its own way, or of all alike. */
    private static List<EncodedText> texts(boolean own) {
        List<EncodedText> texts = new ArrayList<>();
        for (int system = 0; system < SYSTEMS; system++) {
            for (int label = 0; label < LABELS.size(); label++) {
                for (int template = 0; template < TEMPLATES; template++) {
                    int group = texts.size();
                    String word = LABELS.get(own ? (system + label) % LABELS.size() : label);
                    String words = word + " of " + (own ? "system" + system : "all") + " in template" + group;
                    float[] embedding = new float[SYSTEMS * LABELS.size()];
                    embedding[own ? LABELS.size() * system + label : label] = 1;
                    texts.add(MadeTexts.encoded(
                            MadeTexts.text(words, LABELS.get(label), group, "system " + system), embedding));
                }
            }
        }
        return texts;
    }

    private static HeadTrainer.Result train(List<EncodedText> texts) {
        List<Label> labels = TrainingText.labels(EncodedText.texts(texts));
        return new HeadTrainer(Optional.empty(), 0.9, 3, 1, Runnable::run)
                .train(texts, List::of, labels, new TrainedHead.Origin("standard", "", 1), "made");
    }
}
