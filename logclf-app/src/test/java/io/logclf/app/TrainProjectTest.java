package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.command.ExitCode;
import io.logclf.io.LogFormat;
import io.logclf.testkit.Await;
import io.logclf.workbench.GroupQuery;
import io.logclf.workbench.GroupVersion;
import io.logclf.workbench.Said;
import io.logclf.workbench.Workbench;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of the workbench on the command line. */
class TrainProjectTest {

    @TempDir
    private Path folder;

    @Test
    void whatPeopleSaidIsLearnedAlsoWhileTheProjectIsOpen() throws Exception {
        Path project = folder.resolve("project");
        Path bundle = folder.resolve("bundle");
        try (Workbench open = Workbench.builder(project).open()) {
            Cli.Result tooEarly = Cli.run("train", project.toString(), "-o", bundle.toString());
            assertThat(tooEarly.exitCode()).isNotEqualTo(ExitCode.DONE);
            assertThat(tooEarly.err()).contains("nothing is labelled yet");
            assertThat(Files.exists(bundle)).isFalse();
            label(open);
            Cli.Result trained = Cli.run("train", project.toString(), "-o", bundle.toString());
            assertThat(trained.err()).contains("your file: 80 of 80 rows get their label");
            assertThat(trained.exitCode()).isEqualTo(ExitCode.DONE);
        }
        Cli.Result classified = Cli.runOn(
                "source,log_message\na,Oven 77 is too hot\nb,Invoice 4711 was paid\nc,heartbeat 12 sent\n",
                "classify",
                "--bundle",
                bundle.toString(),
                "--quiet");
        assertThat(classified.lines())
                .containsExactly(
                        "source,log_message,target_label",
                        "a,Oven 77 is too hot,Oven",
                        "b,Invoice 4711 was paid,Payment",
                        "c,heartbeat 12 sent,Unclassified");
    }

    private static void label(Workbench project) throws Exception {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            log.append("2026-03-01 10:00:00,000 WARN oven - Oven ").append(i).append(" is too hot\n");
            log.append("2026-03-01 10:00:00,000 INFO pay - Invoice ").append(i).append(" was paid\n");
            log.append("2026-03-01 10:00:00,000 DEBUG beat - heartbeat ")
                    .append(i)
                    .append(" sent\n");
        }
        long file = project.addFile(
                "app.log",
                LogFormat.AUTO,
                new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.UTF_8)),
                "kim");
        Await.until(() -> project.summary().files().get(0).state() != FileSummary.State.IMPORTING);
        assertThat(project.summary().files().get(0).id()).isEqualTo(file);
        project.addLabel("Oven", "", "kim");
        project.addLabel("Payment", "", "kim");
        for (GroupBrief group : project.groups(GroupQuery.FIRST).groups()) {
            Said said = group.template().startsWith("Oven")
                    ? Said.label("Oven")
                    : group.template().startsWith("Invoice") ? Said.label("Payment") : Said.NONE;
            project.say(List.of(new GroupVersion(group.id(), group.version())), said, "kim");
        }
    }
}
