package io.logclf.training.evaluate;

import io.logclf.api.LogEntry;
import io.logclf.embedding.Normalizer;
import io.logclf.embedding.TrainedHead;
import io.logclf.embedding.TrainingTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The templates that a bundle's head was trained on. */
final class TrainedTemplates {

    private final Normalizer normalizer;
    private final Set<String> templates;

    private TrainedTemplates(TrainedHead head) {
        // A head of any other normalizer does not open.
        normalizer =
                head.origin().normalizer().equals(Normalizer.none().id()) ? Normalizer.none() : Normalizer.standard();
        templates =
                head.guard().templates().stream().map(TrainingTemplate::message).collect(Collectors.toSet());
    }

    /**
     * Returns the templates of the head in a folder, or empty if there is none.
     *
     * @throws io.logclf.embedding.ModelException if the head cannot be read
     */
    static Optional<TrainedTemplates> in(Path bundle) {
        return Files.exists(bundle.resolve("head.json"))
                ? Optional.of(new TrainedTemplates(TrainedHead.load(bundle)))
                : Optional.empty();
    }

    boolean contain(LogEntry entry) {
        return templates.contains(normalizer.normalize(entry.message()));
    }
}
