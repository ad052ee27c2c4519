package io.logclf.io.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.CsvWriter;
import io.logclf.io.Tables;
import io.logclf.testkit.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputFileTest {

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void nameTheTarget() {
        target = folder.resolve("out.csv");
    }

    @Test
    void appearsWithItsNameOnlyWhenCommitted() throws IOException {
        try (AtomicOutputFile file = AtomicOutputFile.open(target)) {
            file.write(bytes("new"));
            file.write('!');
            assertThat(target).doesNotExist();
            assertThat(files()).singleElement().asString().matches("\\.out\\.csv\\.[0-9a-f]{16}\\.tmp");
            file.commit();
        }
        assertThat(target).hasContent("new!");
        assertThat(files()).containsExactly("out.csv");
    }

    @Test
    void deletesWhatKilledWritersOfTheTargetHaveLeft() throws IOException {
        Path left = aged(Files.writeString(folder.resolve(".out.csv.0123456789abcdef.tmp"), "half"));
        Path young = Files.writeString(folder.resolve(".out.csv.1123456789abcdef.tmp"), "half");
        Path other = aged(Files.writeString(folder.resolve(".other.csv.2123456789abcdef.tmp"), "half"));
        Path own = aged(Files.writeString(folder.resolve(".out.csv.tmp"), "mine"));
        Path long1 = aged(Files.writeString(folder.resolve(".out.csv.bak.3123456789abcdef.tmp"), "half"));
        Path link = Files.createSymbolicLink(folder.resolve(".out.csv.4123456789abcdef.tmp"), other);
        write(target, "new");
        assertThat(target).hasContent("new");
        assertThat(left).doesNotExist();
        assertThat(List.of(young, other, own, long1, link)).allMatch(Files::exists);
    }

    @Test
    void leavesTheHiddenFileOfAnotherWriterAloneHoweverOldItIs() throws IOException {
        try (AtomicOutputFile slow = AtomicOutputFile.open(target)) {
            slow.write('x');
            aged(folder.resolve(files().get(0)));
            write(target, "quick");
            slow.commit();
        }
        assertThat(target).hasContent("x");
        assertThat(files()).containsExactly("out.csv");
    }

    @Test
    void replacesTheVeryFileThatIsBeingRead() throws IOException {
        Files.writeString(target, "source,log_message\r\nA, \"x\"\r\n\r\n");
        try (CsvReader reader = CsvReader.open(target);
                AtomicOutputFile file = AtomicOutputFile.open(target);
                CsvWriter writer = CsvWriter.builder(file)
                        .lineSeparator(reader.lineSeparator())
                        .build()) {
            writer.write(reader.header());
            for (CsvRow row : Tables.rest(reader)) {
                writer.write(row.cells());
            }
            writer.flush();
            file.commit();
        }
        assertThat(Files.readString(target)).isEqualTo("source,log_message\r\nA,x\r\n\r\n");
        assertThat(files()).containsExactly("out.csv");
    }

    @Test
    void leavesTheOldContentAndNothingElseIfNotCommitted() throws IOException {
        Files.writeString(target, "old");
        try (AtomicOutputFile file = AtomicOutputFile.open(target)) {
            file.write(bytes("new"));
        }
        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly("out.csv");
    }

    @Test
    void replacesAnOldFileAndKeepsItsPermissions() throws IOException {
        Files.writeString(target, "old and longer");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw--w-r--"));
        write(target, "new");
        assertThat(target).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw--w-r--");
    }

    @Test
    void givesANewFileThePermissionsThatAnyNewFileGets() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        write(target, "new");
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void keepsASymbolicLinkAndReplacesWhatItLeadsTo() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path real = Files.writeString(elsewhere.resolve("real.csv"), "old");
        Files.createSymbolicLink(folder.resolve("middle.csv"), Path.of("elsewhere", "real.csv"));
        Files.createSymbolicLink(target, Path.of("middle.csv"));
        write(target, "new");
        assertThat(real).hasContent("new");
        assertThat(target).isSymbolicLink();
        Files.delete(real);
        write(target, "again");
        assertThat(real).hasContent("again").isRegularFile();
        assertThat(target).isSymbolicLink();
    }

    @Test
    void tellsThatTheUnfinishedFileIsGone() throws IOException {
        try (AtomicOutputFile file = AtomicOutputFile.open(target)) {
            Path unfinished = folder.resolve(files().get(0));
            Files.delete(unfinished);
            assertThatThrownBy(file::commit)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "cannot write " + target + ": " + unfinished + " is gone; has another program removed it?");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesLinksInACircle() throws IOException {
        Files.createSymbolicLink(target, Path.of("out.csv"));
        assertThatThrownBy(() -> AtomicOutputFile.open(target))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + target + ": its symbolic links go in a circle");
    }

    @Test
    void takesALongNameAndAFunnyOne() throws IOException {
        for (String name : List.of("x".repeat(251) + ".csv", "é😀".repeat(42), "%s %n", "a\nb")) {
            write(folder.resolve(name), name);
            assertThat(folder.resolve(name)).hasContent(name);
        }
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> AtomicOutputFile.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder + ": it is a folder; name a file in it");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path lost = folder.resolve("absent").resolve("out.csv");
        assertThatThrownBy(() -> AtomicOutputFile.open(lost))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + lost + ": the folder " + lost.getParent() + " does not exist; create it");
    }

    @Test
    void refusesAFileAsAFolder() throws IOException {
        Path under = Files.writeString(target, "x").resolve("out.csv");
        assertThatThrownBy(() -> AtomicOutputFile.open(under))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + under + ": " + target + " is not a folder");
    }

    @Test
    void refusesAFolderAndAFileThatAreNotWritable() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path file = Files.writeString(locked.resolve("old.csv"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeNotRoot(locked);
        assertThatThrownBy(() -> AtomicOutputFile.open(locked.resolve("new.csv")))
                .hasMessageContaining("the folder " + locked + " is not writable");
        assertThatThrownBy(() -> AtomicOutputFile.open(file)).hasMessageContaining("it is write-protected");
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        try (AtomicOutputFile file = AtomicOutputFile.open(full)) {
            assertThatThrownBy(() -> file.write(bytes("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot write /dev/full: No space left on device")
                    .hasCauseInstanceOf(IOException.class);
            assertThatThrownBy(file::commit)
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot complete /dev/full: an earlier write failed");
        }
        assertThat(full).exists();
    }

    @Test
    void saysThatTheDiskIsFullThroughAWriterToo() throws IOException {
        AtomicOutputFile file = AtomicOutputFile.open(Path.of("/dev/full"));
        CsvWriter writer = CsvWriter.of(file);
        writer.write(List.of("x"));
        assertThatThrownBy(writer::close).hasMessage("cannot write /dev/full: No space left on device");
        assertThatIllegalStateException().isThrownBy(file::commit);
    }

    @Test
    void writesDevicesAndPipesDirectly() throws IOException, InterruptedException {
        write(Path.of("/dev/null"), "x");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        write(pipe, "through");
        assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("through");
        assertThat(files()).containsExactly("pipe");
    }

    @Test
    void appendsToAFileThatIsTheStandardOutput() throws IOException, InterruptedException {
        Files.writeString(target, "before ");
        Process run = new ProcessBuilder(Jvm.command(List.of(), Committing.class, "/dev/stdout"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(target.toFile()))
                .start();
        assertThat(run.waitFor()).isZero();
        assertThat(target).hasContent("before after");
    }

    @Test
    void letsTheLastCompleteOutputWin() throws IOException {
        try (AtomicOutputFile first = AtomicOutputFile.open(target);
                AtomicOutputFile second = AtomicOutputFile.open(target)) {
            first.write(bytes("fir"));
            second.write(bytes("second"));
            second.commit();
            assertThat(target).hasContent("second");
            first.write(bytes("st"));
            first.commit();
            assertThat(target).hasContent("first");
        }
        assertThat(files()).containsExactly("out.csv");
    }

    @Test
    void closesAndCommitsOnce() throws IOException {
        AtomicOutputFile file = AtomicOutputFile.open(target);
        file.write(bytes("x"));
        file.commit();
        assertThatIllegalStateException().isThrownBy(file::commit);
        assertThatIllegalStateException().isThrownBy(() -> file.write(1));
        file.close();
        file.close();
        assertThat(target).hasContent("x");
    }

    @Test
    void keepsTheTargetIfTheRenameFails() throws IOException {
        AtomicOutputFile file = AtomicOutputFile.open(target);
        file.write(bytes("x"));
        Files.createDirectories(target.resolve("in the way"));
        assertThatThrownBy(file::commit)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + target);
        assertThat(target).isDirectory();
        assertThat(files()).containsExactly("out.csv");
    }

    @Test
    void leavesNothingBehindWhenTheProcessIsTerminated() throws IOException, InterruptedException {
        Files.writeString(target, "old");
        Process run = new ProcessBuilder(Jvm.command(List.of(), Hanging.class, target.toString())).start();
        awaitLine(run);
        assertThat(files()).hasSize(2);
        run.destroy();
        run.waitFor();
        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly("out.csv");
    }

    @Test
    void leavesNoHalfFileUnderTheNameWhenTheProcessIsKilled() throws IOException, InterruptedException {
        Process run = new ProcessBuilder(Jvm.command(List.of(), Hanging.class, target.toString())).start();
        awaitLine(run);
        run.destroyForcibly();
        run.waitFor();
        assertThat(target).doesNotExist();
    }

    private static void awaitLine(Process run) throws IOException {
        BufferedReader output = run.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).isEqualTo("written");
    }

    private static void assumeNotRoot(Path locked) {
        boolean root = Files.isWritable(locked);
        if (root) {
            System.out.println("AtomicOutputFileTest: permissions not tested, this user may write everywhere (root)");
        }
        assumeTrue(!root, "this user may write everywhere");
    }

    private static void write(Path target, String text) throws IOException {
        try (AtomicOutputFile file = AtomicOutputFile.open(target)) {
            file.write(bytes(text));
            file.commit();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a part, says so, and waits for its end. */
    static final class Hanging {

        private Hanging() {}

        public static void main(String[] args) throws IOException {
            OutputStream file = AtomicOutputFile.open(Path.of(args[0]));
            file.write(bytes("half"));
            System.out.println("written");
            System.in.read();
            file.close();
        }
    }

    /** Commits a word to each file named. */
    static final class Committing {

        private Committing() {}

        public static void main(String[] args) throws IOException {
            for (String target : Arrays.asList(args)) {
                write(Path.of(target), "after");
            }
        }
    }

    private static Path aged(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }
}
