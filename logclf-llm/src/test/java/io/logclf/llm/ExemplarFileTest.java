package io.logclf.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.api.Label;
import io.logclf.api.spi.StageLoadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExemplarFileTest {

    @TempDir
    private Path folder;

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve(ExemplarFile.NAME), content);
    }

    @Test
    void noFileIsNoExemplars() {
        assertThat(ExemplarFile.in(folder)).isEmpty();
    }

    @Test
    void linesAreReadInTheirOrderAndBlankOnesSkipped() throws IOException {
        write("""
                {"label": "B", "message": "größe <number>", "other": 1}

                {"message": "", "label": "A"}
                """);
        assertThat(ExemplarFile.in(folder))
                .containsExactly(new Exemplar(new Label("B"), "größe <number>"), new Exemplar(new Label("A"), ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secret42                              | must be a JSON object: {\"label\": \"...\", \"message\": \"...\"}",
                "{\"label\":\"secret42                | must be a JSON object: {\"label\": \"...\", \"message\": \"...\"}",
                "[\"secret42\"]                        | must be a JSON object: {\"label\": \"...\", \"message\": \"...\"}",
                "{\"message\":\"secret42\"}            | needs a text for 'label'",
                "{\"label\":\" \",\"message\":\"s\"}   | needs a text for 'label'",
                "{\"label\":7,\"message\":\"secret42\"} | needs a text for 'label'",
                "{\"label\":\"secret42\"}              | needs a text for 'message'",
                "{\"label\":\"A\",\"message\":null}    | needs a text for 'message'",
            })
    void aLineOfAnotherFormIsNamedAndNotQuoted(String line, String problem) throws IOException {
        write("{\"label\": \"A\", \"message\": \"m\"}\n" + line + "\n");
        assertThatExceptionOfType(StageLoadException.class)
                .isThrownBy(() -> ExemplarFile.in(folder))
                .withMessage(folder.resolve("exemplars.jsonl") + ":2: " + problem)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret42"));
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(
                folder.resolve("exemplars.jsonl"),
                "{\"label\": \"A\", \"message\": \"größe\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(StageLoadException.class)
                .isThrownBy(() -> ExemplarFile.in(folder))
                .withMessageContaining("exemplars.jsonl: cannot be read as UTF-8");
    }
}
