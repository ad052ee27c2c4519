package io.logclf.bundle;

import io.logclf.api.Promise;
import io.logclf.api.spi.StageLoadException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What a {@code pipeline.yaml} says, checked as far as possible without the stages:
 *
 * <pre>{@code
 * format: 1
 * decide: sure
 * stages: [regex, {type: embedding, optional: true}, {type: llm, name: ask}]
 * routes:
 *   - {sources: [Firewall], stages: [regex]}
 * ask: {provider: ollama, baseUrl: 'http://localhost:11434', model: llama3.1}
 * }</pre>
 *
 * <p>Besides the reserved keys, each key is the name of a stage and has its settings, which the stage's provider reads
 * later. Names are unique, routes name stages of the list, and a source has one route at most.
 *
 * @param file the file, for messages
 * @param promise how sure the trained stages must be before they decide
 * @param stages the stages in their order, at least one
 * @param routes the names of the stages in their order, by source, for sources with a route
 */
record PipelineFile(Path file, Promise promise, List<Stage> stages, Map<String, List<String>> routes) {

    /** The file's name. */
    static final String NAME = "pipeline.yaml";

    static final int FORMAT = 1;
    /** A bound for files of strangers, since each stage may load an encoder. */
    private static final int MAX_STAGES = 100;

    private static final String FORMAT_KEY = "format";
    static final String PROMISE = "decide";
    private static final String STAGES = "stages";
    private static final String ROUTES = "routes";
    private static final Set<String> RESERVED = Set.of(FORMAT_KEY, PROMISE, STAGES, ROUTES);

    /**
     * A stage as the file lists it.
     *
     * @param type finds its provider
     * @param name its name in the pipeline, and the key of its settings
     * @param optional whether a pipeline does without it where it cannot run
     * @param line where it is listed
     * @param settings its settings, of which nothing was read yet
     */
    record Stage(String type, String name, boolean optional, int line, YamlSettings settings) {}

    /**
     * Reads the file of a bundle.
     *
     * @throws StageLoadException if it cannot be used
     */
    static PipelineFile in(Path folder) {
        Path file = folder.resolve(NAME);
        return of(file, YamlFile.read(file));
    }

    /**
     * Reads what a file says.
     *
     * @throws StageLoadException if it is not valid
     */
    static PipelineFile of(Path file, YamlSettings root) {
        requireFormat(root);
        Promise promise = promise(root);
        List<Stage> stages = stages(root);
        Map<String, List<String>> routes =
                routes(root, stages.stream().map(Stage::name).toList());
        root.requireTopKeysRead();
        return new PipelineFile(file, promise, stages, routes);
    }

    /**
     * Returns this file with the stages of an application's settings in place of its own, and their routes if there are
     * any. A stage that both list keeps what is said here, unless the settings say something about it.
     *
     * @throws StageLoadException if a route of this file names a stage that is left out
     */
    PipelineFile with(PipelineSettings settings) {
        Path place = Path.of("the settings in place of " + NAME);
        PipelineFile other = of(place, YamlFile.parse(place, settings.toYaml().getBytes(StandardCharsets.UTF_8)));
        Map<String, Stage> own = new HashMap<>();
        stages.forEach(stage -> own.put(stage.name(), stage));
        List<Stage> merged = new ArrayList<>();
        for (Stage stage : other.stages) {
            Stage ours = own.get(stage.name());
            boolean isOurs = ours != null
                    && ours.type().equals(stage.type())
                    && stage.settings().keys().isEmpty();
            merged.add(isOurs ? ours : stage);
        }
        PipelineFile result =
                new PipelineFile(file, promise, List.copyOf(merged), other.routes.isEmpty() ? routes : other.routes);
        result.requireRoutes();
        return result;
    }

    /** Checks that the routes of this file name none of the stages that settings have left out. */
    private void requireRoutes() {
        List<String> names = stages.stream().map(Stage::name).toList();
        routes.forEach((source, route) -> route.stream()
                .filter(stage -> !names.contains(stage))
                .findFirst()
                .ifPresent(stage -> {
                    throw new StageLoadException(file + ": routes the source " + YamlSettings.quoted(source)
                            + " to the stage " + YamlSettings.quoted(stage)
                            + ", which the settings in its place leave out; list it, or give routes of your own");
                }));
    }

