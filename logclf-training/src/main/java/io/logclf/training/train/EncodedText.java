package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Ngrams;
import java.util.List;

/**
 * A text of a training set with its features: an example that heads are fitted to.
 *
 * @param text what it was made of
 * @param template the same text and label with the embedding
 * @param ngrams its n-grams
 */
record EncodedText(TrainingText text, TrainingTemplate template, Ngrams ngrams) {

    static List<TrainingTemplate> templates(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::template).toList();
    }

    static List<TrainingText> texts(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::text).toList();
    }

    static List<Ngrams> ngrams(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::ngrams).toList();
    }

    /** Returns how many labels the texts have. */
    static int labels(List<EncodedText> texts) {
        return (int) texts.stream().map(EncodedText::label).distinct().count();
    }

    Label label() {
        return text.label();
    }

    int group() {
        return text.group();
    }

    int rows() {
        return text.rows();
    }
}
