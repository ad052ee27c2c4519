package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.ClassificationPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWithSettingsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Bundles.write(
                folder,
                "format: 1",
                "stages: [{type: keyword, name: doors}, {type: keyword, name: fans}]",
                "routes: [{sources: [attic], stages: [fans]}]",
                "doors: {label: Door, words: [door]}",
                "fans: {label: Fan, words: [fan]}");
    }

    @Test
    void stagesOfTheBundleKeepTheirSettingsAmongOthers() {
        Bundle bundle = Bundle.load(folder).withSettings(withOwnStage().build());
        assertThat(bundle.stages()).containsExactly("own", "doors", "fans");
        try (ClassificationPipeline pipeline = bundle.pipeline()) {
            assertThat(labels(pipeline, "", "the door", "the gate", "the fan")).containsExactly("Door", "Gate", "Fan");
            assertThat(labels(pipeline, "attic", "the gate", "the fan")).containsExactly("none", "Fan");
        }
    }

    @Test
    void settingsOfAStageAndRoutesReplaceThoseOfTheFile() {
        PipelineSettings settings = withOwnStage()
                .settings("doors", Map.of("label", "Portal", "words", List.of("portal")))
                .route(Set.of("attic"), "own", "doors")
                .build();
        try (ClassificationPipeline pipeline =
                Bundle.load(folder).withSettings(settings).pipeline()) {
            assertThat(labels(pipeline, "attic", "the portal", "the gate", "the fan"))
                    .containsExactly("Portal", "Gate", "none");
        }
    }

    @Test
    void stageThatARouteOfTheFileNamesCannotBeLeftOut() {
        PipelineSettings settings =
                PipelineSettings.builder().stage("keyword", "doors").build();
        assertThatThrownBy(() -> Bundle.load(folder).withSettings(settings))
                .isInstanceOf(BundleException.class)
                .hasMessage(folder.resolve("pipeline.yaml")
                        + ": routes the source 'attic' to the stage 'fans', which the settings in its place leave out; list it, or give"
                        + " routes of your own");
    }

    @Test
    void unknownStageIsRefusedAsInTheFile() {
        PipelineSettings settings = PipelineSettings.builder()
                .stage("keyword", "fans")
                .stage("nobody")
                .build();
        assertThatThrownBy(() -> Bundle.load(folder).withSettings(settings))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void areKeptAcrossReloads() throws IOException {
        try (ReloadablePipeline pipeline = ReloadablePipeline.builder(folder)
                .settings(withOwnStage().build())
                .build()) {
            Bundles.write(
                    folder,
                    "format: 1",
                    "stages: [{type: keyword, name: doors}, {type: keyword, name: fans}]",
                    "doors: {label: Flap, words: [door]}");
            pipeline.reload();
            assertThat(labels(pipeline, "", "the door", "the gate")).containsExactly("Flap", "Gate");
        }
    }

    private static PipelineSettings.Builder withOwnStage() {
        return PipelineSettings.builder()
                .stage("keyword", "own")
                .stage("keyword", "doors")
                .stage("keyword", "fans")
                .settings("own", Map.of("label", "Gate", "words", List.of("gate")));
    }

    private static List<String> labels(ClassificationPipeline pipeline, String source, String... messages) {
        return List.of(messages).stream()
                .map(message -> pipeline.classify(source, message).labelOr("none"))
                .toList();
    }
}
