package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals, two at once, a reader that goes away, memory. */
class ProcessTest {

    private static final String HEADER = "source,log_message\n";

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path output;
    private Path target;

    @BeforeEach
    void makeTheFolderOfTheOutput() throws IOException {
        output = Files.createDirectory(folder.resolve("output"));
        target = output.resolve("out.csv");
    }

    @AfterEach
    void endAllProcesses() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void leavesNothingUnderTheFinalNameWhenKilledHalfWay() throws Exception {
        Process process = startHalfWay(target, "A,it failed\n", List.of());
        process.destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        assertThat(files()).singleElement().asString().matches("\\.out\\.csv\\.[0-9a-f]{16}\\.tmp");
    }

    @Test
    void keepsTheOldFileWhenKilledHalfWay() throws Exception {
        Files.writeString(target, "old");
        startHalfWay(target, "A,it failed\n", List.of()).destroyForcibly().waitFor();
        assertThat(target).hasContent("old");
    }

    @Test
    void removesTheUnfinishedFileWhenTerminated() throws Exception {
        Process process = startHalfWay(target, "A,it failed\n", List.of());
        // Not destroy() of the process itself, which closes its input: it might end well before the signal comes.
        process.toHandle().destroy();
        assertThat(process.waitFor()).isEqualTo(128 + 15);
        assertThat(files()).isEmpty();
    }

