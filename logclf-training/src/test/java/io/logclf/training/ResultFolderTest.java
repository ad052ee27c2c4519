package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

    private static final Set<String> NAMES = Set.of("a.json", "b.csv");

    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndItsParents() throws IOException {
        Path target = folder.resolve("deep/result");
        ResultFolder.at(target, NAMES).replace(files("1"));
        assertThat(target.resolve("a.json")).hasContent("1");
        assertNothingElse(folder.resolve("deep"), target);
    }

    @Test
    void replacesAnEarlierResultAsAWhole() throws IOException {
        Path target = folder.resolve("result");
        ResultFolder.at(target, NAMES).replace(Map.of("a.json", bytes("old"), "b.csv", bytes("old")));
        ResultFolder.at(target, NAMES).replace(files("new"));
        assertThat(target.resolve("a.json")).hasContent("new");
        assertThat(target.resolve("b.csv")).doesNotExist();
        assertNothingElse(folder, target);
    }

    @Test
    void fillsAnEmptyFolder() throws IOException {
        Path target = Files.createDirectory(folder.resolve("result"));
        ResultFolder.at(target, NAMES).replace(files("1"));
        assertThat(target.resolve("a.json")).hasContent("1");
    }

    @Test
    void refusesAFolderThatHoldsOtherThings() throws IOException {
        Path target = Files.createDirectory(folder.resolve("result"));
        Path kept = Files.writeString(target.resolve("notes.txt"), "kept");
        assertThatIOException()
                .isThrownBy(() -> ResultFolder.at(target, NAMES))
                .withMessage("cannot write " + target + ": it holds 'notes.txt', which is no part of a result and would"
                        + " be lost; name another folder");
        assertThat(kept).hasContent("kept");
    }

    @Test
    void refusesAFolderThatGotOtherThingsMeanwhile() throws IOException {
        Path target = Files.createDirectory(folder.resolve("result"));
        ResultFolder result = ResultFolder.at(target, NAMES);
        Path kept = Files.createDirectory(target.resolve("a.json"));
        assertThatIOException().isThrownBy(() -> result.replace(files("1")));
        assertThat(kept).isDirectory();
        assertNothingElse(folder, target);
    }

    @Test
    void refusesFilesAndTheRoot() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        assertThatIOException()
                .isThrownBy(() -> ResultFolder.at(file, NAMES))
                .withMessageEndingWith("it is no folder; name a folder");
        assertThatIOException().isThrownBy(() -> ResultFolder.at(file.getRoot(), NAMES));
        assertThatIOException()
                .isThrownBy(() -> ResultFolder.at(file.resolve("in"), NAMES).replace(files("1")))
                .withMessageStartingWith("cannot write " + file.resolve("in"));
    }

    @Test
    void keepsALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        ResultFolder.at(link, NAMES).replace(files("1"));
        assertThat(link).isSymbolicLink();
        assertThat(real.resolve("a.json")).hasContent("1");
    }

    @Test
    void takesOnlyFilesOfAResult() throws IOException {
        ResultFolder result = ResultFolder.at(folder.resolve("result"), NAMES);
        assertThatIllegalArgumentException().isThrownBy(() -> result.replace(Map.of("c", bytes("x"))));
    }

    private static void assertNothingElse(Path folder, Path only) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(only);
        }
    }

    private static Map<String, byte[]> files(String content) {
        return Map.of("a.json", bytes(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
