package io.logclf.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLockTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderIsLockedUntilItIsClosed() throws Exception {
        Path project = folder.resolve("new/project");
        try (ProjectLock lock = ProjectLock.on(project)) {
            assertThat(lock.channel().isOpen()).isTrue();
            assertThatThrownBy(() -> ProjectLock.on(project))
                    .isInstanceOf(LogclfException.class)
                    .hasMessage(project + ": is open in another process; stop that one, or name another folder");
        }
        ProjectLock.on(project).close();
    }

    @Test
    void anOpeningThatFailsLeavesTheFolderToOthers() throws Exception {
        assertThatThrownBy(() -> ProjectLock.on(folder).orReleased(() -> {
                    throw new IllegalStateException("no project");
                }))
                .hasMessage("no project")
                .hasNoSuppressedExceptions();
        try (ProjectLock lock = ProjectLock.on(folder)) {
            assertThat(lock.<String>orReleased(() -> "opened")).isEqualTo("opened");
            assertThat(lock.channel().isOpen()).isTrue();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> ProjectLock.on(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(file.toString());
    }
}
