package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledLinesTest {

    @TempDir
    Path folder;

    @Test
    void theLabelStandsBeforeTheTab() throws IOException {
        LabelledEntries read = read("Login\tuser ada logged in\nBackup\tbackup 3 done\n");
        assertThat(read.entries()).extracting(entry -> entry.label().name()).containsExactly("Login", "Backup");
        assertThat(read.entries())
                .extracting(entry -> entry.entry().message())
                .containsExactly("user ada logged in", "backup 3 done");
        assertThat(read.entries())
                .extracting(LabelledEntry::where)
                .allMatch(place -> place.matches(".*labelled.log:[12]"));
    }

    @Test
    void linesWithoutALabelAreNoEntriesOfTheirOwn() throws IOException {
        LabelledEntries read = read("Failure\tit broke\n  at one\n  at two\nLogin\tada\n");
        assertThat(read.entries()).hasSize(2);
        assertThat(read.entries().get(0).entry().message()).startsWith("it broke");
        assertThat(read.entries().get(1).where()).endsWith(":4");
    }

    @Test
    void rowsWithoutALabelAreCounted() throws IOException {
        LabelledEntries read = read("Unclassified\tsomething\nLogin\tada\n");
        assertThat(read.entries()).hasSize(1);
        assertThat(read.unlabelled()).isOne();
    }

    @Test
    void aFileWithoutLabelsIsRefused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("just a line\nand another\n"))
                .withMessageContaining("nor lines with a label and a tab in front");
    }

    private LabelledEntries read(String lines) throws IOException {
        return LabelledLines.read(Files.writeString(folder.resolve("labelled.log"), lines));
    }
}
