package io.logclf.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledGroupsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("clusters.csv"),
                "row,source,log_message,template,cluster\n1,a,one,one,1\n2,a,odd,odd,\n3,b,two,two,2\n4,b,one,one,1\n");
    }

    @Test
    void rowsGetTheLabelOfTheirGroup() throws IOException {
        Files.writeString(
                folder.resolve("groups.csv"),
                "cluster,rows,templates,example,target_label\n1,2,1,one, First \n2,1,1,two,\n");
        LabelledEntries labelled = LabelledCsv.read(List.of(folder), LabelledCsv.Columns.STANDARD);
        assertThat(labelled.unlabelled()).isEqualTo(2);
        assertThat(labelled.entries()).extracting(LabelledEntry::label).containsOnly(new Label("First"));
        assertThat(labelled.entries())
                .extracting(entry -> entry.place().orElseThrow().line())
                .containsExactly(2L, 5L);
        assertThat(labelled.entries().get(1).entry().message()).isEqualTo("one");
    }

    @Test
    void groupsWithoutAnyLabelAreAnError() throws IOException {
        Path groups = Files.writeString(
                folder.resolve("groups.csv"), "cluster,rows,templates,example,target_label\n1,2,1,one,\n");
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> LabelledGroups.read(folder))
                .withMessage(groups + ": no group has a label; fill the column 'target_label'");
    }
}
