package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogClassifier;
import io.logclf.api.MessageVectors;
import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSettings;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.Bundle;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingStageEncoderTest {

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
    void laterStagesSeeTheVectorsOfThisOne() throws IOException {
        Path folder = saved(Map.of());
        Files.writeString(folder.resolve("pipeline.yaml"), """
                format: 1
                stages: [{type: embedding, name: early}, asking]
                """);
        AskingProvider provider = new AskingProvider();
        try (ClassificationPipeline pipeline = Bundle.load(folder, provider).pipeline()) {
            MessageVectors vectors = provider.seen.orElseThrow();
            assertThat(pipeline.counters()).containsOnlyKeys("early", "asking");
            assertThat(cosine(vectors, "User 99 logged in.", "User 7 logged in."))
                    .isCloseTo(1, within(1e-5));
            assertThat(cosine(vectors, "User 99 logged in.", "User signed in"))
                    .isBetween(0.5, 0.999)
                    .isGreaterThan(cosine(vectors, "User 99 logged in.", "Backup started"));
        }
    }

    private static double cosine(MessageVectors vectors, String one, String other) {
        float[] a = vectors.vector(one);
        float[] b = vectors.vector(other);
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }

    /** Opens a stage that wants the vectors of an earlier one. */
    private static final class AskingProvider implements StageProvider {

        private Optional<MessageVectors> seen = Optional.empty();

        @Override
        public String type() {
            return "asking";
        }

        @Override
        public LogClassifier open(StageSource source) {
            seen = source.vectors();
            return FakeClassifier.abstaining(AbstainReason.NO_MATCH);
        }
    }

    @Test
    void closingThePipelineClosesTheEncoder() throws IOException {
        Watching provider = new Watching();
        Bundle bundle = Bundle.load(saved(Map.of()), provider);
        bundle.pipeline().close();
        assertThat(provider.owned).hasSize(1);
        TextEncoder own = (TextEncoder) provider.owned.get(0);
        assertThatIllegalStateException().isThrownBy(() -> own.encode(""));
    }

    /** Opens the stage as ever, and keeps what it hands over. */
    private static final class Watching implements StageProvider {

        private final List<AutoCloseable> owned = new ArrayList<>();

        @Override
        public String type() {
            return "embedding";
        }

        @Override
        public LogClassifier open(StageSource source) {
            return new EmbeddingStageProvider().open(new Watched(source, owned));
        }
    }

    private record Watched(StageSource source, List<AutoCloseable> owned) implements StageSource {

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Path folder() {
            return source.folder();
        }

        @Override
        public Path file(String name) {
            return source.file(name);
        }

        @Override
        public Path path(String name) {
            return source.path(name);
        }

        @Override
        public Permissions permissions() {
            return source.permissions();
        }

        @Override
        public Optional<MessageVectors> vectors() {
            return source.vectors();
        }

        @Override
        public void owns(AutoCloseable resource) {
            owned.add(resource);
            source.owns(resource);
        }

        @Override
        public Promise promise() {
            return source.promise();
        }

        @Override
        public StageSettings settings() {
            return source.settings();
        }
    }

    @Test
    void aHeadOfThe32BitModelFindsIt() throws IOException {
        assertFound(() -> OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.FP32));
    }

    @Test
    void aHeadOfLowerLayersFindsThem() throws IOException {
        assertFound(OnnxTextEncoder::miniLmLayers);
    }

    private void assertFound(Supplier<TextEncoder> encoders) throws IOException {
        EmbeddingHead other;
        try (TextEncoder encoder = encoders.get()) {
            other = Heads.of(encoder);
        }
        try (ClassificationPipeline pipeline =
                Bundle.load(WrittenBundle.in(parent, other, Map.of())).pipeline()) {
            assertThat(pipeline.classify("", "User 99 logged in.").labelOr("none"))
                    .isEqualTo("User Action");
        }
    }

    @Test
    void anEncoderInTheBundleIsFound() throws IOException {
        Path folder = parent.resolve("encoder");
        Files.createDirectories(folder);
        copy("all-minilm-l6-v2-q.onnx", folder.resolve("model.onnx"));
        copy("all-minilm-l6-v2-q-tokenizer.json", folder.resolve("tokenizer.json"));
        EmbeddingHead other;
        try (TextEncoder loaded = OnnxTextEncoder.load(folder)) {
            other = Heads.of(loaded);
        }
        try (ClassificationPipeline pipeline = Bundle.load(
                        WrittenBundle.in(parent, other, Map.of("encoder", "../encoder")),
                        Permissions.of(List.of("path:" + folder)))
                .pipeline()) {
            assertThat(pipeline.classify("", "User 99 logged in.").labelOr("none"))
                    .isEqualTo("User Action");
        }
        // A bundle whose head was trained with another one.
        WrittenBundle.assertRefused(
                parent,
                trained,
                Map.of("encoder", "../encoder"),
                "/embedding.json: the head was trained with another encoder");
    }

    private Path saved(Map<String, ?> settings) throws IOException {
        return WrittenBundle.in(parent, trained, settings);
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TextEncoder.class.getClassLoader().getResourceAsStream(resource))) {
            Files.copy(in, file);
        }
    }
}
