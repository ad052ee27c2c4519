package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every read here blocks until the program has answered: it hangs if a label waits for the line after it. */
class StreamingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "8"})
    void labelsALineBeforeTheNextOneIsWritten(String threads) throws IOException {
        try (Running program = new Running("--format", "lines", "--threads", threads)) {
            for (int i = 0; i < 50; i++) {
                program.write("job " + i + " failed\n");
                assertThat(program.readLine()).isEqualTo("Failure\tjob " + i + " failed");
            }
            assertThat(program.end()).isZero();
        }
    }

    @Test
    void labelsARowOfCsvBeforeTheNextOneIsWritten() throws IOException {
        try (Running program = new Running()) {
            program.write("source,log_message\n");
            assertThat(program.readLine()).isEqualTo("source,log_message,target_label");
            for (int i = 0; i < 50; i++) {
                program.write("A,job " + i + " failed\n");
                assertThat(program.readLine()).isEqualTo("A,job " + i + " failed,Failure");
            }
            assertThat(program.end()).isZero();
        }
    }

    @Test
    void labelsAJsonLineBeforeTheNextOneIsWritten() throws IOException {
        try (Running program = new Running("--format", "jsonl")) {
            for (int i = 0; i < 50; i++) {
                program.write("{\"i\":" + i + ",\"log_message\":\"failed\"}\n");
                assertThat(program.readLine())
                        .isEqualTo("{\"i\":" + i + ",\"log_message\":\"failed\",\"target_label\":\"Failure\"}");
            }
            assertThat(program.end()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "csv", "jsonl"})
    void labelsALineThatIsFollowedByHalfALine(String format) throws IOException {
        try (Running program = new Running("--format", format)) {
            if (format.equals("csv")) {
                program.write("log_message,source\n");
                program.readLine();
            }
            String[] line =
                    switch (format) {
                        case "csv" -> new String[] {"it failed,", "A\n"};
                        case "jsonl" -> new String[] {"{\"log_message\":\"it failed\"", "}\n"};
                        default -> new String[] {"it failed", " badly\n"};
                    };
            program.write(line[0] + line[1] + line[0]);
            String first = program.readLine();
            assertThat(first).contains("Failure");
            program.write(line[1]);
            assertThat(program.readLine()).isEqualTo(first);
            assertThat(program.end()).isZero();
        }
    }

    @Test
    void writesManyLinesThatCameTogetherAndThenWaits() throws IOException {
        try (Running program = new Running("--format", "lines", "--threads", "2")) {
            program.write("it failed\n".repeat(5_000));
            for (int i = 0; i < 5_000; i++) {
                assertThat(program.readLine()).isEqualTo("Failure\tit failed");
            }
            assertThat(program.end()).isZero();
        }
    }

    @Test
    void labelsLineByLineInAProcessOfItsOwn() throws Exception {
        Process process = new ProcessBuilder(OwnProcess.command(Cli.with("--format", "lines"))).start();
        OutputStream in = process.getOutputStream();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 20; i++) {
                in.write(("job " + i + " failed\n").getBytes(StandardCharsets.UTF_8));
                in.flush();
                assertThat(out.readLine()).isEqualTo("Failure\tjob " + i + " failed");
            }
            in.close();
            assertThat(out.readLine()).isNull();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void labelsLineByLineFromANamedPipe() throws Exception {
        Path pipe = OwnProcess.namedPipe(folder.resolve("app.log"));
        Process process = new ProcessBuilder(OwnProcess.command(Cli.with(pipe.toString()))).start();
        OutputStream in = Files.newOutputStream(pipe);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 20; i++) {
                in.write(("job " + i + " failed\n").getBytes(StandardCharsets.UTF_8));
                assertThat(out.readLine()).isEqualTo("Failure\tjob " + i + " failed");
            }
            in.close();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The program on a thread of its own, with pipes to and from it. */
    private static final class Running implements AutoCloseable {

        private final PipedOutputStream in = new PipedOutputStream();
        private final BufferedReader out;
        private final CompletableFuture<Integer> exitCode;

        Running(String... options) throws IOException {
            InputStream programsIn = new PipedInputStream(in, 1 << 16);
            PipedInputStream programsOutput = new PipedInputStream(1 << 20);
            OutputStream programsOut = new PipedOutputStream(programsOutput);
            out = new BufferedReader(new InputStreamReader(programsOutput, StandardCharsets.UTF_8));
            exitCode = CompletableFuture.supplyAsync(
                    () -> {
                        try (programsOut) {
                            Terminal terminal = new Terminal(programsIn, programsOut, new PrintStream(System.err), 0);
                            return Main.run(terminal, Cli.with(options));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    task -> new Thread(task, "logclf").start());
        }

        void write(String text) throws IOException {
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
        }

        String readLine() throws IOException {
            return out.readLine();
        }

        int end() throws IOException {
            in.close();
            assertThat(out.readLine()).isNull();
            return exitCode.join();
        }

        @Override
        public void close() throws IOException {
            in.close();
            out.close();
        }
    }
}
