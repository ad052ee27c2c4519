package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.Promise;
import io.logclf.api.Verdict;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.BundleException;
import io.logclf.head.Normalizer;
import io.logclf.testkit.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingStageProviderTest {

    private static final List<LogEntry> ENTRIES = List.of(
            LogEntry.of("", "User 99 logged in."),
            LogEntry.of("", "Backup started at 2025-01-01 11:00:00."),
            LogEntry.of("", "The quick brown fox jumps over the lazy dog"));

    private static TextEncoder encoder;
    private static EmbeddingHead trained;

    @TempDir
    private Path parent;

    @BeforeAll
    static void train() {
        encoder = OnnxTextEncoder.miniLm();
        trained = Heads.of(encoder);
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Test
    void classifiesLikeThePipelineThatABuilderMakes() throws IOException {
        try (ClassificationPipeline bundled = Bundle.load(saved(Map.of())).pipeline();
                ClassificationPipeline built = ClassificationPipeline.builder()
                        .stage(
                                "embedding",
                                EmbeddingClassifier.builder(encoder, trained).build())
                        .build()) {
            assertThat(bundled.classifyAll(ENTRIES)).isEqualTo(built.classifyAll(ENTRIES));
            assertThat(bundled.classifyAll(ENTRIES).stream().map(c -> c.labelOr("none")))
                    .containsExactly("User Action", "Backup", "none");
        }
    }

    @Test
    void countersTellHowManyMessagesWereEncodedAndHowManySharedAVerdict() throws IOException {
        try (ClassificationPipeline pipeline = Bundle.load(saved(Map.of())).pipeline()) {
            pipeline.classify("", "User 99 logged in.");
            pipeline.classify("", "User 98 logged in.");
            pipeline.classifyAll(ENTRIES);
            assertThat(pipeline.counters()).isEqualTo(Map.of("embedding", Map.of("encoded", 3L, "cache_hits", 2L)));
        }
    }

    @Test
    void thresholdsOfThePipelineFileComeBeforeThoseOfTheHead() throws IOException {
        Path folder = saved(Map.of("thresholds", Map.of("User Action", 1.0)));
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
            assertThat(reason(pipeline.classify("", "User 99 logged in."))).isEqualTo(AbstainReason.LOW_CONFIDENCE);
            assertThat(pipeline.classify("", "Backup started at 2025-01-01 11:00:00.")
                            .labelOr("none"))
                    .isEqualTo("Backup");
        }
    }

    @Test
    void thePromiseIsKept() throws IOException {
        Bundle bundle = Bundle.load(saved(Map.of())).withPromise(Promise.ALWAYS);
        try (ClassificationPipeline pipeline = bundle.pipeline()) {
            assertThat(pipeline.classifyAll(ENTRIES)).allMatch(c -> c.label().isPresent());
        }
    }

    @Test
    void headOfTheFormatBeforeSaysToTrainAgain() throws IOException {
        Path folder = saved(Map.of());
        Path json = folder.resolve("head.json");
        Files.writeString(json, Files.readString(json).replace("\"format\": 2", "\"format\": 1"));
        Files.delete(folder.resolve("embedding.json"));
        Files.delete(folder.resolve("embedding.safetensors"));
        Bundle bundle = Bundle.load(folder);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(bundle::pipeline)
                .withMessage(json + ": has format 1, but this version reads 2; train again");
    }

    @Test
    void whatCannotBeUsedIsNamed() throws IOException {
        WrittenBundle.assertRefused(
                parent,
                trained,
                Map.of("thresholds", Map.of("Usr Action", 0.5)),
                "/pipeline.yaml:5: unknown key 'Usr Action' of 'embedding.thresholds'; the keys here are 'User Action',"
                        + " 'Backup', 'Security'");
        WrittenBundle.assertRefused(
                parent,
                trained,
                Map.of("thresholds", Map.of("Backup", 1.5)),
                "/pipeline.yaml:5: 'embedding.thresholds.Backup' must be a number from 0.0 to 1.0: '1.5'");
        WrittenBundle.assertRefused(
                parent,
                trained,
                Map.of("cacheMegabytes", -1),
                "/pipeline.yaml:4: 'embedding.cacheMegabytes' must be a whole number from 0 to 1048576: '-1'");
        WrittenBundle.assertRefused(parent, trained, Map.of("encoder", "none"), "/none: no such folder");
        EmbeddingHead foreign = Heads.of(encoder, 0.5, Normalizer.standard().id(), "another");
        WrittenBundle.assertRefused(
                parent,
                foreign,
                Map.of(),
                "/embedding.json: was trained with an encoder (fingerprint another) that is not on the class path; name its"
                        + " folder as 'encoder' in the stage's settings, or train again");
        Path folder = saved(Map.of());
        Files.write(folder.resolve("head.safetensors"), new byte[10]);
        Bundle broken = Bundle.load(folder);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(broken::pipeline)
                .withMessageStartingWith(folder.resolve("head.safetensors") + ": ");
        Files.delete(folder.resolve("head.safetensors"));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(broken::pipeline)
                .withMessage("%s/head.safetensors: no such file; the stage 'embedding' needs it", folder);
    }

    @Test
    void aBundleWithoutThisStageNeedsNoLibraryOfIt() throws IOException, InterruptedException {
        Path folder = Files.createDirectory(parent.resolve("rules"));
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        Files.writeString(folder.resolve("rules.yaml"), "- {id: a, label: Found, pattern: b}\n");
        String classPath = Jvm.classPath(entry ->
                List.of("logclf-", "re2j", "snakeyaml", "slf4j-api").stream().anyMatch(entry::contains)
                        && !entry.contains("onnxruntime")
                        && !entry.contains("djl"));
        Process process = new ProcessBuilder(Jvm.command(List.of(), classPath, BundleRun.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output.lines()).containsExactly("no ONNX Runtime", "Found");
    }

    private Path saved(Map<String, ?> settings) throws IOException {
        return WrittenBundle.in(parent, trained, settings);
    }

    private static AbstainReason reason(Classification given) {
        return ((Verdict.Abstained) given.trail().get(0).verdict()).reason();
    }
}
