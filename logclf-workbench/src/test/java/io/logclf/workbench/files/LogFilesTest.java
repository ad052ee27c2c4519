package io.logclf.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.logclf.api.FileException;
import io.logclf.workbench.UnknownException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    private static final long SEED = 32;

    @TempDir
    Path project;

    @Test
    void theFormsAreReadAsTheyWereWritten() {
        LogFiles files = LogFiles.in(project);
        Random random = new Random(SEED);
        for (int rows : new int[] {0, 1, 20_000}) {
            RowForms forms = new RowForms();
            for (int row = 0; row < rows; row++) {
                forms.add(random.nextInt(5) == 0 ? RowForms.BLANK : random.nextInt(Integer.MAX_VALUE));
            }
            files.writeForms(1, forms);
            RowForms read = files.forms(1);
            assertThat(read.size()).as("seed %d", SEED).isEqualTo(rows);
            for (int row = 0; row < rows; row++) {
                assertThat(read.get(row)).isEqualTo(forms.get(row));
            }
        }
    }

    @Test
    void aRowTakesFourBytesTheHighestFirst() throws IOException {
        LogFiles files = LogFiles.in(project);
        RowForms forms = new RowForms();
        forms.add(0x01020304);
        forms.add(RowForms.BLANK);
        files.writeForms(7, forms);
        assertThat(Files.readAllBytes(project.resolve("logs/7.rows"))).containsExactly(1, 2, 3, 4, -1, -1, -1, -1);
    }

    @Test
    void formsThatAreNotThereAreUnknown() {
        assertThatExceptionOfType(UnknownException.class)
                .isThrownBy(() -> LogFiles.in(project).forms(3))
                .withMessageStartingWith("the rows of file 3 are not there: ")
                .withMessageEndingWith("; add the file again");
    }

    @Test
    void aLogIsKeptAsItCameAndReplacesTheOneBefore() throws IOException {
        LogFiles files = LogFiles.in(project);
        byte[] bytes = {0, (byte) 0xFF, '\r', '\n', 'a'};
        files.add(1, new ByteArrayInputStream("before".getBytes(StandardCharsets.UTF_8)));
        files.add(1, new ByteArrayInputStream(bytes));
        files.add(2, InputStream.nullInputStream());
        assertThat(Files.readAllBytes(files.log(1))).isEqualTo(bytes);
        assertThat(files.log(2)).isEmptyFile();
        assertThat(names()).containsExactly("1.log", "2.log");
    }

    @Test
    void ofALogThatBreaksOffNothingIsLeftAndTheOneBeforeStays() throws IOException {
        LogFiles files = LogFiles.in(project);
        files.add(1, new ByteArrayInputStream(new byte[] {'a'}));
        for (long file : new long[] {1, 2}) {
            assertThatIOException()
                    .isThrownBy(() -> files.add(file, breakingOff()))
                    .withMessage("gone");
        }
        assertThat(names()).containsExactly("1.log");
        assertThat(files.log(1)).hasContent("a");
    }

    @Test
    void whatIsRemovedIsGoneWithItsRowsAndOthersStay() throws IOException {
        LogFiles files = LogFiles.in(project);
        for (long file : new long[] {1, 11}) {
            files.add(file, new ByteArrayInputStream(new byte[] {'a'}));
            files.writeForms(file, new RowForms());
        }
        files.remove(1);
        files.remove(1);
        files.remove(4_711);
        assertThat(names()).containsExactly("11.log", "11.rows");
    }

    @Test
    void countsTheBytesOfAllThatIsInAFolder() throws IOException {
        assertThat(LogFiles.bytes(project)).isZero();
        LogFiles.in(project).add(1, new ByteArrayInputStream(new byte[1_000]));
        Files.write(project.resolve("project.db"), new byte[24]);
        Files.createDirectories(project.resolve("bundles/1"));
        assertThat(LogFiles.bytes(project)).isEqualTo(1_024);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(project.resolve("a-file"), "x");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> LogFiles.in(file))
                .withMessageContaining(file.toString());
        assertThat(Files.exists(LogFiles.of(file).log(1)))
                .as("reading creates nothing")
                .isFalse();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(project.resolve("logs"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Gives some bytes, and then fails as a connection does that is cut. */
    private static InputStream breakingOff() {
        return new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("gone");
                }
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
    }
}
