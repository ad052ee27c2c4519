package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real repositories. */
class LastChangedTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void needsGit() throws Exception {
        boolean there;
        try {
            there = new ProcessBuilder("git", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            there = false;
        }
        assumeTrue(there, "skipped: git is not installed");
    }

    @Test
    void tellsTheLastCommitOfEachFileAndWhetherThereIsMore() throws Exception {
        git("init", "-q");
        commit("docs/a.md", "one", "2026-01-01");
        commit("b ü.md", "one", "2026-02-02");
        commit("docs/a.md", "two", "2026-03-03");
        commit("c.txt", "no page", "2026-04-04");
        Files.writeString(folder.resolve("b ü.md"), "two");
        Files.writeString(folder.resolve("new.md"), "one");
        LastChanged changes = LastChanged.in(folder);
        assertThat(changes.of(Path.of("docs/a.md"))).hasValueSatisfying(change -> {
            assertThat(change.date()).isEqualTo("2026-03-03");
            assertThat(change.commit()).matches("[0-9a-f]{7}");
            assertThat(change.more()).isFalse();
        });
        assertThat(changes.of(Path.of("b ü.md"))).hasValueSatisfying(change -> {
            assertThat(change.date()).isEqualTo("2026-02-02");
            assertThat(change.more()).isTrue();
        });
        assertThat(changes.of(Path.of("new.md"))).isEmpty();
    }

    @Test
    void knowsNothingWithoutHistory() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("a.md"), "one");
        assertThat(LastChanged.in(outside).of(Path.of("a.md"))).isEmpty();
    }

    @Test
    void believesNoShallowCloneWhereOneCommitSeemsToHaveChangedAll() throws Exception {
        git("init", "-q");
        commit("a.md", "one", "2026-01-01");
        commit("b.md", "one", "2026-02-02");
        Path clone = folder.resolve("clone");
        git("clone", "-q", "--depth", "1", "file://" + folder, clone.toString());
        assertThat(LastChanged.in(clone).of(Path.of("a.md"))).isEmpty();
    }

    private void commit(String file, String text, String date) throws Exception {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
        git("add", "--", file);
        git("commit", "-q", "-m", "x", "--date", date + "T12:00:00Z");
    }

    private void git(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=x", "-c", "user.email=x@example.invalid"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        int date = command.indexOf("--date");
        if (date >= 0) {
            builder.environment().put("GIT_COMMITTER_DATE", command.get(date + 1));
        }
        assertThat(builder.start().waitFor()).as(command.toString()).isZero();
    }
}
