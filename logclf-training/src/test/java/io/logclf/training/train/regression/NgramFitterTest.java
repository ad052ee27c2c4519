package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.training.train.texts.MadeTexts;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NgramFitterTest {

    private static final List<TrainingText> TEXTS = List.of(
            MadeTexts.text("oven is too hot", "Oven", 1),
            MadeTexts.text("burner of the oven does not ignite", "Oven", 2),
            MadeTexts.text("oven door stands open", "Oven", 3),
            MadeTexts.text("invoice was paid", "Payment", 4),
            MadeTexts.text("card payment was declined", "Payment", 5),
            MadeTexts.text("invoice is overdue", "Payment", 6));

    @Test
    void learnsWhatCanBeTold() {
        NgramHead head = fit(TEXTS);
        TEXTS.forEach(text -> assertThat(likeliest(head, text.text())).isEqualTo(text.label()));
        assertThat(likeliest(head, "the oven is cold")).isEqualTo(new Label("Oven"));
        assertThat(likeliest(head, "another invoice")).isEqualTo(new Label("Payment"));
    }

    @Test
    void labelsAreInTheOrderOfTheirNames() {
        List<TrainingText> reversed = new ArrayList<>(TEXTS);
        Collections.reverse(reversed);
        assertThat(fit(reversed).labels()).containsExactly(new Label("Oven"), new Label("Payment"));
    }

    @Test
    void templateCountsOnceHoweverManyTextsItHas() {
        List<TrainingText> texts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            texts.add(MadeTexts.text("oven is hot", "Oven", 1));
        }
        texts.add(MadeTexts.text("rent is due", "Payment", 2));
        assertThat(oddsOfNothing(fit(texts))).isCloseTo(0, within(0.5));
        List<TrainingText> apart = new ArrayList<>();
        texts.forEach(text -> apart.add(MadeTexts.text(text.text(), text.label().name(), apart.size())));
        assertThat(oddsOfNothing(fit(apart))).isGreaterThan(1);
    }

    @Test
    void rowsOfATextSayNothingOfItsWords() {
        List<TrainingText> often = new ArrayList<>(TEXTS);
        often.set(0, MadeTexts.text("oven is too hot", "Oven", 1, "a", "b", "c", "d"));
        assertThat(ovenRatherThanInvoice(fit(often))).isCloseTo(ovenRatherThanInvoice(fit(TEXTS)), within(1e-6));
    }

    private static double ovenRatherThanInvoice(NgramHead head) {
        return scores(head, "oven")[0] - scores(head, "invoice")[0];
    }

    private static NgramHead fit(List<TrainingText> texts) {
        return NgramFitter.fit(
                texts, texts.stream().map(text -> Ngrams.of(text.text())).toList());
    }

    private static double[] scores(NgramHead head, String text) {
        return head.scores(Ngrams.of(text));
    }

    private static Label likeliest(NgramHead head, String text) {
        double[] scores = scores(head, text);
        return head.labels().get(scores[0] > scores[1] ? 0 : 1);
    }

    /** How much likelier the first label is for a text of which nothing was seen. */
    private static double oddsOfNothing(NgramHead head) {
        double[] scores = scores(head, "\u00df\u00df\u00df");
        return scores[0] - scores[1];
    }
}
