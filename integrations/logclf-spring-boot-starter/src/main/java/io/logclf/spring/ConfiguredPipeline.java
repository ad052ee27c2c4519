package io.logclf.spring;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.PipelineListener;
import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageProvider;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.PipelineSettings;
import io.logclf.bundle.ReloadablePipeline;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline that the properties describe, with the thread that reloads its bundle if that is configured. It translates properties into
 * the bundle library's terms: own rules come before the bundle's stages, a language model after them, and routes name both.
 *
 * <p>A bean of its own, so that one object owns pipeline and thread: Spring closes it with the context.
 */
final class ConfiguredPipeline implements AutoCloseable {

    private static final String CLASS_PATH = "classpath:";
    private static final String LLM = "llm";

    private final ClassificationPipeline pipeline;
    private final Optional<ScheduledExecutorService> watching;

    private ConfiguredPipeline(ClassificationPipeline pipeline, Optional<ScheduledExecutorService> watching) {
        this.pipeline = pipeline;
        this.watching = watching;
    }

    /**
     * Opens the pipeline. A bundle in a folder becomes a reloadable pipeline, even if nothing watches it; one on the class path cannot
     * change.
     *
     * @param providers of the application's own stages
     * @param listeners receive what happens in the pipeline
     * @throws IllegalArgumentException if a property is not valid; the message names it
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     */
    static ConfiguredPipeline open(
            LogclfProperties properties, List<StageProvider> providers, List<PipelineListener> listeners) {
        StageProvider[] own = providers.toArray(StageProvider[]::new);
        Permissions permissions = permissions(properties);
        Optional<Promise> promise = Optional.ofNullable(properties.promise()).map(ConfiguredPipeline::promise);
        Duration interval = properties.reload().interval();
        if (properties.bundle().startsWith(CLASS_PATH)) {
            if (interval != null) {
                throw new IllegalArgumentException(
                        "logclf.reload.interval needs a bundle in a folder, and logclf.bundle is "
                                + properties.bundle());
            }
            Bundle bundle = Bundle.onClassPath(properties.bundle().substring(CLASS_PATH.length()), permissions, own);
            bundle = settings(properties, bundle).map(bundle::withSettings).orElse(bundle);
            bundle = promise.map(bundle::withPromise).orElse(bundle);
            return new ConfiguredPipeline(
                    bundle.pipeline(listeners.toArray(PipelineListener[]::new)), Optional.empty());
        }
        Path folder = Path.of(properties.bundle());
        ReloadablePipeline.Builder builder = ReloadablePipeline.builder(folder).permissions(permissions);
        settings(properties, Bundle.load(folder, permissions, own)).ifPresent(builder::settings);
        promise.ifPresent(builder::promise);
        providers.forEach(builder::provider);
        listeners.forEach(builder::listener);
        return interval == null
                ? new ConfiguredPipeline(builder.build(), Optional.empty())
                : watched(builder, interval);
    }

    /** Opens a pipeline that a daemon thread reloads when its folder changes. The thread ends if opening fails. */
    private static ConfiguredPipeline watched(ReloadablePipeline.Builder builder, Duration interval) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "logclf-reload");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new ConfiguredPipeline(builder.watch(interval, executor).build(), Optional.of(executor));
        } catch (RuntimeException e) {
            executor.shutdownNow();
            throw e;
        }
    }

    /** Returns the pipeline, which is closed with this object. */
    ClassificationPipeline pipeline() {
        return pipeline;
    }

    /** Stops reloading, then closes the pipeline. */
    @Override
    public void close() {
        watching.ifPresent(ScheduledExecutorService::shutdownNow);
        pipeline.close();
    }

    /** Returns the settings with which the properties replace those of the bundle; empty if they change nothing. */
    private static Optional<PipelineSettings> settings(LogclfProperties properties, Bundle bundle) {
        if (properties.rules() == null
                && properties.routes().isEmpty()
                && !properties.llm().enabled()) {
            return Optional.empty();
        }
        PipelineSettings.Builder builder = PipelineSettings.builder();
        if (properties.rules() != null) {
            builder.stage(OwnRules.TYPE);
        }
        bundle.typesByStage().forEach((name, type) -> builder.stage(type, name));
        if (properties.llm().enabled()) {
            if (!bundle.stages().contains(LLM)) {
                builder.stage(LLM);
            }
            builder.settings(LLM, llm(properties.llm()));
        }
        properties
                .routes()
                .forEach(route -> builder.route(
                        Set.copyOf(route.sources()), route.stages().toArray(String[]::new)));
        return Optional.of(builder.build());
    }

    /** Returns the settings of the stage {@code llm} as {@code pipeline.yaml} would have them; only those that are set. */
    private static Map<String, Object> llm(LogclfProperties.Llm llm) {
        Map<String, Object> settings = new LinkedHashMap<>();
        put(settings, "provider", llm.provider());
        put(settings, "baseUrl", llm.baseUrl());
        put(settings, "model", llm.model());
        put(settings, "apiKeyEnv", llm.apiKeyEnv());
        put(settings, "labels", llm.labels().isEmpty() ? null : llm.labels());
        put(settings, "confidence", llm.confidence());
        put(settings, "timeout", llm.timeout());
        put(settings, "batchSize", llm.batchSize());
        put(settings, "callsPerHour", llm.callsPerHour());
        put(settings, "tokensPerHour", llm.tokensPerHour());
        put(settings, "templatesOnly", llm.templatesOnly());
        return settings;
    }

    private static void put(Map<String, Object> settings, String key, @Nullable Object value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    /**
     * Returns what the environment and the properties permit. A server and an environment variable that the application's own
     * configuration names are permitted by that: the permissions guard against bundles, not against the operator.
     */
    private static Permissions permissions(LogclfProperties properties) {
        List<String> granted = new ArrayList<>(properties.allow());
        LogclfProperties.Llm llm = properties.llm();
        if (llm.enabled() && llm.baseUrl() != null) {
            String host = url("logclf.llm.base-url", llm.baseUrl()).getHost();
            if (host != null) {
                granted.add("host:" + host);
            }
        }
        if (llm.enabled() && llm.apiKeyEnv() != null) {
            granted.add("env:" + llm.apiKeyEnv());
        }
        return Permissions.ofEnvironment().and(Permissions.of(granted));
    }

    private static URI url(String property, String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    property + " is no URL (" + e.getReason() + "); give one such as http://localhost:11434/v1", e);
        }
    }

    private static Promise promise(String name) {
        return Promise.of(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "logclf.promise must be one of " + Arrays.toString(Promise.values()) + ": " + name));
    }
}
