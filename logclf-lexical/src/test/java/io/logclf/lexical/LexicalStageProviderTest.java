package io.logclf.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Promise;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexicalStageProviderTest {

    private static final String FOREIGN = "The recipe wants eggs, butter and cinnamon.";

    @TempDir
    private Path folder;

    @BeforeEach
    void save() throws IOException {
        Heads.trained().save(folder);
        Heads.memory().save(folder.resolve("memory.jsonl"));
        pipeline("");
    }

    @Test
    void opensFromABundle() {
        assertThat(classify(Bundle.load(folder), "User 7 logged in.").labelOr(""))
                .isEqualTo("User Action");
        assertThat(classify(Bundle.load(folder), FOREIGN).label()).isEmpty();
    }

    @Test
    void keepsThePromiseOfTheFileUnlessTheCallerMakesAnother() throws IOException {
        pipeline("decide: always\n");
        assertThat(classify(Bundle.load(folder), FOREIGN).label()).isPresent();
        assertThat(classify(Bundle.load(folder).withPromise(Promise.SURE), FOREIGN)
                        .label())
                .isEmpty();
    }

    @Test
    void thresholdsAreSettings() throws IOException {
        pipeline("decide: always\nlexical:\n  thresholds: {Backup: 1, User Action: 1}\n");
        assertThat(classify(Bundle.load(folder), FOREIGN).label()).isEmpty();
        pipeline("lexical:\n  thresholds: {Bakcup: 1}\n");
        assertRefused("unknown key 'Bakcup'");
        pipeline("lexical:\n  thresholds: {Backup: 1.5}\n");
        assertRefused("must be a number from 0.0 to 1.0");
    }

    @Test
    void eachFileIsNeeded() throws IOException {
        for (String name : new String[] {"memory.jsonl", "head.safetensors", "head.json"}) {
            Files.delete(folder.resolve(name));
            assertRefused(name + ": no such file");
        }
    }

    @Test
    void headOfAnotherNormalizerIsRefusedWithItsFile() {
        Heads.trained("mask-v0").save(folder);
        assertRefused("head.json: the head was trained on messages normalized by 'mask-v0'");
    }

    private void assertRefused(String problem) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.load(folder).pipeline())
                .withMessageContaining(problem);
    }

    private void pipeline(String more) throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [lexical]\n" + more);
    }

    private static Classification classify(Bundle bundle, String message) {
        try (ClassificationPipeline pipeline = bundle.pipeline()) {
            return pipeline.classify("", message);
        }
    }
}
