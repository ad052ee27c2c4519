package io.logclf.app.explain;

import io.logclf.api.MessageVectors;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import io.logclf.api.text.ShownText;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.Neighbours.Neighbour;
import io.logclf.head.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A view of a message through a stage with a trained head, to say in words what the stage's verdict
 * rests on. It encodes the message a second time, which costs some milliseconds: a verdict keeps no
 * vector.
 *
 * @param head what the stage decides by
 * @param vectors the stage, which turns messages into vectors
 */
record HeadView(EmbeddingHead head, MessageVectors vectors) {

    private static final int NEAREST = 3;

    /**
     * Returns what stands beneath the verdict: the message as the stage reads it, masked; its
     * distance from the training data; the nearest training templates with their cosine similarity;
     * and the likeliest labels with their probability.
     */
    List<String> lines(String message, Verdict verdict) {
        Normalizer normalizer = head.shared().normalizer();
        Embedding embedding = Embedding.of(vectors.vector(message));
        List<String> lines = new ArrayList<>();
        lines.add("it reads            " + ShownText.example(normalizer.normalize(message)));
        lines.add("distance            " + rounded(head.guard().distance(embedding)) + " from the training data");
        if (verdict instanceof Verdict.Abstained abstained) {
            lines.add("it abstains because " + ShownText.escaped(abstained.detail()));
        }
        String title = "nearest in training ";
        for (Neighbour neighbour : head.guard().nearest(embedding, NEAREST)) {
            lines.add(title
                    + String.format(
                            Locale.ROOT,
                            "%.2f  %s (%s)",
                            neighbour.similarity(),
                            ShownText.example(neighbour.template()),
                            ShownText.escaped(neighbour.label().name())));
            title = " ".repeat(title.length());
        }
        title = "probable labels     ";
        for (ScoredLabel label : verdict.alternatives()) {
            lines.add(title + rounded(label.score()) + "  "
                    + ShownText.escaped(label.label().name()));
            title = " ".repeat(title.length());
        }
        return lines;
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
