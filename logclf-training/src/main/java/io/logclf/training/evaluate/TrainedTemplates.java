package io.logclf.training.evaluate;

import io.logclf.api.LogEntry;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Normalizer;
import io.logclf.head.TrainedHead;
import io.logclf.lexical.RememberedTemplate;
import io.logclf.lexical.TemplateMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The masked texts that a bundle was trained on, as far as its memory and its embedding head have them. */
final class TrainedTemplates {

    private final Normalizer normalizer;
    private final Set<String> templates = new HashSet<>();

    private TrainedTemplates(Path bundle) {
        normalizer = TrainedHead.load(bundle).normalizer();
        Path memory = bundle.resolve("memory.jsonl");
        if (Files.exists(memory)) {
            TemplateMemory.load(memory).templates().stream()
                    .map(RememberedTemplate::text)
                    .forEach(templates::add);
        }
        if (Files.exists(bundle.resolve("embedding.json"))) {
            EmbeddingHead.load(bundle).guard().templates().stream()
                    .map(TrainingTemplate::message)
                    .forEach(templates::add);
        }
    }

    /**
     * Returns the texts of the bundle in a folder, or empty if it has no head.
     *
     * @throws io.logclf.head.ModelException if its files cannot be read
     */
    static Optional<TrainedTemplates> in(Path bundle) {
        return Files.exists(bundle.resolve("head.json")) ? Optional.of(new TrainedTemplates(bundle)) : Optional.empty();
    }

    /** Tells whether the bundle was trained on a message with the same masked text. */
    boolean contain(LogEntry entry) {
        return templates.contains(normalizer.normalize(entry.message()));
    }
}
