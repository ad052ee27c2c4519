package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogClassifier;
import io.logclf.api.StageVerdict;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionalStageTest {

    /** A stage that cannot run here. */
    private static final StageProvider NATIVE =
            provider("native", StageLoadException.unavailable("no native code for this platform", new LinkageError()));

    /** A stage whose file is broken. */
    private static final StageProvider BROKEN = provider("broken", new StageLoadException("weights.bin: is cut off"));

    @TempDir
    private Path folder;

    @Test
    void whatCannotRunIsLeftOut() throws IOException {
        write("[{type: native, optional: true}, keyword]", "[native, keyword]");
        assertThat(stagesAsked("x")).containsExactly("keyword");
        assertThat(stagesAsked("LegacyCRM")).containsExactly("keyword");
    }

    @Test
    void whatHasNoArtifactIsLeftOut() throws IOException {
        write("[keyword, {type: unheard-of, name: other, optional: true}]", "[other, keyword]");
        assertThat(stagesAsked("x")).containsExactly("keyword");
        assertThat(stagesAsked("LegacyCRM")).containsExactly("keyword");
    }

    @Test
    void whatCanRunStays() throws IOException {
        write("[{type: keyword, name: first, optional: true}, keyword]", "[keyword, first]");
        assertThat(stagesAsked("x")).containsExactly("first", "keyword");
        assertThat(stagesAsked("LegacyCRM")).containsExactly("keyword", "first");
    }

    @Test
    void aStageThatIsNotOptionalMustRun() throws IOException {
        write("[native, keyword]", "[keyword]");
        refused("no native code for this platform");
        write("[{type: unheard-of, optional: false}, keyword]", "[keyword]");
        refused("'unheard-of' needs a StageProvider of type 'unheard-of'");
    }

    @Test
    void aBrokenFileIsAnErrorEvenOfAnOptionalStage() throws IOException {
        write("[{type: broken, optional: true}, keyword]", "[keyword]");
        refused("weights.bin: is cut off");
    }

    @Test
    void aRouteOrAPipelineWithNoStageLeftIsAnError() throws IOException {
        write("[{type: native, optional: true}, keyword]", "[native]");
        refused("none of the stages of the source 'LegacyCRM' can run here: native");
        write("[{type: native, optional: true}]", "[native]");
        refused("none of the stages, all of them optional, can run here");
    }

    @Test
    void whatCannotRunCanBeSaved() {
        PipelineSettings settings = PipelineSettings.builder()
                .optionalStage("native")
                .stage("keyword")
                .build();
        Path saved = folder.resolve("saved");
        Bundle.save(saved, settings::write);
        assertThat(saved.resolve("pipeline.yaml"))
                .content()
                .contains("stages: [{type: native, optional: true}, keyword]");
    }

    private void write(String stages, String route) throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), """
                format: 1
                stages: %s
                routes:
                  - {sources: [LegacyCRM], stages: %s}
                """.formatted(stages, route));
    }

    private Iterable<String> stagesAsked(String source) {
        try (ClassificationPipeline pipeline =
                Bundle.load(folder, NATIVE, BROKEN).pipeline()) {
            Classification classification = pipeline.classify(source, "no such word");
            return classification.trail().stream().map(StageVerdict::stage).toList();
        }
    }

    private void refused(String problem) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.load(folder, NATIVE, BROKEN).pipeline())
                .withMessageContaining(problem);
    }

    private static StageProvider provider(String type, StageLoadException problem) {
        return new StageProvider() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public LogClassifier open(StageSource source) {
                throw problem;
            }
        };
    }
}
