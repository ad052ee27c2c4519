package io.logclf.spring;

import dev.langchain4j.model.chat.ChatModel;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.PipelineListener;
import io.logclf.api.spi.StageProvider;
import io.logclf.llm.LlmStageProvider;
import io.logclf.micrometer.PipelineMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * Provides a {@link ClassificationPipeline} as a bean, unless the application defines one itself. Inject it and use it:
 *
 * <pre>{@code
 * Alerts(ClassificationPipeline pipeline) {
 *     this.pipeline = pipeline;
 * }
 * }</pre>
 *
 * <p>Beans of {@link PipelineListener} receive what happens in the pipeline, and beans of {@link StageProvider} open stages of their types.
 * With Micrometer, the pipeline is counted; with Spring Boot's actuator, it appears in health and info. The context closes it.
 *
 * <p>{@link LogclfProperties} has the properties. Each feature is a nested configuration that applies only if its library is on the class
 * path, so none of them is required. Works with Spring Boot 3.5 and 4.0, between which some classes have moved.
 */
@AutoConfiguration(
        afterName = {
            // Spring Boot 3, and 4.
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty(name = "logclf.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(LogclfProperties.class)
public class LogclfAutoConfiguration {

    /** Called by Spring. */
    public LogclfAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(ClassificationPipeline.class)
    ConfiguredPipeline logclfConfiguredPipeline(
            LogclfProperties properties,
            ObjectProvider<StageProvider> providers,
            ObjectProvider<PipelineListener> listeners) {
        return ConfiguredPipeline.open(
                properties,
                providers.orderedStream().toList(),
                listeners.orderedStream().toList());
    }

    /** The pipeline itself, for applications to inject; {@link ConfiguredPipeline} closes it, so this bean must not. */
    @Bean(destroyMethod = "")
    @ConditionalOnBean(ConfiguredPipeline.class)
    ClassificationPipeline classificationPipeline(ConfiguredPipeline configured) {
        return configured.pipeline();
    }

    @Bean
    @ConditionalOnProperty("logclf.rules")
    OwnRules logclfOwnRules(LogclfProperties properties, ResourceLoader resources) {
        String rules = String.valueOf(properties.rules());
        return new OwnRules(rules, resources.getResource(rules));
    }

    /** Lets the stage {@code llm} use the application's own bean of a chat model, where there is one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ChatModel.class, LlmStageProvider.class})
    @ConditionalOnProperty(name = "logclf.llm.enabled", havingValue = "true")
    static class LanguageModel {

        @Bean
        @ConditionalOnBean(ChatModel.class)
        @ConditionalOnMissingBean
        LlmStageProvider logclfLlmStageProvider(ChatModel model) {
            return new LlmStageProvider(model);
        }
    }

    /** Counts the pipeline in the application's registry. It is observed once all beans exist, since the metrics are a listener of it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnProperty(name = "logclf.metrics.enabled", havingValue = "true", matchIfMissing = true)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        PipelineMetrics logclfPipelineMetrics(MeterRegistry registry, LogclfProperties properties) {
            return PipelineMetrics.builder(registry)
                    .sources(Set.copyOf(properties.metrics().sources()))
                    .build();
        }

        @Bean
        SmartInitializingSingleton logclfObserved(PipelineMetrics metrics, ClassificationPipeline pipeline) {
            return () -> metrics.observe(pipeline);
        }
    }

    /** Adds bundle, stages and labels to {@code /actuator/info}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(InfoContributor.class)
    static class Info {

        @Bean
        @ConditionalOnMissingBean(name = "logclfInfoContributor")
        InfoContributor logclfInfoContributor(LogclfProperties properties, ClassificationPipeline pipeline) {
            return builder -> builder.withDetail("logclf", PipelineFacts.of(properties, pipeline));
        }
    }

    /** Adds the pipeline to {@code /actuator/health} of Spring Boot 3: up, as it was opened. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(org.springframework.boot.actuate.health.HealthIndicator.class)
    static class Health3 {

        @Bean
        @ConditionalOnMissingBean(name = "logclfHealthIndicator")
        org.springframework.boot.actuate.health.HealthIndicator logclfHealthIndicator(
                LogclfProperties properties, ClassificationPipeline pipeline) {
            return () -> org.springframework.boot.actuate.health.Health.up()
                    .withDetails(PipelineFacts.of(properties, pipeline))
                    .build();
        }
    }

    /** Adds the pipeline to {@code /actuator/health} of Spring Boot 4, whose classes have moved. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(org.springframework.boot.health.contributor.HealthIndicator.class)
    static class Health4 {

        @Bean
        @ConditionalOnMissingBean(name = "logclfHealthIndicator")
        org.springframework.boot.health.contributor.HealthIndicator logclfHealthIndicator(
                LogclfProperties properties, ClassificationPipeline pipeline) {
            return () -> org.springframework.boot.health.contributor.Health.up()
                    .withDetails(PipelineFacts.of(properties, pipeline))
                    .build();
        }
    }
}
