package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.server.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolTest {

    @TempDir
    Path parent;

    @Test
    void isReadAsOftenAsNeedBe() throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent);
                Spool spool = folder.newSpool()) {
            write(spool, "a,b\n");
            write(spool, "1,2\n");
            for (int i = 0; i < 3; i++) {
                try (InputStream in = spool.read()) {
                    assertThat(in).hasContent("a,b\n1,2\n");
                }
            }
            assertThat(spool.size()).isEqualTo(8);
        }
    }

    @Test
    void aReaderThatStopsHalfWayDoesNotDisturbTheNext() throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent);
                Spool spool = folder.newSpool()) {
            write(spool, "0123456789");
            assertThat(spool.read().readNBytes(4)).isEqualTo("0123".getBytes(StandardCharsets.UTF_8));
            assertThat(spool.read()).hasContent("0123456789");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "'a\nbcd\nef', 3", "'abc\n', 3", "'\n\n', 0"})
    void measuresTheLongestLine(String text, long longest) throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent);
                Spool spool = folder.newSpool()) {
            // Byte by byte: a line may come in any number of portions.
            for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
                spool.out().write(one);
            }
            assertThat(spool.longestLine()).isEqualTo(longest);
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent)) {
            Spool spool = folder.newSpool();
            write(spool, "x");
            assertThat(folder.open()).isEqualTo(1);
            spool.close();
            spool.close();
            assertThat(folder.open()).isZero();
            assertThat(files(folder.path())).containsExactly("lock");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void theFolderIsDeletedWithWhatIsStillOpen() throws IOException {
        SpoolFolder folder = SpoolFolder.in(parent);
        try (Spool spool = folder.newSpool()) {
            write(spool, "x");
            folder.close();
            assertThat(parent).isEmptyDirectory();
            assertThat(spool.read()).hasContent("x");
        }
    }

    @Test
    void keepsTheFoldersOfServersThatRunAndDeletesThoseOfOthers() throws IOException {
        Path dead = Files.createDirectory(parent.resolve("logclf-serve-dead"));
        Path lock = Files.writeString(dead.resolve("lock"), "");
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Files.writeString(dead.resolve("upload-1.tmp"), "left");
        // Its server may just be about to take the lock.
        Path starting = Files.createDirectory(parent.resolve("logclf-serve-starting"));
        Files.writeString(starting.resolve("lock"), "");
        Path unrelated = Files.createDirectory(parent.resolve("unrelated"));
        try (SpoolFolder running = SpoolFolder.in(parent);
                SpoolFolder second = SpoolFolder.in(parent)) {
            assertThat(dead).doesNotExist();
            assertThat(starting).exists();
            assertThat(unrelated).exists();
            assertThat(running.path()).exists();
            assertThat(second.path()).exists().isNotEqualTo(running.path());
        }
    }

    @Test
    void onlyItsUserMayReadTheFolder() throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent)) {
            assertThat(Files.getPosixFilePermissions(folder.path()).toString())
                    .doesNotContain("GROUP")
                    .doesNotContain("OTHERS");
        }
    }

    @Test
    void findsTheFileOfAForm() throws IOException {
        String form = "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nno\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"in.csv\"\r\n\r\na\n1\n\r\n--b--\r\n";
        try (SpoolFolder folder = SpoolFolder.in(parent);
                Spool spool = folder.newSpool()) {
            String name = spool.writeFormFile(
                    new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)), "multipart/form-data; boundary=b");
            assertThat(name).isEqualTo("in.csv");
            assertThat(spool.read()).hasContent("a\n1\n");
        }
    }

    @Test
    void whatCannotBeStoredIsToldAsNoRoom() throws IOException {
        try (SpoolFolder folder = SpoolFolder.in(parent)) {
            Spool spool = folder.newSpool();
            OutputStream out = spool.out();
            spool.close();
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> out.write(1))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(507));
        }
    }

    private static void write(Spool spool, String text) {
        spool.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
