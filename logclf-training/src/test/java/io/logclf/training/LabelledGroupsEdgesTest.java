package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.FileException;
import io.logclf.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a spreadsheet has been at, and answers that an editor has. */
class LabelledGroupsEdgesTest {

    @TempDir
    private Path folder;

    private LabelledEntries groups(String groups, String clusters) throws IOException {
        Files.writeString(folder.resolve("groups.csv"), groups);
        Files.writeString(folder.resolve("clusters.csv"), clusters);
        return LabelledGroups.read(folder);
    }

    private ReviewedAnswers answers(String lines) throws IOException {
        return ReviewedAnswers.read(List.of(Files.writeString(folder.resolve("review.jsonl"), lines)));
    }

    @Test
    void semicolonsAndAnotherOrderOfColumnsAreUnderstood() throws IOException {
        LabelledEntries read = groups(
                "target_label;cluster\nBackup;1\n",
                "cluster;log_message;source;row;template\n1;\"a; b\";web;1;x\n2;c;web;2;y\n");
        assertThat(read.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.entry().message()).isEqualTo("a; b");
            assertThat(entry.entry().source()).isEqualTo("web");
            assertThat(entry.label().name()).isEqualTo("Backup");
        });
        assertThat(read.unlabelled()).isOne();
    }

    @Test
    void severalGroupsMayHaveOneLabel() throws IOException {
        LabelledEntries read = groups(
                "cluster,target_label\n1,A\n2,A\n3,\n",
                "row,source,log_message,template,cluster\n1,s,x,x,1\n2,s,y,y,2\n");
        assertThat(read.entries()).extracting(entry -> entry.label().name()).containsExactly("A", "A");
    }

    @Test
    void blankRowsOfTheLogCountAsNothing() throws IOException {
        LabelledEntries read = groups(
                "cluster,target_label\n1,A\n", "row,source,log_message,template,cluster\n1,s,x,x,1\n\n3,s,z,z,\n");
        assertThat(read.entries()).hasSize(1);
        assertThat(read.unlabelled()).isOne();
    }

    @Test
    void aMissingColumnAndAMissingFileAreNamed() throws IOException {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> groups("cluster,notes\n1,A\n", "row,source,log_message,template,cluster\n"))
                .withMessageContaining("groups.csv")
                .withMessageContaining("target_label");
        Files.delete(folder.resolve("groups.csv"));
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> LabelledGroups.read(folder))
                .withMessageContaining("groups.csv");
    }

    @Test
    void answersAreCountedByWhatAPersonSaid() throws IOException {
        String line = "{\"message\": \"m\", \"source\": \"\", \"label\": \" A \", \"accepted\": %s}\n";
        ReviewedAnswers read = answers(line.replace("%s", "true")
                + "\n  \n"
                + line.replace("%s", "false")
                + line.replace("%s", "null")
                + line.replace("%s", "true"));
        assertThat(read.entries()).hasSize(2).allMatch(LabelledEntry::masked);
        assertThat(read.entries()).extracting(entry -> entry.label().name()).containsOnly("A");
        assertThat(read.entries())
                .extracting(LabelledEntry::where)
                .allMatch(where -> where.matches(".*review.jsonl:[16]"));
        assertThat(read.rejected()).isOne();
        assertThat(read.undecided()).isOne();
    }

    @Test
    void noFilesAndEmptyFilesHaveNoAnswers() throws IOException {
        assertThat(ReviewedAnswers.read(List.of())).isEqualTo(new ReviewedAnswers(List.of(), 0, 0));
        assertThat(answers("").entries()).isEmpty();
        assertThat(answers("\ufeff\n").entries()).isEmpty();
    }

    @Test
    void aWrongLineIsFoundWhateverWasDecidedAboutIt() throws IOException {
        for (String accepted : List.of("true", "false", "null")) {
            assertThatExceptionOfType(TrainingException.class)
                    .isThrownBy(() -> answers(
                            "{\"message\": 1, \"source\": \"\", \"label\": \"A\", \"accepted\": " + accepted + "}"))
                    .withMessageEndingWith(
                            "review.jsonl:1: 'message' must be a text in quotes; repair the line or delete it");
        }
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() ->
                        answers("{\"message\": \"m\", \"source\": \"\", \"label\": \"A\", \"accepted\": \"yes\"}"))
                .withMessageEndingWith("review.jsonl:1: 'accepted' must be true, false or null");
    }
}
