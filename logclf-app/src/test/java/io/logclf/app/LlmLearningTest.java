package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.command.ExitCode;
import io.logclf.testkit.ModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the model was asked yesterday, the head answers today. */
class LlmLearningTest {

    private static final List<String> OVEN = List.of(
            "Oven %d is too hot, the gas is turned down",
            "Temperature of oven %d fell below its target",
            "The burner of oven %d does not ignite",
            "Cooling down oven %d after the last batch");
    private static final List<String> PAYMENT = List.of(
            "Invoice %d was paid by bank transfer",
            "Card payment %d was declined by the bank",
            "Refund %d was sent to the customer's account",
            "Cash register %d was closed with a difference");
    private static final List<String> DELIVERY = List.of(
            "Van %d left the yard with fresh bread",
            "Van %d left the yard with warm rolls",
            "Truck %d left the yard with cakes",
            "Courier %d brought the rolls to the hotel",
            "Courier %d brought the bread to the hotel",
            "Courier %d brought the cakes to the cafe",
            "Driver %d loaded the trays of bread into the van",
            "Driver %d loaded the trays of rolls into the truck",
            "Driver %d loaded the trays of cakes into the van",
            "The truck of route %d has arrived at the market",
            "The van of route %d has arrived at the hotel",
            "The courier of route %d has arrived at the cafe");

    @TempDir
    private Path folder;

    @Test
    void acceptedAnswersAreDecidedLocallyAfterTraining() throws IOException {
        Path first = train("first");
        Path review = folder.resolve("review.jsonl");
        try (ModelServer server = ModelServer.labelling(LlmLearningTest::labelOf)) {
            switchOn(first, server);
            Cli.Result asked = classify(first, messages(DELIVERY, 100));
            assertThat(asked.err()).isEmpty();
            assertThat(decidedBy(asked)).hasSize(12).allMatch("Delivery,llm"::equals);
            assertThat(server.requests()).isNotEmpty();
        }
        assertThat(Files.readAllLines(review))
                .hasSize(12)
                .allMatch(line -> line.contains("<number>") && line.endsWith("\"accepted\":null}"));
        accept(review);
        Path second = train("second", "--add-reviewed", review.toString());
        assertThat(Files.readString(second.resolve("pipeline.yaml"))).doesNotContain("llm");
        assertThat(decidedBy(classify(second, messages(DELIVERY, 100))))
                .hasSize(12)
                .allMatch("Delivery,lexical"::equals);
        assertThat(decidedBy(classify(second, messages(DELIVERY, 7_000))))
                .hasSize(12)
                .allMatch("Delivery,lexical"::equals);
    }

    @Test
    void answersThatNobodyAcceptedAreLeftOutAndCounted() throws IOException {
        Path review = folder.resolve("review.jsonl");
        Files.writeString(review, line("null") + line("false") + line("null"));
        Cli.Result trained = Cli.run(
                "train",
                labelled().toString(),
                "-o",
                folder.resolve("b").toString(),
                "--add-reviewed",
                review.toString());
        assertThat(trained.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(trained.err())
                .contains("0 reviewed answers were added; left out: 1 rejected, 2 that nobody has decided about")
                .contains("96 rows, 2 labels");
    }

    @Test
    void aBrokenReviewFileIsOneLineAndLeavesNoBundle() throws IOException {
        Path review = Files.writeString(
                folder.resolve("review.jsonl"), line("true") + line("true").substring(0, 40));
        Path bundle = folder.resolve("b");
        Cli.Result trained = Cli.run(
                "train",
                labelled().toString(),
                "-o",
                bundle.toString(),
                "--add-reviewed",
                review.toString(),
                "--quiet");
        assertThat(trained.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(trained.err()).hasLineCount(1).contains(review + ":2: ").contains("repair the line or delete it");
        assertThat(bundle).doesNotExist();
    }

    private static String labelOf(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.matches(".*(yard|brought|loaded|arrived).*") ? "Delivery" : "none of these";
    }

    private static String line(String accepted) {
        return "{\"message\":\"Van <number> left\",\"source\":\"b\",\"label\":\"Delivery\",\"accepted\":" + accepted
                + "}\n";
    }

    private static void switchOn(Path bundle, ModelServer server) throws IOException {
        Path settings = bundle.resolve("pipeline.yaml");
        String yaml = Files.readString(settings);
        assertThat(yaml).contains("embedding]");
        Files.writeString(settings, yaml.replace("embedding]", "embedding, llm]") + """
                llm:
                  provider: ollama
                  baseUrl: %s
                  model: test
                  review: ../review.jsonl
                  labels:
                    Oven: an oven, its heat or its burner
                    Payment: invoices, cards and refunds
                    Delivery: goods on their way to a customer
                """.formatted(server.ollamaUrl()));
    }

    /** As a person does it with an editor. */
    private static void accept(Path review) throws IOException {
        Files.writeString(review, Files.readString(review).replace("\"accepted\":null", "\"accepted\":true"));
    }

    private Path train(String name, String... more) throws IOException {
        Path bundle = folder.resolve(name);
        List<String> args =
                new ArrayList<>(List.of("train", labelled().toString(), "-o", bundle.toString(), "--quiet"));
        args.addAll(List.of(more));
        Cli.Result trained = Cli.run(args.toArray(String[]::new));
        assertThat(trained.err()).isEmpty();
        assertThat(trained.exitCode()).isEqualTo(ExitCode.DONE);
        return bundle;
    }

    private static Cli.Result classify(Path bundle, String csv) {
        return Cli.runOn(
                csv,
                "classify",
                "--bundle",
                bundle.toString(),
                "--quiet",
                "--explain",
                "--allow",
                "host:127.0.0.1",
                "--allow",
                "path:" + bundle.getParent());
    }

    /** Label and stage of each row. */
    private static List<String> decidedBy(Cli.Result result) {
        return result.lines().stream()
                .skip(1)
                .map(row -> row.split(","))
                .map(cells -> cells[2] + "," + cells[4])
                .toList();
    }

    private static String messages(List<String> templates, int number) {
        StringBuilder csv = new StringBuilder("source,log_message\n");
        for (int i = 0; i < templates.size(); i++) {
            csv.append("b,").append(String.format(templates.get(i), number + i)).append('\n');
        }
        return csv.toString();
    }

    private Path labelled() throws IOException {
        StringBuilder csv = new StringBuilder("source,log_message,target_label\n");
        for (int i = 0; i < 12; i++) {
            for (String template : OVEN) {
                csv.append("b,\"").append(String.format(template, 31 * i)).append("\",Oven\n");
            }
            for (String template : PAYMENT) {
                csv.append("b,\"").append(String.format(template, 31 * i)).append("\",Payment\n");
            }
        }
        return Files.writeString(folder.resolve("labelled.csv"), csv);
    }
}
