package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.command.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    private static final List<String> OVEN = List.of(
            "Oven %d is too hot, the gas is turned down",
            "Temperature of oven %d fell below its target", "The burner of oven %d does not ignite");
    private static final List<String> PAYMENT = List.of(
            "Invoice %d was paid by bank transfer",
            "Card payment %d was declined by the bank", "Refund %d was sent to the customer's account");

    @TempDir
    private Path folder;

    @Test
    void trainedBundleLabelsALog() throws IOException {
        Path bundle = folder.resolve("bundle");
        Cli.Result trained = Cli.run("train", labelled().toString(), "-o", bundle.toString());
        assertThat(trained.err())
                .contains(
                        "your file: 72 of 72 rows get their label",
                        "72 rows, 2 labels, 6 rules",
                        "1 rows without a label were left out");
        assertThat(trained.exitCode()).isEqualTo(ExitCode.DONE);
        for (String file : List.of(
                "pipeline.yaml",
                "rules.yaml",
                "head.json",
                "head.safetensors",
                "embedding.json",
                "embedding.safetensors",
                "memory.jsonl",
                "exemplars.jsonl",
                "MODEL_CARD.md",
                "metrics.json",
                "report.html")) {
            assertThat(bundle.resolve(file)).isNotEmptyFile();
        }
        Cli.Result classified = Cli.runOn(
                "source,log_message\nb,Oven 77 is too hot and the gas was turned down\nb,Invoice 5 was paid by bank transfer\n",
                "classify",
                "--bundle",
                bundle.toString(),
                "--decide",
                "balanced",
                "--quiet",
                "--explain");
        assertThat(classified.err()).isEmpty();
        assertThat(classified.lines().get(1)).contains(",Oven,").containsPattern(",(lexical|embedding),");
        assertThat(classified.lines().get(2)).contains(",Payment,").contains(",regex,");
    }

    @Test
    void badInputIsOneLineAndLeavesNoBundle() throws IOException {
        assertRefused("log_message,source\nx,y\n", "has no column 'target_label'");
        assertRefused("log_message,source,target_label\nx,y,\n", "no row has a label; fill the column 'target_label'");
        assertRefused("log_message,source,target_label\nx,y,A\nz,y,A\n", "has rows of one label only, 'A'");
    }

    @Test
    void theWordForNoLabelIsNoLabel() throws IOException {
        assertRefused(
                "log_message,source,target_label\nx,y,A\nz,y,Unclassified\n",
                ":3: the label 'Unclassified' is the word for messages without a label; leave it empty");
    }

    @Test
    void messagesWithTwoLabelsEachAreToldOf() throws IOException {
        assertRefused(
                "log_message,source,target_label\nx,y,A\nx,y,B\nx,y,A\nx,y,B\n", "a message gets one label, so give");
    }

    @Test
    void labelsThatDependOnAValueAreKeptApart() throws IOException {
        StringBuilder csv = new StringBuilder("source,log_message,target_label\n");
        for (int i = 0; i < 12; i++) {
            csv.append("a,EventID=4624 for user").append(i).append(",Logon Success\n");
            csv.append("a,EventID=4625 for user").append(i).append(",Logon Failure\n");
            csv.append("a,door is open,").append(i % 2 == 0 ? "Door" : "door").append('\n');
        }
        Path file = Files.writeString(folder.resolve("events.csv"), csv);
        Path bundle = folder.resolve("events");
        Cli.Result trained = Cli.run("train", file.toString(), "-o", bundle.toString());
        assertThat(trained.err())
                .contains(
                        "your file: 24 of 36 rows get their label",
                        "'Door', 'door' are different labels, though their names differ in case or blanks only",
                        "1 masked text has labels that depend on a value, which stays in the text",
                        "1 masked text has several labels and nothing that tells them apart, so no stage decides there; the"
                                + " first is 'door is open' (Door: 6, door: 6)",
                        "no message will get the label 'door': ");
        Cli.Result classified = Cli.runOn(
                "EventID=4625 for user99\nEventID=4624 for user98\nEventID=4630 for user97\ndoor is open\n",
                "classify",
                "--format",
                "lines",
                "--bundle",
                bundle.toString(),
                "--quiet");
        assertThat(classified.lines())
                .containsExactly(
                        "Logon Failure\tEventID=4625 for user99",
                        "Logon Success\tEventID=4624 for user98",
                        "Unclassified\tEventID=4630 for user97",
                        "Unclassified\tdoor is open");
    }

    @Test
    void folderThatIsNoBundleIsNotReplaced() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("mine.txt"), "mine");
        Cli.Result result = Cli.run("train", labelled().toString(), "-o", taken.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(result.err())
                .isEqualTo("logclf: " + taken + ": holds other things than a bundle, which would be lost; name another"
                        + " folder, or empty this one\n");
        assertThat(taken.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void placeThatCannotHoldABundleIsRefusedBeforeAnythingIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        for (Path target : List.of(file, file.resolve("deep/bundle"))) {
            Cli.Result result = Cli.run("train", folder.resolve("absent.csv").toString(), "-o", target.toString());
            assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(result.err())
                    .hasLineCount(1)
                    .startsWith("logclf: " + target + ": ")
                    .contains("is ", " folder");
        }
        assertThat(file).hasContent("kept");
    }

    @Test
    void anotherEncoderGoesIntoTheBundle() throws IOException {
        Path jar = folder.resolve("bge-small.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String suffix : List.of(".onnx", "-tokenizer.json")) {
                out.putNextEntry(new JarEntry("bge-small-en-v1.5-q" + suffix));
                // Not its vectors matter, but that they are taken from the first token, as bge wants it.
                try (InputStream in =
                        Objects.requireNonNull(getClass().getResourceAsStream("/all-minilm-l6-v2-q" + suffix))) {
                    in.transferTo(out);
                }
            }
        }
        Path bundle = folder.resolve("bundle");
        Cli.Result trained = Cli.run(
                "train", labelled().toString(), "-o", bundle.toString(), "--quiet", "--encoder", jar.toString());
        assertThat(trained.err()).isEmpty();
        assertThat(bundle.resolve("pipeline.yaml")).content().contains("encoder: encoder");
        Files.delete(jar);
        Path moved = Files.move(bundle, folder.resolve("moved"));
        Cli.Result classified = Cli.runOn(
                "source,log_message\nb,Oven 77 is too hot and the gas was turned down\n",
                "classify",
                "--bundle",
                moved.toString(),
                "--decide",
                "always",
                "--quiet");
        assertThat(classified.err()).isEmpty();
        assertThat(classified.lines().get(1)).endsWith(",Oven");
        Cli.Result refused = Cli.run(
                "train",
                labelled().toString(),
                "-o",
                folder.resolve("no").toString(),
                "--encoder",
                folder.resolve("nowhere").toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("nowhere: no such folder");
    }

    @Test
    void lowerLayersOfTheEncoderNeedNoFilesInTheBundle() throws IOException {
        Path bundle = folder.resolve("bundle");
        Cli.Result trained = Cli.run("train", labelled().toString(), "-o", bundle.toString(), "--quiet", "--layers");
        assertThat(trained.err()).isEmpty();
        assertThat(bundle.resolve("embedding.json")).content().contains("\"dimension\": 1152");
        assertThat(bundle.resolve("encoder")).doesNotExist();
        Cli.Result classified = Cli.runOn(
                "source,log_message\nb,Oven 77 is too hot and the gas was turned down\n",
                "classify",
                "--bundle",
                bundle.toString(),
                "--decide",
                "always",
                "--quiet");
        assertThat(classified.err()).isEmpty();
        assertThat(classified.lines().get(1)).endsWith(",Oven");
        Cli.Result both = Cli.run(
                "train", labelled().toString(), "-o", folder.resolve("no").toString(), "--layers", "--encoder", "x");
        assertThat(both.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(both.err()).contains("--layers is for all-MiniLM-L6-v2");
    }

    @Test
    void sharesOutOfRangeAreWrongUsage() throws IOException {
        Cli.Result result = Cli.run(
                "train", labelled().toString(), "-o", folder.resolve("b").toString(), "--precision", "1.5");
        assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("targetPrecision must be above 0 and at most 1: 1.5");
    }

    private void assertRefused(String csv, String message) throws IOException {
        Path input = Files.writeString(folder.resolve("bad.csv"), csv);
        Path bundle = folder.resolve("none");
        Cli.Result result = Cli.run("train", input.toString(), "-o", bundle.toString(), "--quiet");
        assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(result.err()).hasLineCount(1).contains("bad.csv").contains(message);
        assertThat(bundle).doesNotExist();
    }

    private Path labelled() throws IOException {
        StringBuilder csv = new StringBuilder("source,log_message,target_label\n");
        for (int i = 0; i < 12; i++) {
            for (int template = 0; template < 3; template++) {
                csv.append("b,")
                        .append('"')
                        .append(String.format(OVEN.get(template), 31 * i))
                        .append("\",Oven\n");
                csv.append("b,")
                        .append('"')
                        .append(String.format(PAYMENT.get(template), 31 * i))
                        .append("\",Payment\n");
            }
        }
        csv.append("b,Nobody has looked at this one,\n");
        return Files.writeString(folder.resolve("labelled.csv"), csv);
    }
}
