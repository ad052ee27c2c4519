package io.logclf.training.train.texts;

import io.logclf.api.Label;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Ngrams;
import java.util.List;

/**
 * A text of a training set with its features: an example that heads are fitted to. Immutable.
 *
 * Embeddings are computed once for a set and reused by every fold, since encoding takes longer than all
 * fitting.
 *
 * @param text the masked text with its entries
 * @param template the same text and label with the embedding
 * @param ngrams its n-grams
 */
public record EncodedText(TrainingText text, TrainingTemplate template, Ngrams ngrams) {

    /** Returns the embeddings of texts, in their order. */
    public static List<TrainingTemplate> templates(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::template).toList();
    }

    /** Returns the texts themselves, in their order. */
    public static List<TrainingText> texts(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::text).toList();
    }

    /** Returns the n-grams of texts, in their order. */
    public static List<Ngrams> ngrams(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::ngrams).toList();
    }

    /** Returns how many different labels the texts have; heads need at least two. */
    public static int labels(List<EncodedText> texts) {
        return (int) texts.stream().map(EncodedText::label).distinct().count();
    }

    /** Returns the label of most entries. */
    public Label label() {
        return text.label();
    }

    /** Returns the template that the text belongs to. */
    public int group() {
        return text.group();
    }

    /** Returns how many entries have the text. */
    public int rows() {
        return text.rows();
    }
}
