package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script in a real bash. */
class CompletionCommandTest {

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void writeTheScript() throws IOException {
        Cli.Result result = Cli.run("completion", "bash");
        assertThat(result.exitCode()).isZero();
        script = Files.write(folder.resolve("completion.bash"), result.out());
    }

    @Test
    void bashCompletesTheProgramAndFallsBackToFiles() throws Exception {
        assertThat(bash("complete -p logclf")).containsExactly("complete -o default -F _complete_logclf logclf");
        assertThat(Files.readString(script)).doesNotContain("+o default");
    }

    @Test
    void completesCommands() throws Exception {
        assertThat(complete("logclf", "c")).containsExactly("classify", "compare", "completion");
        assertThat(complete("logclf", "rules", "")).contains("check");
    }

    @Test
    void completesOptionsOfACommand() throws Exception {
        assertThat(complete("logclf", "classify", "--ex")).containsExactly("--explain");
        assertThat(complete("logclf", "compare", "a", "b", "--prot")).containsExactly("--protect-formulas");
        assertThat(complete("logclf", "explain", "--ex")).isEmpty();
    }

    @Test
    void completesValues() throws Exception {
        assertThat(complete("logclf", "classify", "--format", ""))
                .contains("auto", "csv", "jsonl", "lines", "spring-boot");
        assertThat(complete("logclf", "classify", "--format", "cs")).containsExactly("csv");
        assertThat(complete("logclf", "completion", "z")).containsExactly("zsh");
    }

    @Test
    void leavesFilesToTheShell() throws Exception {
        assertThat(complete("logclf", "classify", "--bundle", "")).isEmpty();
        assertThat(complete("logclf", "classify", "lo")).isEmpty();
    }

    @Test
    void zshGetsTheSameScriptWhichLoadsWhatUnderstandsIt() {
        String zsh = Cli.run("completion", "zsh").text();
        assertThat(zsh).contains("bashcompinit", "# For zsh: source <(logclf completion zsh)");
        assertThat(zsh.replace("zsh: source <(logclf completion zsh)", "bash: source <(logclf completion bash)"))
                .isEqualTo(Cli.run("completion", "bash").text());
    }

    @Test
    void refusesOtherShells() {
        Cli.Result result = Cli.run("completion", "tcsh");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("SHELL", "bash", "zsh", "tcsh");
    }

    /** What bash offers for the last word. */
    private List<String> complete(String... words) throws Exception {
        StringBuilder quoted = new StringBuilder();
        for (String word : words) {
            quoted.append(" '").append(word).append('\'');
        }
        return bash("COMP_WORDS=(" + quoted + " ); COMP_CWORD=" + (words.length - 1) + "; COMP_LINE='"
                + String.join(" ", words) + "'; _complete_logclf; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private List<String> bash(String command) throws Exception {
        Process bash = new ProcessBuilder("bash", "--norc", "-c", "source '" + script + "' && { " + command + "; }")
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return output.lines().filter(line -> !line.isBlank()).toList();
    }
}
