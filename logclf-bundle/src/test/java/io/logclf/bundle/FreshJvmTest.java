package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.testkit.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a class path decides. */
class FreshJvmTest {

    private static final String[] ABSENT = {
        "ai.onnxruntime.OrtEnvironment", "dev.langchain4j.model.chat.ChatModel", "org.junit.jupiter.api.Test"
    };

    @TempDir
    private Path folder;

    @Test
    void aBundleOfRulesNeedsNeitherOnnxRuntimeNorLangChain4j() throws IOException, InterruptedException {
        Bundles.write(folder, "format: 1", "stages: [regex]");
        assertThat(lines("logclf-api", "logclf-bundle", "logclf-regex", "re2j", "snakeyaml-engine", "slf4j-api"))
                .containsExactly(
                        "no ai.onnxruntime.OrtEnvironment",
                        "no dev.langchain4j.model.chat.ChatModel",
                        "no org.junit.jupiter.api.Test",
                        "User Action");
    }

    @Test
    void withoutTheStagesModuleTheArtifactIsNamed() throws IOException, InterruptedException {
        Bundles.write(folder, "format: 1", "stages: [regex]");
        // The tests' own provider is listed on this class path, and cannot be made without the testkit.
        assertThat(lines("logclf-api", "logclf-bundle", "snakeyaml-engine", "slf4j-api"))
                .last()
                .asString()
                .startsWith(folder.resolve("pipeline.yaml")
                        + ":2: the stage 'regex' needs the artifact io.logclf:logclf-regex on the class path");
    }

    private List<String> lines(String... entries) throws IOException, InterruptedException {
        String classPath = Jvm.classPath(entry -> List.of(entries).stream().anyMatch(entry::contains));
        String[] arguments = new String[ABSENT.length + 1];
        arguments[0] = folder.toString();
        System.arraycopy(ABSENT, 0, arguments, 1, ABSENT.length);
        Process process = new ProcessBuilder(Jvm.command(List.of("-Xmx128m"), classPath, RulesRun.class, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return new String(output, StandardCharsets.UTF_8).lines().toList();
    }
}
