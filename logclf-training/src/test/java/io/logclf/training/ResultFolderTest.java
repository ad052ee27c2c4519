package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

    private static final Set<String> NAMES = Set.of("a.json", "b.csv");

    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndItsParents() throws IOException {
        Path target = folder.resolve("deep/result");
        ResultFolder result = ResultFolder.at(target, NAMES);
        assertThat(target.getParent()).doesNotExist();
        result.replace(file("1"));
        assertThat(target.resolve("a.json")).hasContent("1");
        assertNothingElse(folder.resolve("deep"), target);
    }

    @Test
    void replacesAnEarlierResultAsAWhole() throws IOException {
        Path target = folder.resolve("result");
        ResultFolder.at(target, NAMES).replace(fresh -> {
            Files.writeString(fresh.resolve("a.json"), "old");
            Files.writeString(fresh.resolve("b.csv"), "old");
        });
        ResultFolder.at(target, NAMES).replace(file("new"));
        assertThat(target.resolve("a.json")).hasContent("new");
        assertThat(target.resolve("b.csv")).doesNotExist();
        assertNothingElse(folder, target);
    }

    @Test
    void fillsAnEmptyFolder() throws IOException {
        Path target = Files.createDirectory(folder.resolve("result"));
        ResultFolder.at(target, NAMES).replace(file("1"));
        assertThat(target.resolve("a.json")).hasContent("1");
    }

    @Test
    void leavesTheEarlierResultIfWritingFails() throws IOException {
        Path target = folder.resolve("result");
        ResultFolder.at(target, NAMES).replace(file("old"));
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> ResultFolder.at(target, NAMES).replace(fresh -> {
                    Files.writeString(fresh.resolve("a.json"), "half");
                    throw new IOException("no space left on device");
                }))
                .withMessage(target + ": cannot be written: no space left on device");
        assertThat(target.resolve("a.json")).hasContent("old");
        assertNothingElse(folder, target);
    }

    @Test
    void refusesAFolderThatHoldsOtherThings() throws IOException {
        Path target = Files.createDirectory(folder.resolve("result"));
        Path kept = Files.writeString(target.resolve("notes.txt"), "kept");
        assertRefused(target)
                .withMessage("cannot write " + target + ": it holds 'notes.txt', which is no part of a result and would"
                        + " be lost; name another folder");
        assertThat(kept).hasContent("kept");
    }

    @Test
    void refusesAFolderThatGotOtherThingsMeanwhile() throws IOException {
        Path target = Files.createDirectory(folder.resolve("result"));
        ResultFolder result = ResultFolder.at(target, NAMES);
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() ->
                        result.replace(fresh -> Files.writeString(target.resolve("notes.txt"), "written meanwhile")));
        assertThat(target.resolve("notes.txt")).hasContent("written meanwhile");
        assertNothingElse(folder, target);
    }

    @Test
    void refusesWhatTheKeeperObjectsTo() throws IOException {
        Path target = folder.resolve("result");
        ResultFolder.Keeper keeper = earlier ->
                Files.exists(earlier.resolve("a.json")) ? Optional.of("its a.json is precious") : Optional.empty();
        ResultFolder.at(target, NAMES, keeper).replace(file("precious"));
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> ResultFolder.at(target, NAMES, keeper))
                .withMessage("cannot write " + target
                        + ": its a.json is precious, which would be lost; name another folder");
    }

    @Test
    void refusesFilesAndTheRoot() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        assertRefused(file).withMessageEndingWith("it is no folder; name a folder");
        assertRefused(file.getRoot()).withMessageEndingWith("it is the root; name a folder below it");
        assertRefused(file.resolve("deep/in")).withMessageEndingWith(file + " is no folder; name another place");
    }

    @Test
    void refusesAPlaceThatIsNotWritable() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeFalse(closed.toFile().setWritable(false) && Files.isWritable(closed), "root may write everywhere");
        assertRefused(closed.resolve("deep/result")).withMessageContaining("the folder " + closed + " is not writable");
    }

    @Test
    void keepsALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        ResultFolder.at(link, NAMES).replace(file("1"));
        assertThat(link).isSymbolicLink();
        assertThat(real.resolve("a.json")).hasContent("1");
    }

    private static ThrowableAssertAlternative<TrainingException> assertRefused(Path target) {
        return assertThatExceptionOfType(TrainingException.class).isThrownBy(() -> ResultFolder.at(target, NAMES));
    }

    private static void assertNothingElse(Path folder, Path only) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(only);
        }
    }

    private static ResultFolder.Content file(String content) {
        return fresh -> Files.writeString(fresh.resolve("a.json"), content);
    }
}
