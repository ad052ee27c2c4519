package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.training.train.regression.HeadFitter;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.MadeTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldOutTest {

    private static final HeadFitter WITHOUT_LAYER = new HeadFitter(false, 1);

    private static final List<EncodedText> TEXTS = List.of(
            MadeTexts.encoded("oven is hot", "Oven", 1, 1, 0.1f),
            MadeTexts.encoded("invoice was paid", "Payment", 2, 0, 1),
            MadeTexts.encoded("oven is cold", "Oven", 3, 1, 0),
            MadeTexts.encoded("invoice was sent", "Payment", 4, 0.1f, 1),
            MadeTexts.encoded("oven is open", "Oven", 5, 1, 0.2f),
            MadeTexts.encoded("invoice was declined", "Payment", 6, 0.2f, 1));

    @Test
    void textsAreJudgedByHeadsOfTheOtherFolds() {
        HeldOut heldOut = HeldOut.of(TEXTS, new int[] {0, 0, 1, 1, 2, 2}, WITHOUT_LAYER, Runnable::run);
        assertThat(heldOut.labels()).containsExactly(new Label("Oven"), new Label("Payment"));
        assertThat(heldOut.truth()).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(heldOut.accuracy(1)).isEqualTo(1);
        assertThat(heldOut.accuracy(0)).isEqualTo(1);
        // Of three words, the other folds have two.
        assertThat(heldOut.unseen()[0]).isBetween(0.3, 0.7);
    }

    @Test
    void probabilitiesAddUpToOneAtAnyShare() {
        HeldOut heldOut = HeldOut.of(TEXTS, new int[] {0, 0, 1, 1, 2, 2}, WITHOUT_LAYER, Runnable::run);
        for (double share : new double[] {0, 0.65, 1}) {
            assertThat(Arrays.stream(heldOut.probabilities(0, share)).sum()).isCloseTo(1, within(1e-9));
        }
        assertThat(heldOut.probabilities(0, 1)[0]).isCloseTo(Math.exp(heldOut.ngrams()[0][0]), within(1e-9));
        assertThat(heldOut.probabilities(0, 0)[0]).isCloseTo(Math.exp(heldOut.embeddings()[0][0]), within(1e-6));
    }

    @Test
    void labelThatAFoldDoesNotKnowIsImpossibleThere() {
        List<EncodedText> more = new ArrayList<>(TEXTS);
        more.add(MadeTexts.encoded("bin is full", "Waste", 7, -1, 0));
        HeldOut heldOut = HeldOut.of(more, new int[] {0, 0, 1, 1, 2, 2, 2}, WITHOUT_LAYER, Runnable::run);
        int last = heldOut.size() - 1;
        assertThat(heldOut.labels().get(heldOut.truth()[last])).isEqualTo(new Label("Waste"));
        assertThat(heldOut.probabilities(last, 0.65)[2]).isZero();
        assertThat(heldOut.probabilities(last, 0.65)[0] + heldOut.probabilities(last, 0.65)[1])
                .isCloseTo(1, within(1e-9));
        assertThat(heldOut.accuracy(0.65)).isEqualTo(6 / 7.0);
    }

    @Test
    void textsWhoseLabelIsImpossibleCanBeLeftOut() {
        List<EncodedText> more = new ArrayList<>(TEXTS);
        more.add(MadeTexts.encoded("bin is full", "Waste", 7, -1, 0));
        HeldOut seen = HeldOut.of(more, new int[] {0, 0, 1, 1, 2, 2, 2}, WITHOUT_LAYER, Runnable::run)
                .ofSeenLabels();
        assertThat(seen.truth()).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(seen.accuracy(0.65)).isEqualTo(1);
        assertThat(seen.unseen()).hasSize(6);
    }

    @Test
    void foldsWhoseHeadsWouldHaveOneLabelAreLeftOut() {
        HeldOut heldOut = HeldOut.of(TEXTS, new int[] {0, 1, 0, 1, 0, 2}, WITHOUT_LAYER, Runnable::run);
        // Without the first fold, all is Payment.
        assertThat(heldOut.truth()).containsExactly(1, 1, 1);
    }
}
