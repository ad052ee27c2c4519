package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.testkit.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds README.md against what the program does. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void firstTwoCommandsAreTheMainJobAndTheTests() throws IOException {
        List<String> commands = blocks("sh");
        assertThat(commands.get(0)).isEqualTo("./logclf classify resources/sample-logs.csv -o classified.csv\n");
        assertThat(commands.get(1)).isEqualTo("mvn -B verify\n");
        assertThat(ROOT.resolve(".ci/run"))
                .content()
                .contains("\n" + commands.get(0))
                .contains("\n" + commands.get(1));
    }

    @Test
    void exampleCompilesAndRuns() throws IOException, InterruptedException {
        String example = blocks("java").get(0);
        assertThat(example.lines().count()).as("lines of the example").isLessThanOrEqualTo(16);
        Path source = Files.writeString(folder.resolve("Example.java"), example);
        Process java = new ProcessBuilder(Jvm.java(), "--class-path", Jvm.classPath(), source.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output).endsWith("User Action, because of rule user-session: user='k.lee'\n");
    }

    /** The fenced blocks of a language, in order. */
    private static List<String> blocks(String language) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher fence = Pattern.compile("(?s)```" + language + "\\n(.*?)```").matcher(readme);
        List<String> blocks = new ArrayList<>();
        while (fence.find()) {
            blocks.add(fence.group(1));
        }
        return blocks;
    }
}
