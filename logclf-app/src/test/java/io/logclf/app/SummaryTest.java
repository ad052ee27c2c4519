package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @TempDir
    private Path folder;

    @Test
    void saysHowToAskAModelWhenRowsStayUnclassifiedAndNoStageDoes() {
        Cli.Result result = Cli.runOn("nothing known\n", "classify", "--rules", Cli.RULES, "--format", "lines");
        assertThat(result.err())
                .contains("  No stage could decide these, and there is no stage 'llm' that would ask a language model.")
                .contains("  To switch one on, add 'llm' to the stages in a bundle's pipeline.yaml; see docs/llm.md.");
    }

    @Test
    void saysNothingOfItWhenAllRowsHaveALabel() {
        Cli.Result result = Cli.runOn("bob logged in\n", "classify", "--rules", Cli.RULES, "--format", "lines");
        assertThat(result.err()).contains("1 row").doesNotContain("llm");
    }

    @Test
    void saysNothingOfItWhenAStageOfThatTypeAsksAlreadyWhateverItsName() throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), """
                format: 1
                stages: [{type: llm, name: ask}]
                ask: {provider: ollama, baseUrl: "http://127.0.0.1:9", model: m, maxRetries: 0, labels: {A: a, B: b}}
                """);
        Cli.Result result = Cli.runOn(
                "nothing known\n",
                "classify",
                "--bundle",
                folder.toString(),
                "--format",
                "lines",
                "--allow",
                "host:127.0.0.1");
        assertThat(result.err())
                .contains("Unclassified")
                .contains("      ask  UNAVAILABLE 1\n")
                .doesNotContain("To switch one on");
    }
}