    // A library that draws on the terminal may take over its signals, and the unfinished file would stay.
    @Test
    void removesTheUnfinishedFileOnControlCWhileProgressIsShown() throws Exception {
        if (interruptsAreIgnored()) {
            System.out.println("skipped: the tests were started in the background, where Control-C is ignored");
            abort("Control-C is ignored");
        }
        Process process = startHalfWay(target, "A,it failed\n", List.of("-Dlogclf.columns=80"));
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor()).isEqualTo(128 + 2);
        assertThat(files()).isEmpty();
    }

    @Test
    void givesTheResultOfOneOfTwoThatWriteTheSameFileAtOnce() throws Exception {
        Process first = startHalfWay(target, "A,it failed\n", List.of());
        Process second = startHalfWay(target, "B,bob logged in\n", List.of());
        try (OutputStream toFirst = first.getOutputStream();
                OutputStream toSecond = second.getOutputStream()) {
            for (int i = 0; i < 200; i++) {
                toFirst.write("A,it failed\n".repeat(100).getBytes(StandardCharsets.UTF_8));
                toSecond.write("B,bob logged in\n".repeat(100).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        String header = "source,log_message,target_label\n";
        assertThat(Files.readString(target))
                .isIn(
                        header + "A,it failed,Failure\n".repeat(20_001),
                        header + "B,bob logged in,Login\n".repeat(20_001));
        assertThat(files()).containsExactly("out.csv");
    }

    @Test
    void theOtherOfTwoIsWholeWhenOneIsKilledHalfWay() throws Exception {
        Files.writeString(target, "old");
        Process killed = startHalfWay(target, "A,it failed\n", List.of());
        Process other = startHalfWay(target, "B,bob logged in\n", List.of());
        killed.destroyForcibly().waitFor();
        assertThat(target).hasContent("old");
        try (OutputStream in = other.getOutputStream()) {
            in.write("B,bob logged in\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(other.waitFor()).isZero();
        assertThat(target).hasContent("source,log_message,target_label\n" + "B,bob logged in,Login\n".repeat(1_001));
        // What a killed run leaves is hidden, and no later run takes it for its own.
        assertThat(files()).hasSize(2).contains("out.csv").anyMatch(file -> file.matches("\\.out\\.csv\\..*\\.tmp"));
        Process again = startHalfWay(target, "A,it failed\n", List.of());
        again.getOutputStream().close();
        assertThat(again.waitFor()).isZero();
        assertThat(target).hasContent("source,log_message,target_label\nA,it failed,Failure\n");
    }

    @Test
    void endsSilentlyWhenTheReaderOfItsOutputIsGone() throws Exception {
        Path input = Files.writeString(folder.resolve("in.log"), "it failed\n".repeat(200_000));
        Process process = start(List.of(), input.toString());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("Failure\tit failed");
        }
        assertThat(process.errorReader().readLine()).isNull();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void endsWhenTheReaderOfAStreamIsGone() throws Exception {
        Process process = start(List.of(), "--format", "lines");
        OutputStream in = process.getOutputStream();
        in.write("it failed\n".getBytes(StandardCharsets.UTF_8));
        in.flush();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("Failure\tit failed");
        }
        in.write("it failed\n".getBytes(StandardCharsets.UTF_8));
        in.flush();
        assertThat(process.errorReader().readLine()).isNull();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void writesThroughANamedPipe() throws Exception {
        Path pipe = OwnProcess.namedPipe(folder.resolve("pipe"));
        Path input = Files.writeString(folder.resolve("in.log"), "it failed\n".repeat(10_000));
        Process process = start(List.of(), input.toString(), "-o", pipe.toString());
        assertThat(Files.readString(pipe)).isEqualTo("Failure\tit failed\n".repeat(10_000));
        assertThat(process.waitFor()).isZero();
        assertThat(process.errorReader().readLine()).isNull();
    }

    @Test
    void refusesToReadTheFileItAppendsTo() throws Exception {
        Path log = Files.writeString(folder.resolve("app.log"), "it failed\n");
        Process process = new ProcessBuilder(OwnProcess.command(Cli.with(log.toString())))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        started.add(process);
        assertThat(process.errorReader().lines())
                .containsExactly("logclf: " + log + ": is the file that standard output goes to; give another file, or"
                        + " use the option -o, which replaces a file when all is read");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(log).hasContent("it failed\n");
    }

    @Test
    void tellsInOneLineThatTheDiskIsFull() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        Process process = new ProcessBuilder(OwnProcess.command(Cli.with("--format", "lines")))
                .redirectOutput(Path.of("/dev/full").toFile())
                .start();
        started.add(process);
        try (OutputStream in = process.getOutputStream()) {
            in.write("it failed\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.errorReader().lines())
                .containsExactly("logclf: cannot write standard output: No space left on device");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void labelsMuchMoreThanItHasMemoryFor() throws Exception {
        Process process = start(List.of("-Xmx32m"), "--threads", "2");
        CompletableFuture<Long> actual = CompletableFuture.supplyAsync(() -> checksum(process.getInputStream()));
        CRC32 expected = new CRC32();
        long bytes = 0;
        try (OutputStream in = process.getOutputStream();
                CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), expected)) {
            in.write(HEADER.getBytes(StandardCharsets.UTF_8));
            out.write("source,log_message,target_label\n".getBytes(StandardCharsets.UTF_8));
            for (int block = 0; bytes < 150L << 20; block++) {
                bytes += writeBlock(block, in, out);
            }
        }
        assertThat(process.errorReader().lines()).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(actual.join()).isEqualTo(expected.getValue());
    }

    @Test
    void comparesMuchMoreThanItHasMemoryFor() throws Exception {
        Path renewed = Files.writeString(folder.resolve("new.yaml"), "- {id: a, label: Other, pattern: failed}\n");
        Path changes = folder.resolve("changes.csv");
        List<String> command = OwnProcess.command(
                List.of("-Xmx32m"), "compare", Cli.RULES, renewed.toString(), "-q", "-o", changes.toString());
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        byte[] row = ("A,it failed " + "x".repeat(988) + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream in = process.getOutputStream()) {
            in.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 60_000; i++) {
                in.write(row);
            }
        }
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
                .isEqualTo("60,000 of 60,000 rows would get another answer");
        assertThat(process.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(changes)) {
            assertThat(lines.count()).isEqualTo(60_001);
        }
    }

    @Test
    void labelsLongCellsInALittleMemory() throws Exception {
        Process process = start(List.of("-Xmx64m"), "--threads", "8");
        CompletableFuture<Long> actual = CompletableFuture.supplyAsync(() -> checksum(process.getInputStream()));
        CRC32 expected = new CRC32();
        byte[] row = ("A,it failed," + "x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
        try (OutputStream in = process.getOutputStream()) {
            in.write("source,log_message,other\n".getBytes(StandardCharsets.UTF_8));
            expected.update("source,log_message,other,target_label\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 50; i++) {
                in.write(row);
                in.write('\n');
                expected.update(row);
                expected.update(",Failure\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(process.errorReader().lines()).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(actual.join()).isEqualTo(expected.getValue());
    }

    /** Writes rows of very different sizes, and what must become of them. */
    private static long writeBlock(int block, OutputStream in, OutputStream out) throws IOException {
        StringBuilder rows = new StringBuilder();
        StringBuilder labelled = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            int number = block * 200 + i;
            String row = "Host" + number % 7 + ",backup " + number + (number % 3 == 0 ? " failed " : " done ")
                    + "x".repeat(number % 5_000 == 0 ? 500_000 : 1 + number % 1_000);
            rows.append(row).append('\n');
            labelled.append(row).append(number % 3 == 0 ? ",Failure\n" : ",Unclassified\n");
        }
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        in.write(bytes);
        out.write(labelled.toString().getBytes(StandardCharsets.UTF_8));
        return bytes.length;
    }

    private static long checksum(InputStream in) {
        CRC32 crc = new CRC32();
        try (CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), crc)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return crc.getValue();
    }

    /** A program that is started with a signal ignored keeps ignoring it, and so do those that it starts. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .map(line -> line.substring("SigIgn:".length()).strip())
                .orElse("0");
        // Bit n - 1 stands for signal n, and an interrupt is signal 2.
        return (Long.parseUnsignedLong(ignored, 16) & 0b10) != 0;
    }

    private Process start(List<String> jvmOptions, String... options) throws IOException {
        Process process = new ProcessBuilder(OwnProcess.command(jvmOptions, Cli.with(options))).start();
        started.add(process);
        return process;
    }

    /** Starts a run that has written a row to its hidden file and waits for the next. */
    private Process startHalfWay(Path file, String row, List<String> jvmOptions) throws Exception {
        try (WatchService watch = output.getFileSystem().newWatchService()) {
            output.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
            List<String> command =
                    OwnProcess.command(jvmOptions, "classify", "--rules", Cli.RULES, "-o", file.toString());
            Process process = new ProcessBuilder(command).start();
            started.add(process);
            OutputStream in = process.getOutputStream();
            in.write((HEADER + row).getBytes(StandardCharsets.UTF_8));
            in.flush();
            awaitHiddenFileWith(row.strip(), watch);
            return process;
        }
    }

    private void awaitHiddenFileWith(String text, WatchService watch) throws Exception {
        while (true) {
            WatchKey key = watch.poll(60, TimeUnit.SECONDS);
            assertThat(key).as("the hidden file is written to").isNotNull();
            for (WatchEvent<?> event : key.pollEvents()) {
                Path changed = output.resolve((Path) event.context());
                if (changed.toString().endsWith(".tmp")
                        && Files.readString(changed).contains(text)) {
                    return;
                }
            }
            key.reset();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
