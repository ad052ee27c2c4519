package io.logclf.app.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogclfException;
import io.logclf.bundle.Bundle;
import io.logclf.head.Confidence;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import io.logclf.lexical.RememberedTemplate;
import io.logclf.lexical.TemplateMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bundle of which one file, named in the first line, begins otherwise: what opens labels messages, and all else is refused in a line that names
 * the bundle. Of tensors what follows the beginning stays, since no fuzzer would make as much.
 */
class BundleFuzzTest {

    private static final String TENSORS = "head.safetensors";
    private static final Set<String> FILES =
            Set.of("pipeline.yaml", "rules.yaml", "memory.jsonl", "head.json", TENSORS);
    private static final List<Label> LABELS = List.of(new Label("Login"), new Label("Failure"));
    private static final List<String> TEXTS = List.of("User <number> logged in", "backup of <path> failed");

    @TempDir
    static Path folder;

    private static byte[] tensors;

    @BeforeAll
    static void makeTheBundle() throws IOException {
        Vocabulary vocabulary = Vocabulary.of(TEXTS.stream().map(Ngrams::of).toList());
        new TrainedHead(
                        NgramHead.of(LABELS, vocabulary, new float[Ngrams.BUCKETS * 2], new float[2], 1),
                        Optional.empty(),
                        Confidence.PLAIN,
                        new Thresholds(0.9, 0.7, 0),
                        new TrainedHead.Origin(Normalizer.standard().id(), "none", 1))
                .save(folder);
        TemplateMemory.of(List.of(new RememberedTemplate(TEXTS.get(0), LABELS.get(0), 2)))
                .save(folder.resolve("memory.jsonl"));
        Files.writeString(folder.resolve("rules.yaml"), "- {id: a, label: Failure, pattern: failed}\n");
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex, lexical]\n");
        tensors = Files.readAllBytes(folder.resolve(TENSORS));
    }

    @FuzzTest
    @DictionaryEntries({
        "pipeline.yaml",
        "rules.yaml",
        "memory.jsonl",
        "head.json",
        "head.safetensors",
        "stages: [",
        "decide: ",
        "routes:",
        "1e999999999",
        "NaN"
    })
    void opensOrIsRefused(byte[] data) throws IOException {
        FuzzInput input = FuzzInput.of(data);
        if (!FILES.contains(input.how())) {
            return;
        }
        Path file = folder.resolve(input.how());
        byte[] before = Files.readAllBytes(file);
        Files.write(file, input.how().equals(TENSORS) ? withBeginning(input.rest()) : input.rest());
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
            for (String text : List.of("User 7 logged in", "the fan is slow", "", "backup of /srv/a failed")) {
                pipeline.classify("Shop", text).explanation();
            }
        } catch (LogclfException e) {
            Refusal.check(e, folder.toString());
        } finally {
            Files.write(file, before);
        }
    }

    @Test
    void holdsForChangedInputs() throws IOException {
        ChangedInputs.check(getClass(), this::opensOrIsRefused);
    }

    private static byte[] withBeginning(byte[] beginning) {
        byte[] changed = tensors.clone();
        System.arraycopy(beginning, 0, changed, 0, Math.min(beginning.length, changed.length));
        return changed;
    }
}
