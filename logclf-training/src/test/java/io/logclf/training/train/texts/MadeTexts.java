package io.logclf.training.train.texts;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Ngrams;
import io.logclf.training.LabelledEntry;
import java.util.Arrays;
import java.util.List;

/** Training texts without an encoder. */
public final class MadeTexts {

    private MadeTexts() {}

    /** A text with one row from each source. */
    public static TrainingText text(String text, String label, int group, String... sources) {
        List<LabelledEntry> entries = Arrays.stream(sources)
                .map(source -> LabelledEntry.of(LogEntry.of(source, text), new Label(label)))
                .toList();
        return new TrainingText(text, new Label(label), group, entries);
    }

    /** A text without rows that has an embedding. */
    public static EncodedText encoded(String text, String label, int group, float... embedding) {
        return encoded(text(text, label, group), embedding);
    }

    public static EncodedText encoded(TrainingText text, float... embedding) {
        return new EncodedText(
                text, new TrainingTemplate(text.text(), text.label(), Embedding.of(embedding)), Ngrams.of(text.text()));
    }
}
