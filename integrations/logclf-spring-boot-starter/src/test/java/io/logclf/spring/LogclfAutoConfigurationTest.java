package io.logclf.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.logclf.api.ClassificationPipeline;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import io.logclf.testkit.Await;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts contexts as Spring Boot 3.5 does; the example application runs with 4.0 as well. */
@Timeout(120)
class LogclfAutoConfigurationTest {

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner;

    @BeforeEach
    void writeBundle() throws IOException {
        writeRules("Security Alert");
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class,
                        CompositeMeterRegistryAutoConfiguration.class,
                        SimpleMetricsExportAutoConfiguration.class,
                        LogclfAutoConfiguration.class))
                .withPropertyValues("logclf.bundle=" + folder);
    }

    @Test
    void classifiesWithTheBundleThatShips() {
        runner.withPropertyValues("logclf.bundle=classpath:logclf-default", "logclf.promise=balanced")
                .run(context -> assertThat(context.getBean(ClassificationPipeline.class)
                                .classify("ModernCRM", "User k.lee logged in.")
                                .labelOr("none"))
                        .isEqualTo("User Action"));
    }

    @Test
    void closesThePipelineWithTheContext() {
        ClassificationPipeline[] pipeline = new ClassificationPipeline[1];
        runner.run(context -> pipeline[0] = context.getBean(ClassificationPipeline.class));
        assertThatIllegalStateException().isThrownBy(() -> pipeline[0].classify("", "x"));
    }

    @Test
    void countsInTheRegistryOfTheApplication() {
        runner.withPropertyValues("logclf.metrics.sources=shop").run(context -> {
            context.getBean(ClassificationPipeline.class).classify("shop", "Invalid user oracle from 192.0.2.7");
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(registry.get("logclf.messages")
                            .tags("label", "Security Alert", "stage", "regex", "source", "shop")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
        runner.withPropertyValues("logclf.metrics.enabled=false")
                .run(context -> assertThat(context.getBean(MeterRegistry.class)
                                .find("logclf.stage.decided")
                                .counters())
                        .isEmpty());
    }

    @Test
    void tellsBundleStagesAndLabelsInHealthAndInfo() {
        runner.run(context -> {
            var health = context.getBean(HealthIndicator.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("bundle", folder.toString())
                    .containsEntry("stages", List.of("regex"))
                    .containsEntry("labels", List.of("Security Alert"))
                    .containsKey("saved");
            Info.Builder info = new Info.Builder();
            context.getBean(InfoContributor.class).contribute(info);
            assertThat(info.build().getDetails().get("logclf"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("labels", List.of("Security Alert"));
        });
    }

    @Test
    void ownRulesComeFirstAndRoutesChooseStages() throws IOException {
        Path rules = folder.resolve("own.yaml");
        Files.writeString(rules, "- {id: mine, label: Mine, pattern: 'Invalid user'}\n");
        runner.withPropertyValues(
                        "logclf.rules=file:" + rules,
                        "logclf.routes[0].sources=legacy,old",
                        "logclf.routes[0].stages=regex")
                .run(context -> {
                    ClassificationPipeline pipeline = context.getBean(ClassificationPipeline.class);
                    assertThat(pipeline.counters().keySet()).containsExactly("own-rules", "regex");
                    assertThat(pipeline.classify("shop", "Invalid user x from here")
                                    .labelOr(""))
                            .isEqualTo("Mine");
                    assertThat(pipeline.classify("old", "Invalid user x from here")
                                    .labelOr(""))
                            .isEqualTo("Security Alert");
                });
    }

    @Test
    void usesTheChatModelOfTheApplication() {
        runner.withUserConfiguration(OwnModel.class)
                .withPropertyValues(
                        "logclf.llm.enabled=true",
                        "logclf.llm.labels.Weather=rain, sun and snow",
                        "logclf.llm.confidence=0.7")
                .run(context -> {
                    var classification =
                            context.getBean(ClassificationPipeline.class).classify("", "it will rain");
                    assertThat(classification.labelOr("none")).isEqualTo("Weather");
                    assertThat(classification.decidedBy()).contains("llm");
                    assertThat(classification.confidence()).hasValue(0.7);
                });
    }

    @Test
    void callsNoServerThatNobodyNamed() {
        runner.withPropertyValues("logclf.llm.enabled=true", "logclf.llm.labels.Weather=rain")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("'llm.provider' is missing"));
        runner.withPropertyValues(
                        "logclf.llm.enabled=true",
                        "logclf.llm.labels.Weather=rain",
                        "logclf.llm.provider=ollama",
                        "logclf.llm.model=tiny",
                        "logclf.llm.timeout=2s",
                        "logclf.llm.base-url=http://localhost:9")
                .run(context -> assertThat(context.getBean(ClassificationPipeline.class)
                                .counters()
                                .keySet())
                        .containsExactly("regex", "llm"));
    }

    @Test
    void aServerWhoseAddressIsNoUrlIsNamedByItsProperty() {
        runner.withPropertyValues(
                        "logclf.llm.enabled=true",
                        "logclf.llm.labels.Weather=rain",
                        "logclf.llm.provider=ollama",
                        "logclf.llm.model=tiny",
                        "logclf.llm.base-url=http://local host:9")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("logclf.llm.base-url is no URL"));
    }

    @Test
    void loadsAChangedBundle() {
        runner.withPropertyValues("logclf.reload.interval=50ms").run(context -> {
            ClassificationPipeline pipeline = context.getBean(ClassificationPipeline.class);
            writeRules("Intruder");
            Await.until(() -> pipeline.classify("", "Invalid user x from here")
                    .labelOr("")
                    .equals("Intruder"));
        });
    }

    @Test
    void leavesNoThread() throws InterruptedException {
        runner.withPropertyValues("logclf.reload.interval=50ms")
                .run(context -> assertThat(reloadThreads()).hasSize(1));
        for (Thread thread : reloadThreads()) {
            thread.join();
        }
    }

    @Test
    void saysWhichPropertyIsAtFault() {
        runner.withPropertyValues("logclf.promise=perhaps")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("logclf.promise must be one of"));
        runner.withPropertyValues("logclf.bundle=classpath:logclf-default", "logclf.reload.interval=5s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("logclf.reload.interval needs a bundle in a folder"));
        runner.withPropertyValues("logclf.rules=file:" + folder.resolve("absent.yaml"))
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("logclf.rules: file:"));
        runner.withPropertyValues("logclf.bundle=" + folder.resolve("absent"))
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("absent"));
    }

    @Test
    void staysAwayWhereItIsNotWantedOrThereIsAnother() {
        runner.withPropertyValues("logclf.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ClassificationPipeline.class));
        runner.withUserConfiguration(OwnPipeline.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(ClassificationPipeline.class)
                        .doesNotHaveBean(ConfiguredPipeline.class));
    }

    @Test
    void needsNeitherActuatorNorLanguageModel() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LogclfAutoConfiguration.class))
                .withPropertyValues("logclf.bundle=" + folder)
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "io.logclf.llm", "dev.langchain4j"))
                .run(context -> assertThat(context).hasSingleBean(ClassificationPipeline.class));
    }

    @Test
    void editorsFindItsProperties() throws IOException {
        try (var in = LogclfProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(
                            "\"logclf.bundle\"",
                            "\"logclf.reload.interval\"",
                            "\"logclf.llm.base-url\"",
                            "a folder, or");
        }
    }

    private static List<Thread> reloadThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("logclf-reload"))
                .toList();
    }

    private void writeRules(String label) throws IOException {
        Files.writeString(
                folder.resolve("rules.yaml"),
                "- {id: intruder, label: " + label + ", pattern: 'Invalid user \\S+ from'}\n");
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnModel {

        @Bean
        ChatModel chatModel() {
            return new ChatModel() {
                @Override
                public ChatResponse doChat(ChatRequest request) {
                    return ChatResponse.builder()
                            .aiMessage(AiMessage.from("{\"label\": \"Weather\"}"))
                            .build();
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnPipeline {

        @Bean
        ClassificationPipeline own() {
            return ClassificationPipeline.builder()
                    .stage("regex", RegexClassifier.of(RuleSet.parse("- {id: a, label: A, pattern: a}", "rules")))
                    .build();
        }
    }
}
