package io.logclf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.Label;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticMessagesTest {

    @TempDir
    private Path folder;

    @Test
    void messagesDifferAndMaskedTheyAreFewTemplates() {
        List<String> messages = new SyntheticMessages(50, 3).messages(5_000);
        assertThat(messages).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(messages.stream().map(Normalizer.standard()::normalize).distinct())
                .as("a value may have several forms, such as hexadecimal without letters")
                .hasSizeBetween(50, 75);
        assertThat(messages.stream().mapToInt(String::length).average().orElseThrow())
                .isBetween(70.0, 130.0);
    }

    @Test
    void aSeedGivesTheSameMessages() {
        assertThat(new SyntheticMessages(20, 3).messages(100)).isEqualTo(new SyntheticMessages(20, 3).messages(100));
        assertThat(new SyntheticMessages(20, 4).messages(100)).isNotEqualTo(new SyntheticMessages(20, 3).messages(100));
    }

    @Test
    void eachTemplateHasALabelOfEight() {
        assertThat(new SyntheticMessages(300, 3).labelled()).hasSizeBetween(290, 300);
        assertThat(new SyntheticMessages(300, 3)
                        .labelled().values().stream().map(Label::name).distinct())
                .hasSize(8);
    }

    @Test
    void aFileTakesTheirPlace() throws IOException {
        Path lines = Files.writeString(folder.resolve("app.log"), "first\n\nsecond\nfirst\n");
        assertThat(SyntheticMessages.read(lines.toString(), 10, 10, 3)).containsExactly("first", "second");
        Path table = Files.writeString(folder.resolve("logs.csv"), "id,log_message\n1,\"a, b\"\n2,c\n");
        assertThat(SyntheticMessages.read(table.toString(), 10, 10, 3)).containsExactly("a, b", "c");
        assertThat(SyntheticMessages.read("", 10, 25, 3)).hasSize(25);
        Path empty = Files.writeString(folder.resolve("empty.log"), "\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticMessages.read(empty.toString(), 10, 10, 3))
                .withMessageEndingWith("empty.log: has no messages");
    }

    @Test
    void tablesOfAFolderAreReadInTheOrderOfTheirNames() throws IOException {
        Files.writeString(folder.resolve("b.csv"), "Content\nthird\n");
        Files.writeString(folder.resolve("a.csv"), "LineId,Content\n1,first\n2,second\n");
        Files.writeString(folder.resolve("c.txt"), "no table\n");
        List<String> read = new ArrayList<>();
        CsvMessages.readFolder(folder, (file, message) -> read.add(file + ":" + message));
        assertThat(read).containsExactly("a.csv:first", "a.csv:second", "b.csv:third");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvMessages.read(folder.resolve("b.csv"), "Content", "EventId", (a, b) -> {}))
                .withMessageEndingWith("b.csv: needs the columns Content, EventId");
    }
}
