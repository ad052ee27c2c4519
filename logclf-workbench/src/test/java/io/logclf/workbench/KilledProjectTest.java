package io.logclf.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.testkit.Jvm;
import io.logclf.workbench.view.GroupBrief;
import io.logclf.workbench.view.GroupState;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it labels, again and again. */
class KilledProjectTest {

    private static final int TIMES = 2;

    @TempDir
    private Path folder;

    @Test
    void whatWasConfirmedIsThereHoweverTheProcessEnds() throws Exception {
        try (TestProject project = TestProject.of(folder, SmallLog.lines(300))) {
            project.workbench.addLabel("A", "", "kim");
            project.workbench.addLabel("B", "", "kim");
        }
        for (int time = 0; time < TIMES; time++) {
            List<String> confirmed = runAndKill(5 + 7 * time);
            String last = confirmed.get(confirmed.size() - 1);
            try (TestProject project = TestProject.open(folder)) {
                String id = last.split(" ", 2)[0];
                String label = last.split(" ", 2)[1];
                GroupBrief group = project.groups("", Optional.empty()).stream()
                        .filter(found -> Long.toString(found.id()).equals(id))
                        .findFirst()
                        .orElseThrow();
                // What was under way when it was killed, the next one, may be there or not.
                assertThat(group.state()).isEqualTo(GroupState.LABELLED);
                assertThat(group.label()).contains(label);
                assertThat(project.workbench.history(10_000)).hasSizeGreaterThanOrEqualTo(confirmed.size());
            }
        }
    }

    /** Runs a process that labels and says what it has confirmed, and kills it after so many. */
    private List<String> runAndKill(int labels) throws Exception {
        Process process = new ProcessBuilder(Jvm.command(List.of(), Labelling.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> confirmed = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null && confirmed.size() < labels; line = out.readLine()) {
                confirmed.add(line);
            }
            // Process.destroyForcibly would close the stream as well.
            process.toHandle().destroyForcibly();
            // What it had said before it was killed counts as well.
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                confirmed.add(line);
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return confirmed;
    }

    /** Labels for ever, one group after the other, each time another label. */
    static final class Labelling {

        private Labelling() {}

        public static void main(String... args) throws Exception {
            try (Workbench project = Workbench.builder(Path.of(args[0])).open()) {
                for (int turn = 0; ; turn++) {
                    for (GroupBrief group : project.groups(GroupQuery.FIRST).groups()) {
                        String label = turn % 2 == 0 ? "A" : "B";
                        project.say(List.of(new GroupVersion(group.id(), group.version())), Said.label(label), "kim");
                        System.out.println(group.id() + " " + label);
                        System.out.flush();
                    }
                }
            }
        }
    }
}
