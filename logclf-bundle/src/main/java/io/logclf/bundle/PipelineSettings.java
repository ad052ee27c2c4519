package io.logclf.bundle;

import io.logclf.api.FileException;
import io.logclf.api.Promise;
import io.logclf.api.spi.StageLoadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a {@code pipeline.yaml} says, written by a program: to save a bundle, or to open one with other stages than its
 * own ({@link Bundle#withSettings}). Checked when it is built, as if it were loaded. Immutable; the same content gives
 * the same bytes.
 *
 * <pre>{@code
 * PipelineSettings settings = PipelineSettings.builder()
 *         .stage("regex")
 *         .stage("embedding")
 *         .settings("embedding", Map.of("thresholds", Map.of("Error", 0.9)))
 *         .build();
 * Bundle.save(folder, files -> {
 *     settings.write(files);
 *     head.save(files);
 *     Files.copy(rules, files.resolve("rules.yaml"));
 * });
 * }</pre>
 */
public final class PipelineSettings {

    private final String yaml;

    private PipelineSettings(String yaml) {
        this.yaml = yaml;
    }

    /** Returns a builder without stages. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the content of {@code pipeline.yaml}. */
    public String toYaml() {
        return yaml;
    }

    /**
     * Writes {@code pipeline.yaml} into a folder, replacing one that is there.
     *
     * @throws FileException if it cannot be written
     */
    public void write(Path folder) {
        Path file = folder.resolve(PipelineFile.NAME);
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PipelineSettings settings && settings.yaml.equals(yaml);
    }

    @Override
    public int hashCode() {
        return yaml.hashCode();
    }

    @Override
    public String toString() {
        return yaml;
    }

    /**
     * Collects stages and routes, which are appended, and settings and a promise, which are overwritten. Not safe for
     * concurrent use.
     */
    public static final class Builder {

        private final List<Object> stages = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Map<String, Object>> routes = new ArrayList<>();
        private final Map<String, Map<String, Object>> settings = new TreeMap<>();
        private Optional<Promise> promise = Optional.empty();

        private Builder() {}

        /** Sets how sure trained stages must be before they decide; defaults to {@link Promise#SURE}. */
        public Builder promise(Promise promise) {
            this.promise = Optional.of(promise);
            return this;
        }

        /** Appends a stage that is named like its type. */
        public Builder stage(String type) {
            stages.add(Objects.requireNonNull(type, "type"));
            names.add(type);
            return this;
        }

        /** Appends a stage with a name of its own, so that several stages of one type can be told apart. */
        public Builder stage(String type, String name) {
            if (type.equals(name)) {
                return stage(type);
            }
            Map<String, Object> stage = new LinkedHashMap<>();
            stage.put("type", type);
            stage.put("name", Objects.requireNonNull(name, "name"));
            stages.add(stage);
            names.add(name);
            return this;
        }

        /**
         * Appends a stage that is named like its type, and that is left out where it cannot run, such as one with
         * native code.
         */
        public Builder optionalStage(String type) {
            Map<String, Object> stage = new LinkedHashMap<>();
            stage.put("type", Objects.requireNonNull(type, "type"));
            stage.put("optional", true);
            stages.add(stage);
            names.add(type);
            return this;
        }

        /** Appends a route: messages of these sources pass only the named stages, in this order. */
        public Builder route(Set<String> sources, String... stageNames) {
            Map<String, Object> route = new LinkedHashMap<>();
            route.put("sources", List.copyOf(new TreeSet<>(sources)));
            route.put("stages", List.of(stageNames));
            routes.add(route);
            return this;
        }

        /**
         * Sets the settings of a stage, in place of those set before.
         *
         * @param values texts, whole and other finite numbers, booleans, times, and lists and maps of them
         * @throws IllegalArgumentException if there is something else among them
         */
        public Builder settings(String stageName, Map<String, ?> values) {
            settings.put(stageName, YamlText.sorted(values));
            return this;
        }

        /**
         * Returns the settings.
         *
         * @throws IllegalArgumentException if loading would refuse them: no stage, two of one name, a route to none, or
         *     settings of none; the message names the line of {@code pipeline.yaml}
         */
        public PipelineSettings build() {
            String yaml = yaml();
            try {
                Path file = Path.of(PipelineFile.NAME);
                PipelineFile.of(file, YamlFile.parse(file, yaml.getBytes(StandardCharsets.UTF_8)));
            } catch (StageLoadException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
            return new PipelineSettings(yaml);
        }

        private String yaml() {
            YamlText text = new YamlText();
            text.line("format", PipelineFile.FORMAT);
            promise.ifPresent(chosen -> text.line(PipelineFile.PROMISE, chosen.toString()));
            text.line("stages", stages);
            if (!routes.isEmpty()) {
                text.list("routes", routes);
            }
            // In the order of the stages; settings of no stage come last, and are refused when this is read.
            Set<String> order = new LinkedHashSet<>(names);
            order.addAll(settings.keySet());
            for (String name : order) {
                Map<String, Object> values = settings.getOrDefault(name, Map.of());
                if (!values.isEmpty()) {
                    text.block(name, values);
                }
            }
            return text.toString();
        }
    }
}
