package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.FileException;
import io.logclf.io.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), "it works \u00e9");
        try (InputStream in = LogFile.open(file)) {
            assertThat(in.read()).isEqualTo('i');
            assertThat(in.readAllBytes()).hasSize(10);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesADirectoryWithItsRemedy() {
        assertThatThrownBy(() -> LogFile.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": is a directory; give a file in it");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path file = folder.resolve("none.log");
        assertThatThrownBy(() -> LogFile.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void namesTheFileThatFailsWhileItIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), "it works");
        InputStream in = LogFile.open(file);
        in.close();
        assertThatThrownBy(in::read).isInstanceOf(FileException.class).hasMessageContaining(file.toString());
        assertThatThrownBy(() -> in.read(new byte[1])).isInstanceOf(FileException.class);
    }

    @Test
    void knowsARegularFile() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), "it works");
        try (InputStream in = LogFile.open(file)) {
            assertThat(LogFile.isRegular(in)).isTrue();
            assertThat(TextInput.of(in, "app.log").isRegular()).isTrue();
        }
        assertThat(LogFile.isRegular(new ByteArrayInputStream(new byte[0]))).isFalse();
    }
}
