package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.MadeTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelNoveltyTest {

    private final List<EncodedText> texts = new ArrayList<>();

    @Test
    void aLabelFarFromAllOthersIsToldApart() {
        for (int label = 0; label < 3; label++) {
            add("L" + label, label, 20, 0.05f);
        }
        assertThat(LabelNovelty.byLabelLeftOut(texts, 1))
                .hasSize(3)
                .allSatisfy((label, area) -> assertThat(area).isGreaterThan(0.99));
    }

    @Test
    void aLabelAmongTheOthersIsNot() {
        add("A", 0, 40, 0.3f);
        add("B", 0, 40, 0.3f);
        assertThat(LabelNovelty.byLabelLeftOut(texts, 1).get(new Label("B"))).isBetween(0.25, 0.75);
    }

    @Test
    void labelsWithFewTextsAreLeftOut() {
        add("A", 0, 10, 0.1f);
        add("B", 1, 10, 0.1f);
        add("Few", 2, 4, 0.1f);
        assertThat(LabelNovelty.byLabelLeftOut(texts, 1)).containsOnlyKeys(new Label("A"), new Label("B"));
    }

    @Test
    void oneLabelHasNothingToBeComparedWith() {
        add("A", 0, 10, 0.1f);
        assertThat(LabelNovelty.byLabelLeftOut(texts, 1)).isEmpty();
    }

    /** Adds texts of templates of their own around an axis. */
    private void add(String label, int axis, int count, float spread) {
        Random random = new Random(label.hashCode());
        for (int i = 0; i < count; i++) {
            float[] embedding = new float[8];
            embedding[axis] = 1;
            for (int d = 0; d < embedding.length; d++) {
                embedding[d] += spread * (float) random.nextGaussian();
            }
            texts.add(MadeTexts.encoded(MadeTexts.text(label + " text " + i, label, texts.size(), "s"), embedding));
        }
    }
}
