package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.FileException;
import io.logclf.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a label in front of a line, and what is not. */
class LabelledLinesEdgesTest {

    @TempDir
    private Path folder;

    private LabelledEntries read(String lines) throws IOException {
        return LabelledLines.read(Files.writeString(folder.resolve("labelled.log"), lines));
    }

    @Test
    void aLabelMayHaveBlanksAndAnyScript() throws IOException {
        assertThat(read("User Action \tada left\n\u00dcberlauf\tdisk full\n\u65e5\u672c\tx y\n")
                        .entries())
                .extracting(entry -> entry.label().name())
                .containsExactly("User Action", "\u00dcberlauf", "\u65e5\u672c");
    }

    @Test
    void tabsBehindTheFirstBelongToTheMessage() throws IOException {
        assertThat(read("A\tone\ttwo\tthree\n").entries().get(0).entry().message())
                .isEqualTo("one\ttwo\tthree");
    }

    @Test
    void aLineThatBeginsWithABlankOrATabGoesOn() throws IOException {
        LabelledEntries read = read("A\tit broke\n\tat one\n  at\ttwo\nB\tada\n");
        assertThat(read.entries()).hasSize(2);
        assertThat(read.entries().get(1).label().name()).isEqualTo("B");
    }

    @Test
    void whatStandsBeforeTheFirstLabelIsPassedOver() throws IOException {
        LabelledEntries read = read("a heading\nanother\nA\tfirst\n");
        assertThat(read.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.entry().message()).isEqualTo("first");
            assertThat(entry.where()).endsWith("labelled.log:3");
        });
    }

    @Test
    void onlyTheExactWordStandsForNoLabel() throws IOException {
        LabelledEntries read = read("Unclassified\tone\nunclassified\ttwo\nUnclassified \tthree\n");
        assertThat(read.unlabelled()).isEqualTo(2);
        assertThat(read.entries()).extracting(entry -> entry.label().name()).containsExactly("unclassified");
    }

    @Test
    void aFileOfUnlabelledLinesAloneIsNoError() throws IOException {
        LabelledEntries read = read("Unclassified\tone\n");
        assertThat(read.entries()).isEmpty();
        assertThat(read.unlabelled()).isOne();
    }

    @Test
    void theLastLineNeedsNoLineBreak() throws IOException {
        assertThat(read("A\tone\nB\ttwo").entries()).hasSize(2);
        assertThat(read("A\tone\r\nB\ttwo\r\n").entries())
                .extracting(entry -> entry.entry().message())
                .containsExactly("one", "two");
    }

    @Test
    void anEmptyFileAndOneThatIsNotThereAreNamed() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(""))
                .withMessageContaining("labelled.log");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> LabelledLines.read(folder.resolve("absent.log")))
                .withMessageContaining("absent.log");
    }
}
