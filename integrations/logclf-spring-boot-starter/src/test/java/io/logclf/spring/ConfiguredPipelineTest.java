package io.logclf.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.BundleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

/** From properties to a pipeline, without a context. */
@Timeout(120)
class ConfiguredPipelineTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeBundle() throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        Files.writeString(
                folder.resolve("rules.yaml"), "- {id: intruder, label: Security Alert, pattern: 'Invalid user'}\n");
    }

    @Test
    void withoutPropertiesThereIsTheBundleThatShips() {
        LogclfProperties properties = properties(Map.of("logclf.enabled", "true"));
        assertThat(properties.bundle()).isEqualTo("classpath:logclf-default");
        assertThat(properties.metrics().enabled()).isTrue();
        assertThat(properties.llm().enabled()).isFalse();
        assertThat(properties.reload().interval()).isNull();
        assertThat(properties.routes()).isEmpty();
    }

    @Test
    void listenersAreToldOfEachMessage() {
        List<String> heard = new CopyOnWriteArrayList<>();
        PipelineListener listener = new PipelineListener() {
            @Override
            public void classified(LogEntry entry, Classification classification, long nanos) {
                heard.add(entry.message() + "=" + classification.labelOr("none"));
            }
        };
        try (ConfiguredPipeline configured = ConfiguredPipeline.open(bundle(), List.of(), List.of(listener))) {
            configured.pipeline().classify("", "Invalid user x");
            configured.pipeline().classify("", "huh");
        }
        assertThat(heard).containsExactly("Invalid user x=Security Alert", "huh=none");
    }

    @Test
    void aProviderOfTheApplicationReplacesTheOneOfItsType() {
        try (ConfiguredPipeline configured =
                ConfiguredPipeline.open(bundle(), List.of(always("regex", "Mine")), List.of())) {
            assertThat(configured.pipeline().classify("", "huh").labelOr("none"))
                    .isEqualTo("Mine");
        }
    }

    @Test
    void closingItClosesThePipeline() {
        ConfiguredPipeline configured = ConfiguredPipeline.open(bundle(), List.of(), List.of());
        ClassificationPipeline pipeline = configured.pipeline();
        configured.close();
        configured.close();
        assertThatIllegalStateException().isThrownBy(() -> pipeline.classify("", "x"));
    }

    @Test
    void aRouteThatNamesAStageThatDoesNotExistIsRefused() {
        LogclfProperties properties = properties(Map.of(
                "logclf.bundle", folder.toString(),
                "logclf.routes[0].sources", "shop",
                "logclf.routes[0].stages", "nonsense"));
        assertThatThrownBy(() -> ConfiguredPipeline.open(properties, List.of(), List.of()))
                .hasMessageContaining("nonsense");
    }

    @Test
    void aPermissionThatHasNoMeaningIsRefused() {
        LogclfProperties properties =
                properties(Map.of("logclf.bundle", folder.toString(), "logclf.allow", "everything"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfiguredPipeline.open(properties, List.of(), List.of()))
                .withMessageContaining("everything");
    }

    @Test
    void whereABundleIsBrokenNoThreadIsLeft() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("rules.yaml"), "- {id: broken, label: X, pattern: '('}\n");
        LogclfProperties properties =
                properties(Map.of("logclf.bundle", folder.toString(), "logclf.reload.interval", "50ms"));
        assertThatThrownBy(() -> ConfiguredPipeline.open(properties, List.of(), List.of()))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("rules.yaml");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("logclf-reload")) {
                thread.join();
            }
        }
    }

    @Test
    void factsOfAFolderTellWhenItWasSaved() {
        try (ConfiguredPipeline configured = ConfiguredPipeline.open(bundle(), List.of(), List.of())) {
            assertThat(PipelineFacts.of(bundle(), configured.pipeline()))
                    .containsOnlyKeys("bundle", "saved", "stages", "labels")
                    .containsEntry("labels", List.of("Security Alert"));
        }
    }

    @Test
    void factsOfABundleOnTheClassPathDoNot() {
        LogclfProperties properties = properties(Map.of("logclf.bundle", "classpath:logclf-default"));
        try (ConfiguredPipeline configured = ConfiguredPipeline.open(bundle(), List.of(), List.of())) {
            assertThat(PipelineFacts.of(properties, configured.pipeline()))
                    .containsOnlyKeys("bundle", "stages", "labels")
                    .containsEntry("bundle", "classpath:logclf-default");
        }
    }

    @Test
    void ownRulesAreAStageOfTheirOwn() {
        OwnRules rules =
                new OwnRules("classpath:rules.yaml", resource("- {id: mine, label: Mine, pattern: 'Invalid user'}\n"));
        assertThat(rules.type()).isEqualTo("own-rules");
        try (LogClassifier stage = rules.open(null)) {
            assertThat(stage.classify(LogEntry.of("Invalid user x")))
                    .isInstanceOfSatisfying(
                            Verdict.Decided.class,
                            decided -> assertThat(decided.label()).isEqualTo(new Label("Mine")));
        }
    }

    @Test
    void aMistakeInOwnRulesNamesThePropertyTheFileAndTheLine() {
        OwnRules rules = new OwnRules(
                "classpath:rules.yaml",
                resource("- {id: a, label: A, pattern: a}\n- {id: b, label: B, pattern: '('}\n"));
        assertThatThrownBy(() -> rules.open(null))
                .isInstanceOf(StageLoadException.class)
                .hasMessageStartingWith("logclf.rules: ")
                .hasMessageContaining("classpath:rules.yaml:2");
    }

    @Test
    void ownRulesThatCannotBeReadNameThePropertyAndTheFile() {
        OwnRules rules = new OwnRules("file:none.yaml", new FileSystemResource(folder.resolve("none.yaml")));
        assertThatThrownBy(() -> rules.open(null))
                .isInstanceOf(StageLoadException.class)
                .hasMessageStartingWith("logclf.rules: file:none.yaml cannot be read: ");
    }

    private LogclfProperties bundle() {
        return properties(Map.of("logclf.bundle", folder.toString()));
    }

    private static LogclfProperties properties(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("logclf", Bindable.of(LogclfProperties.class))
                .get();
    }

    private static ByteArrayResource resource(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Stages that give every message the same label. */
    private static StageProvider always(String type, String label) {
        return new StageProvider() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public LogClassifier open(StageSource source) {
                return new LogClassifier() {
                    @Override
                    public Verdict classify(LogEntry entry) {
                        return Verdict.decided(new Label(label), 1, () -> "always");
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }
}
