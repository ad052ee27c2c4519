package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataOptionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--inbox | --inbox is for a project; name one with --data",
                "--author-header X-User | --author-header is for a project; name one with --data",
                "--data x --author-header X-User | --author-header counts only from a proxy; name it with --trusted-proxy",
                "--data x --trusted-proxy 10.0.0.1 --author-header a:b | --author-header: must be the name of a header",
                "--data x --data-limit much | --data-limit: must be a number of bytes",
                "--data x --data-limit 0 | --data-limit: maxBytes must be at least 1",
                "--data x --inbox --inbox-keep 0 | --inbox-keep: keep must be at least a minute",
                "--data x --inbox --inbox-size 0 | --inbox-size: templates must be in [1"
            })
    void saysWhichOptionIsWrong(String options, String error) {
        String[] arguments = ("serve --rules " + Cli.RULES + " " + options).split(" ");
        Cli.Result result = Cli.run(arguments);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(error).hasLineCount(1);
    }

    @Test
    void aFolderThatCannotBeOneIsAFaultOfTheInput() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Cli.Result result = Cli.run("serve", "--rules", Cli.RULES, "--port", "0", "--data", file.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains(file.toString()).hasLineCount(1);
    }
}
