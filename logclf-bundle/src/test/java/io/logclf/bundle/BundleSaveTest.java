package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.FileException;
import io.logclf.bundle.KeywordStageProvider.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleSaveTest extends SaveFixture {

    @Test
    void savedBundleIsLoaded() throws IOException {
        Bundle.save(target, Bundles.keyword("A"));
        assertThat(label()).isEqualTo("A");
        assertAlone();
    }

    @Test
    void foldersAboveTheTargetAreMade() throws IOException {
        target = parent.resolve("a/b/c");
        Bundle.save(target, Bundles.keyword("A"));
        assertThat(label()).isEqualTo("A");
    }

    @Test
    void aSaveReplacesAllOfTheBundleBefore() throws IOException {
        Bundle.save(target, folder -> {
            Bundles.keyword("A").writeTo(folder);
            Files.createDirectories(folder.resolve("encoder/onnx"));
            Files.writeString(folder.resolve("encoder/onnx/model.onnx"), "large");
        });
        Bundle.save(target, Bundles.keyword("B"));
        assertThat(label()).isEqualTo("B");
        assertThat(Bundles.content(target)).containsOnlyKeys("pipeline.yaml");
        assertAlone();
    }

    @Test
    void anEmptyFolderIsReplaced() throws IOException {
        Files.createDirectory(target);
        Bundle.save(target, Bundles.keyword("A"));
        assertThat(label()).isEqualTo("A");
    }

    @Test
    void aBundleWithErrorsIsReplaced() throws IOException {
        Bundles.write(target, "format: 7", "stages: [none]", "unknown: 1");
        Bundle.save(target, Bundles.keyword("A"));
        assertThat(label()).isEqualTo("A");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = parent.resolve("v1");
        Bundle.save(real, Bundles.keyword("A"));
        Files.createSymbolicLink(target, real);
        Bundle.save(target, Bundles.keyword("B"));
        assertThat(target).isSymbolicLink();
        assertThat(label()).isEqualTo("B");
        assertThat(Bundles.content(real)).containsOnlyKeys("pipeline.yaml");
    }

    @Test
    void theTargetHoldsTheOldBundleUntilTheNewOneIsWhole() throws IOException {
        Bundle.save(target, Bundles.keyword("A"));
        Map<String, String> old = Bundles.content(target);
        Bundle.save(target, folder -> {
            Bundles.keyword("B").writeTo(folder);
            assertThat(Bundles.content(target)).isEqualTo(old);
            assertThat(folder.getParent()).isEqualTo(parent);
            assertThat(folder.getFileName().toString()).startsWith(".");
        });
        assertThat(label()).isEqualTo("B");
    }

    @Test
    void aFolderWithOtherThingsIsRefusedAndStaysAsItIs() throws IOException {
        Files.createDirectories(target.resolve("src"));
        Files.writeString(target.resolve("src/Main.java"), "work of years");
        assertRefused(target
                + ": holds other things than a bundle, which would be lost; name another folder, or empty this one");
        // What another program calls a pipeline.
        Files.writeString(target.resolve("pipeline.yaml"), "stages: [build, deploy]\n");
        assertRefused(target
                + ": holds other things than a bundle, which would be lost; name another folder, or empty this one");
        assertThat(target.resolve("src/Main.java")).hasContent("work of years");
    }

    @Test
    void aBundleUnderVersionControlIsRefused() throws IOException {
        Bundle.save(target, Bundles.keyword("A"));
        Files.createDirectory(target.resolve(".git"));
        assertRefused(target.resolve(".git")
                + ": is no part of a bundle and would be lost; move it away, or name another folder");
        assertThat(target.resolve(".git")).exists();
    }

    @Test
    void aFileIsRefusedAndStaysAsItIs() throws IOException {
        Files.writeString(target, "a file");
        assertRefused(target + ": is a file; name a folder");
        assertThat(target).hasContent("a file");
    }

    @Test
    void theRootIsRefused() {
        target = parent.getRoot();
        assertRefused(target + ": cannot be a bundle; name a folder below it");
    }

    @Test
    void contentThatIsNoBundleIsRefusedInTheTargetsName() throws IOException {
        Bundle.save(target, Bundles.keyword("A"));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.save(target, folder -> Bundles.write(folder, "format: 1", "stages: [x, x]")))
                .withMessage(target
                        + "/pipeline.yaml:2: there is a stage named 'x' in line 2 already; give this one another name:"
                        + " {type: x, name: ...}");
        assertThat(label()).isEqualTo("A");
        assertAlone();
    }

    @Test
    void aStageThatCannotBeOpenedIsRefusedInTheTargetsName() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.save(target, folder -> {
                    Bundles.write(folder, "format: 1", "stages: [regex]");
                    Files.delete(folder.resolve("rules.yaml"));
                }))
                .withMessage(target + "/rules.yaml: no such file; the stage 'regex' needs it");
        assertThat(target).doesNotExist();
        assertAlone();
    }

    @Test
    void settingsThatNobodyKnowsAreRefused() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.save(
                        target, folder -> Bundles.write(folder, "format: 1", "stages: [keyword]", "keyword: {x: 1}")))
                .withMessageContaining("unknown key 'x'");
        assertThat(KeywordStageProvider.OPENED).hasSize(1).allMatch(Keywords::isClosed);
    }

    @Test
    void stagesThatThisApplicationDoesNotHaveAreSavedUnopened() throws IOException {
        Bundle.save(target, folder -> Bundles.write(folder, "format: 1", "stages: [keyword, llm]"));
        assertThat(Bundles.content(target)).containsKey("pipeline.yaml");
        assertThat(KeywordStageProvider.OPENED).hasSize(1).allMatch(Keywords::isClosed);
    }

    @Test
    void aSaveThatFailsInItsContentLeavesNothing() throws IOException {
        Bundle.save(target, Bundles.keyword("A"));
        NotDirectoryException failure = new NotDirectoryException("disk");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> Bundle.save(target, folder -> {
                    Files.writeString(folder.resolve("half"), "");
                    throw failure;
                }))
                .withMessageStartingWith("disk: cannot be written")
                .withCause(failure);
        assertThat(label()).isEqualTo("A");
        assertAlone();
    }

    @Test
    void aSaveWithinASaveIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Bundle.save(target, folder -> Bundle.save(folder, Bundles.keyword("A"))))
                .withMessage("a bundle cannot be saved while the content of another one is written");
        assertThat(target).doesNotExist();
        assertAlone();
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.save(target, Bundles.keyword("A")))
                .withMessage(message);
    }
}
