package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileExceptionTest {

    private static final Path FILE = Path.of("logs", "a.csv");

    @Test
    void tellsThatAFileIsMissing() {
        assertThat(FileException.reading(FILE, new NoSuchFileException("logs/b.csv")))
                .hasMessage("logs/b.csv: there is no such file")
                .extracting(FileException::file)
                .isEqualTo(Path.of("logs/b.csv"));
    }

    @Test
    void tellsThatPermissionIsMissing() {
        assertThat(FileException.writing(FILE, new AccessDeniedException("logs/a.csv")))
                .hasMessage("logs/a.csv: no permission; try chmod, or another user");
    }

    @Test
    void quotesTheOperatingSystemOnce() {
        assertThat(FileException.writing(FILE, new FileSystemException("logs/a.csv", null, "No space left on device")))
                .hasMessage("logs/a.csv: cannot be written: No space left on device");
    }

    @Test
    void namesTheFileWhereTheOperatingSystemDoesNot() {
        assertThat(FileException.reading(FILE, new IOException("Input/output error")))
                .hasMessage("logs/a.csv: cannot be read: Input/output error");
    }

    @Test
    void hasAReasonWhereTheOperatingSystemGivesNone() {
        assertThat(FileException.reading(FILE, new IOException()))
                .hasMessage("logs/a.csv: cannot be read: IOException");
    }
}
