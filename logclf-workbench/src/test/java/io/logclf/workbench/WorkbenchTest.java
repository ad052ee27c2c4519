package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.LogFormat;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {

    @TempDir
    private Path folder;

    @Test
    void aFileBecomesGroups() throws Exception {
        try (Workbench project = Workbench.builder(folder).open()) {
            long file = project.addFile(
                    "app.log",
                    LogFormat.AUTO,
                    new ByteArrayInputStream(
                            String.join("\n", SmallLog.lines(500)).getBytes(StandardCharsets.UTF_8)),
                    "kim");
            while (project.summary().files().get(0).state() == FileSummary.State.IMPORTING) {
                Thread.sleep(50);
            }
            System.out.println(project.summary());
            for (GroupBrief group : project.groups(GroupQuery.FIRST).groups()) {
                System.out.println(group);
            }
            GroupBrief first = project.groups(GroupQuery.FIRST).groups().get(0);
            System.out.println(project.group(first.id()));
            project.addLabel("User Action", "what people do", "kim");
            System.out.println(project.say(
                    List.of(new GroupVersion(first.id(), first.version())), Said.label("User Action"), "kim"));
            System.out.println(project.history(10));
            assertThat(file).isEqualTo(1);
        }
    }
}
