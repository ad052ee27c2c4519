package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training that ends before it is done leaves no half bundle. */
class TrainProcessTest {

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path output;
    private Path bundle;
    private Path labelled;

    @BeforeEach
    void writeTheInput() throws IOException {
        output = Files.createDirectory(folder.resolve("output"));
        bundle = output.resolve("bundle");
        StringBuilder csv = new StringBuilder("source,log_message,target_label\n");
        for (int i = 0; i < 40; i++) {
            csv.append("a,Oven ").append(i).append(" is too hot,Oven\n");
            csv.append("a,Burner ").append(i).append(" does not ignite,Oven\n");
            csv.append("a,Invoice ").append(i).append(" was paid,Payment\n");
            csv.append("a,Refund ").append(i).append(" was sent to the customer,Payment\n");
        }
        labelled = Files.writeString(folder.resolve("labelled.csv"), csv);
    }

    @AfterEach
    void endAllProcesses() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"KILL, encoding", "TERM, training", "TERM, measuring the baseline"})
    void leavesNothingWhenItIsEnded(String signal, String step) throws Exception {
        end(signal, step);
        assertThat(names(output)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KILL, cross-validation", "TERM, cross-validation"})
    void keepsTheBundleThatWasThere(String signal, String step) throws Exception {
        assertThat(start().waitFor()).isZero();
        Map<String, String> before = contents();
        assertThat(before).containsKeys("pipeline.yaml", "head.json", "head.safetensors", "report.html");
        end(signal, step);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void isDoneByTheNextRunAfterOneThatWasKilled() throws Exception {
        end("KILL", "measuring the baseline");
        assertThat(start().waitFor()).isZero();
        Cli.Result classified = Cli.runOn(
                "source,log_message\na,Oven 77 is too hot\n", "classify", "--bundle", bundle.toString(), "--quiet");
        assertThat(classified.lines().get(1)).isEqualTo("a,Oven 77 is too hot,Oven");
    }

    /** Sends the signal as soon as the step is told. */
    private void end(String signal, String step) throws Exception {
        Process process = start();
        try (BufferedReader err = process.errorReader()) {
            String line = err.readLine();
            while (line != null && !line.contains(step)) {
                line = err.readLine();
            }
            assertThat(line).as("the line that tells of %s", step).isNotNull();
        }
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor()).isEqualTo(signal.equals("KILL") ? 128 + 9 : 128 + 15);
    }

    private Process start() throws IOException {
        Process process =
                new ProcessBuilder(OwnProcess.command("train", labelled.toString(), "-o", bundle.toString())).start();
        started.add(process);
        return process;
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String name : names(bundle)) {
            byte[] bytes = Files.readAllBytes(bundle.resolve(name));
            contents.put(name, HexFormat.of().formatHex(bytes));
        }
        return contents;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
