package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingHeadTest {

    private static final Label ERROR = new Label("Error");
    private static final Label ACTION = new Label("User \"Action\" \u00e9\ud83d\udd25");
    private static final int DIMENSION = 5;

    @TempDir
    private Path folder;

    private Path json;
    private Path tensors;

    @BeforeEach
    void save() {
        json = folder.resolve("embedding.json");
        tensors = folder.resolve("embedding.safetensors");
        RandomHeads.trained(1).save(folder);
    }

    @Test
    void loadedHeadIsWhatWasSaved() {
        EmbeddingHead saved = RandomHeads.trained(1);
        EmbeddingHead loaded = EmbeddingHead.load(folder);
        assertThat(loaded.shared().origin()).isEqualTo(saved.shared().origin());
        assertThat(loaded.head().labels()).isEqualTo(saved.head().labels());
        assertThat(loaded.head().dimension()).isEqualTo(DIMENSION);
        assertThat(loaded.head().weights()).isEqualTo(saved.head().weights());
        assertThat(loaded.head().bias()).isEqualTo(saved.head().bias());
        assertThat(loaded.head().temperature()).isEqualTo(saved.head().temperature());
        assertThat(loaded.ngramWeight()).isEqualTo(saved.ngramWeight());
        assertThat(loaded.confidence()).isEqualTo(saved.confidence());
        assertThat(loaded.thresholds()).isEqualTo(saved.thresholds());
        assertThat(loaded.encoderFingerprint()).isEqualTo(saved.encoderFingerprint());
        assertThat(loaded.guard().templates()).isEqualTo(saved.guard().templates());
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            Embedding embedding = Embedding.of(RandomHeads.values(DIMENSION, random));
            assertThat(loaded.head().probabilities(embedding))
                    .isEqualTo(saved.head().probabilities(embedding));
            assertThat(loaded.guard().distance(embedding))
                    .isEqualTo(saved.guard().distance(embedding));
        }
    }

    @Test
    void ofAHeadThatSeesLowerLayersTheTemplatesKeepTheirSentences() {
        EmbeddingHead trained = RandomHeads.trained(1);
        NoveltyGuard guard = NoveltyGuard.fit(List.of(
                new TrainingTemplate("one", ERROR, Embedding.owning(new float[] {1, 2, 3, 4, 5}, 2)),
                new TrainingTemplate("two", ACTION, Embedding.owning(new float[] {5, 4, 3, 2, 1}, 2))));
        RandomHeads.with(trained, trained.head(), guard).save(folder);
        assertThat(json).content().contains("\"sentenceDimension\": 2");
        EmbeddingHead loaded = EmbeddingHead.load(folder);
        assertThat(loaded.head().dimension()).isEqualTo(DIMENSION);
        assertThat(loaded.guard().dimension()).isEqualTo(2);
        assertThat(loaded.guard().templates()).isEqualTo(guard.templates());
        Embedding message = Embedding.owning(new float[] {1, 1, 9, 9, 9}, 2);
        assertThat(loaded.guard().distance(message)).isEqualTo(guard.distance(message));
    }

    @Test
    void sameHeadGivesTheSameBytes() throws IOException {
        Path other = folder.resolve("new/folder");
        RandomHeads.trained(1).save(other);
        assertThat(other.resolve("embedding.json")).hasSameBinaryContentAs(json);
        assertThat(other.resolve("embedding.safetensors")).hasSameBinaryContentAs(tensors);
        EmbeddingHead.load(folder).save(other);
        assertThat(other.resolve("embedding.json")).hasSameBinaryContentAs(json);
        assertThat(other.resolve("embedding.safetensors")).hasSameBinaryContentAs(tensors);
        try (var files = Files.list(other)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void savingReplacesWhatIsThere() {
        RandomHeads.trained(9).save(folder);
        assertThat(EmbeddingHead.load(folder).head().weights())
                .isEqualTo(RandomHeads.trained(9).head().weights())
                .isNotEqualTo(RandomHeads.trained(1).head().weights());
    }

    @Test
    void folderThatCannotBeMadeIsAFileThatCannotBeWritten() {
        EmbeddingHead head = RandomHeads.trained(1);
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> head.save(json.resolve("below a file")))
                .withMessageContaining("cannot be written");
    }

    @Test
    void missingFilesCannotBeRead() throws IOException {
        for (Path file : List.of(tensors, json, folder.resolve("head.safetensors"), folder.resolve("head.json"))) {
            Files.delete(file);
            assertThatExceptionOfType(FileException.class)
                    .isThrownBy(() -> EmbeddingHead.load(folder))
                    .withMessageStartingWith(file + ": ");
        }
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        EmbeddingHead trained = RandomHeads.trained(1);
        NoveltyGuard guard =
                NoveltyGuard.fit(List.of(new TrainingTemplate("text", ERROR, Embedding.of(1, 2, 3, 4, 5, 6))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomHeads.with(trained, trained.head(), guard))
                .withMessage("the guard must not have more dimensions than the head: 6 and 5");
        LogisticHead others = LogisticHead.builder(
                        List.of(ERROR, ACTION),
                        trained.head().weights(),
                        trained.head().bias())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomHeads.with(trained, others, trained.guard()))
                .withMessageStartingWith("both heads must have the same labels in the same order");
    }
}
