package io.logclf.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/** What a native image must be told of rules and n-grams: no reflection, and each resource. */
class NativeImageTest {

    private static final List<String> MODULES =
            List.of("logclf-api", "logclf-bundle", "logclf-head", "logclf-lexical", "logclf-regex");

    @TempDir
    private Path folder;

    @Test
    @EnabledForJreRange(maxVersion = 23, disabledReason = "later versions have no security manager")
    void rulesAndNgramsUseNoReflection() throws IOException, InterruptedException {
        for (String name : List.of("rules.yaml", "head.json", "head.safetensors", "memory.jsonl")) {
            Files.copy(Path.of("../models/default", name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex, lexical]\n");
        List<String> lines = PackagingTest.lines(
                "-Djava.security.manager=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ReflectionRun.class.getName(),
                folder.toString(),
                "../resources/sample-logs.csv");
        List<String> printed = lines.stream()
                .filter(line -> !line.startsWith("WARNING") && !line.contains("logback") && !line.contains("slf4j"))
                .toList();
        // The run itself shows that the recorder sees what there is.
        assertThat(printed).hasSize(2).first().isEqualTo(ReflectionRun.class.getName());
        assertThat(Integer.parseInt(printed.get(1).substring(ReflectionRun.DONE.length())))
                .isGreaterThan(100);
    }

    @Test
    void everyResourceIsInTheMetadata() throws IOException {
        List<String> resources = new ArrayList<>();
        for (String module : MODULES) {
            Path classes = Path.of("..", module, "target/classes");
            try (Stream<Path> files = Files.walk(classes)) {
                files.filter(Files::isRegularFile)
                        .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
                        .forEach(resources::add);
            }
        }
        assertThat(named("reachability-metadata.json", "\"glob\": \"([^\"]+)\""))
                .isEqualTo(resources);
        assertThat(named("resource-config.json", "\\\\\\\\Q([^\"]+)\\\\\\\\E")).isEqualTo(resources);
        assertThat(resources).isNotEmpty();
    }

    /** What all files of a name in the metadata of these modules name. */
    private static List<String> named(String file, String pattern) throws IOException {
        List<String> named = new ArrayList<>();
        for (String module : MODULES) {
            String path = "META-INF/native-image/io.logclf/" + module + "/" + file;
            for (URL url :
                    Collections.list(NativeImageTest.class.getClassLoader().getResources(path))) {
                String content = new String(url.openStream().readAllBytes(), StandardCharsets.UTF_8);
                Pattern.compile(pattern).matcher(content).results().forEach(match -> named.add(match.group(1)));
            }
        }
        return named;
    }
}
