package io.logclf.training.train.heldout;

import io.logclf.embedding.Embedding;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.training.LabelledCsv;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.TrainingText;
import io.logclf.training.train.texts.TrainingTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The masked texts of labelled files with embeddings and n-grams, for studies. */
final class EncodedFiles {

    private EncodedFiles() {}

    static List<EncodedText> read(List<Path> files) {
        List<TrainingText> texts = TrainingTexts.of(
                        LabelledCsv.read(files, LabelledCsv.Columns.STANDARD).entries(), Normalizer.standard())
                .all();
        try (TextEncoder encoder = OnnxTextEncoder.miniLm()) {
            List<Embedding> embeddings = encoder.encodeAll(Normalizer.standard()
                    .encoderTexts(texts.stream().map(TrainingText::text).toList()));
            List<EncodedText> encoded = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                TrainingText text = texts.get(i);
                encoded.add(new EncodedText(
                        text,
                        new TrainingTemplate(text.text(), text.label(), embeddings.get(i)),
                        Ngrams.of(text.text())));
            }
            return encoded;
        }
    }
}