    private static void requireFormat(YamlSettings root) {
        long format = root.wholeNumber(FORMAT_KEY, 1, Long.MAX_VALUE)
                .orElseThrow(() -> root.at(1, "the key 'format' is missing; write 'format: 1'"));
        if (format != FORMAT) {
            throw root.refusal(
                    FORMAT_KEY, "is " + format + ", but this version of logclf reads " + FORMAT + "; use a newer one");
        }
    }

    private static Promise promise(YamlSettings root) {
        return root.text(PROMISE)
                .map(name -> Promise.of(name)
                        .orElseThrow(() -> root.refusal(
                                PROMISE,
                                "must be one of "
                                        + Arrays.stream(Promise.values())
                                                .map(Promise::toString)
                                                .collect(Collectors.joining(", "))
                                        + ": " + YamlSettings.quoted(name))))
                .orElse(Promise.SURE);
    }

    private static List<Stage> stages(YamlSettings root) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (Node item : root.items(STAGES)) {
            Stage stage = stage(root, item);
            Stage earlier = stages.putIfAbsent(stage.name(), stage);
            if (earlier != null) {
                throw root.at(
                        stage.line(),
                        "there is a stage named " + YamlSettings.quoted(stage.name()) + " in line " + earlier.line()
                                + " already; give this one another name: {type: " + stage.type() + ", name: ...}");
            }
        }
        if (stages.isEmpty()) {
            throw root.refusal(STAGES, "must list at least one stage, as in [regex]");
        }
        if (stages.size() > MAX_STAGES) {
            throw root.refusal(STAGES, "must list at most " + MAX_STAGES + " stages: " + stages.size());
        }
        return List.copyOf(stages.values());
    }

    private static Stage stage(YamlSettings root, Node item) {
        int line = YamlSettings.lineOf(item);
        String type;
        String name;
        boolean optional = false;
        if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            type = scalar.getValue();
            name = type;
        } else if (item instanceof MappingNode mapping) {
            YamlSettings entry = root.item(STAGES, mapping);
            type = entry.text("type").orElseThrow(() -> entry.refusal("type", "is missing"));
            name = entry.text("name").orElse(type);
            optional = entry.flag("optional").orElse(false);
            entry.requireAllRead();
        } else {
            throw root.at(line, "a stage must be its type, as in regex, or {type: regex, name: ...}");
        }
        if (RESERVED.contains(name)) {
            throw root.at(line, "a stage cannot be named '" + name + "', which is a key of this file");
        }
        return new Stage(type, name, optional, line, root.section(name));
    }

    private static Map<String, List<String>> routes(YamlSettings root, List<String> names) {
        Map<String, List<String>> routes = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Node item : root.items(ROUTES)) {
            int line = YamlSettings.lineOf(item);
            if (!(item instanceof MappingNode mapping)) {
                throw root.at(line, "a route must be {sources: [...], stages: [...]}");
            }
            YamlSettings route = root.item(ROUTES, mapping);
            List<String> sources = route.texts("sources");
            List<String> stages = routeStages(route, names);
            route.requireAllRead();
            if (sources.isEmpty()) {
                throw route.refusal("sources", "must list at least one source");
            }
            for (String source : sources) {
                if (routes.putIfAbsent(source, stages) != null) {
                    throw root.at(
                            line,
                            "the source " + YamlSettings.quoted(source) + " has a route already, in line "
                                    + lines.get(source) + "; keep one");
                }
                lines.put(source, line);
            }
        }
        return routes;
    }

    private static List<String> routeStages(YamlSettings route, List<String> names) {
        List<String> stages = new ArrayList<>();
        for (String stage : route.texts(STAGES)) {
            if (!names.contains(stage)) {
                throw route.refusal(
                        STAGES,
                        "names " + YamlSettings.quoted(stage) + ", which is no stage of this bundle; its stages are "
                                + String.join(", ", names));
            }
            if (stages.contains(stage)) {
                throw route.refusal(STAGES, "names " + YamlSettings.quoted(stage) + " twice; keep one");
            }
            stages.add(stage);
        }
        if (stages.isEmpty()) {
            throw route.refusal(STAGES, "must list at least one stage");
        }
        return stages;
    }
}
