package io.logclf.training.evaluate;

import io.logclf.api.LogEntry;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Normalizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The templates that a bundle's head was trained on. */
final class TrainedTemplates {

    private final Normalizer normalizer;
    private final Set<String> templates;

    private TrainedTemplates(EmbeddingHead head) {
        // A head of any other normalizer does not open.
        normalizer =
                head.shared().origin().normalizer().equals(Normalizer.none().id())
                        ? Normalizer.none()
                        : Normalizer.standard();
        templates =
                head.guard().templates().stream().map(TrainingTemplate::message).collect(Collectors.toSet());
    }

    /**
     * Returns the templates of the head in a folder, or empty if there is none.
     *
     * @throws io.logclf.head.ModelException if the head cannot be read
     */
    static Optional<TrainedTemplates> in(Path bundle) {
        return Files.exists(bundle.resolve("embedding.json"))
                ? Optional.of(new TrainedTemplates(EmbeddingHead.load(bundle)))
                : Optional.empty();
    }

    boolean contain(LogEntry entry) {
        return templates.contains(normalizer.normalize(entry.message()));
    }
}
