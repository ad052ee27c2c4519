package io.logclf.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module asks for one module of logclf, and all stages work. The jars are those that are published. */
class ModulePathTest {

    private static final Pattern OF_THE_DEFAULT_BUNDLE = Pattern.compile(
            "logclf-(api|bundle|embedding|head|lexical|regex)-|api-|caffeine-|gson-|jspecify-|langchain4j-embeddings-|onnxruntime-|re2j-"
                    + "|slf4j-api-|snakeyaml-engine-|tokenizers-");

    private static final Pattern OF_LANGUAGE_MODELS =
            Pattern.compile("logclf-llm-|jackson-|jtokkit-|langchain4j-(core|http|ollama|open)|resilience4j-");

    @TempDir
    private Path folder;

    @Test
    void oneRequiresIsEnoughForTheBundleThatShips() throws Exception {
        List<Path> jars = jars();
        try (Stream<Path> files = Files.list(Distribution.HOME.resolve("logclf-default/target"))) {
            jars.add(files.filter(
                            file -> file.getFileName().toString().matches("logclf-default-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(printed(jars, "io.logclf.defaults", "io.logclf.defaults.DefaultBundle.pipeline()"))
                .containsExactly("true", "true", "Optional[User Action]", "Optional[Security Alert]", "3");
    }

    @Test
    void oneRequiresIsEnoughForABundleOfOnesOwn() throws Exception {
        String bundle = Distribution.HOME.resolve("models/default").toString();
        assertThat(printed(
                        jars(),
                        "io.logclf.bundle",
                        "io.logclf.bundle.Bundle.load(java.nio.file.Path.of(\"" + bundle + "\")).pipeline()"))
                .containsExactly("true", "true", "Optional[User Action]", "Optional[Security Alert]", "3");
    }

    @Test
    void oneRequiresIsEnoughForABundleWithALanguageModel() throws Exception {
        Path bundle = Files.createDirectory(folder.resolve("bundle"));
        Files.writeString(bundle.resolve("pipeline.yaml"), """
                format: 1
                stages: [llm]
                llm:
                  provider: openai
                  baseUrl: http://127.0.0.1:1/v1
                  model: none
                  labels:
                    Error: something failed
                    User Action: somebody did something
                """);
        List<Path> jars = jars();
        jars.addAll(jars(OF_LANGUAGE_MODELS));
        assertThat(
                        printed(
                                jars,
                                "io.logclf.bundle",
                                "io.logclf.bundle.Bundle.load(java.nio.file.Path.of(\"" + bundle
                                        + "\"), io.logclf.api.spi.Permissions.of(java.util.Set.of(\"host:127.0.0.1:1\"))).pipeline()"))
                // No server is there: the stage works and says so.
                .containsExactly("true", "true", "Optional.empty", "Optional.empty", "1");
    }

    private static List<Path> jars() throws IOException {
        return jars(OF_THE_DEFAULT_BUNDLE);
    }

    private static List<Path> jars(Pattern wanted) throws IOException {
        Path lib = Distribution.file("").resolve(Distribution.name()).resolve("lib");
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file ->
                            wanted.matcher(file.getFileName().toString()).lookingAt())
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    /** What a module prints that requires one other and opens a pipeline. */
    private List<String> printed(List<Path> jars, String required, String pipeline) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/com/example"));
        Path module = Files.writeString(folder.resolve("source/module-info.java"), """
                module com.example.app {
                    requires %s;
                }
                """.formatted(required));
        Path main = Files.writeString(source.resolve("App.java"), """
                package com.example;
                public class App {
                    public static void main(String[] args) {
                        try (var pipeline = %s) {
                            System.out.println(App.class.getModule().isNamed());
                            System.out.println(pipeline.getClass().getModule().getDescriptor().isAutomatic() == false);
                            System.out.println(pipeline.classify("ModernCRM", "User k.lee logged in.").label());
                            System.out.println(pipeline.classify("", "Acc\\u00e8s refus\\u00e9").label());
                            System.out.println(pipeline.classify("", "Nightly copy of volume 7").trail().size());
                        }
                    }
                }
                """.formatted(pipeline));
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Path classes = folder.resolve("classes");
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-p", path, "-d", classes.toString(), module.toString(), main.toString());
        assertThat(compiled).isZero();
        Outcome outcome = Outcome.of(
                folder,
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-p",
                path + File.pathSeparator + classes,
                "--module",
                "com.example.app/com.example.App");
        assertThat(outcome.code()).as(outcome.error()).isZero();
        return outcome.output().lines().toList();
    }
}
