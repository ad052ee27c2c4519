package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bundles for tests. */
final class Bundles {

    static final String RULES = rules("User Action");

    private Bundles() {}

    /** Rules that label log-ins. */
    static String rules(String label) {
        return String.join(
                "\n",
                "- id: session",
                "  label: " + label,
                "  pattern: 'User \\S+ logged (in|out)'",
                "  examples: {match: ['User secret42 logged in']}",
                "");
    }

    static Path writeBoth(Path folder, String pipeline, String rules) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("pipeline.yaml"), pipeline);
            Files.writeString(folder.resolve("rules.yaml"), rules);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path folder, String... pipelineLines) {
        return writeBoth(folder, String.join("\n", pipelineLines) + "\n", RULES);
    }

    /** A bundle of a keyword stage that gives {@code label} to messages with the word {@code word}. */
    static BundleContent keyword(String label) {
        return folder -> PipelineSettings.builder()
                .stage("keyword")
                .settings("keyword", Map.of("words", List.of("word"), "label", label))
                .build()
                .write(folder);
    }

    /** Returns the label of a message with the word that {@link #keyword} looks for. */
    static String label(ClassificationPipeline pipeline) {
        return pipeline.classify("", "word").labelOr("none");
    }

    /** The names below a folder, hidden ones too, with the texts of files. */
    static Map<String, String> content(Path folder) {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (!file.equals(folder)) {
                    content.put(
                            folder.relativize(file).toString(),
                            Files.isDirectory(file)
                                    ? "folder"
                                    : new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
