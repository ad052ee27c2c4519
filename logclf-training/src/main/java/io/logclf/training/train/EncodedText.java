package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.TrainingTemplate;
import java.util.List;

/**
 * A text of a training set with its embedding: an example that a head is fitted to.
 *
 * @param text what it was made of
 * @param template the same text and label with the embedding
 */
record EncodedText(TrainingText text, TrainingTemplate template) {

    static List<TrainingTemplate> templates(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::template).toList();
    }

    static List<TrainingText> texts(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::text).toList();
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
