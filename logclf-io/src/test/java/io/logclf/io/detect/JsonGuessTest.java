package io.logclf.io.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.LogFormat;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which first lines it is told that a file is JSON; a bar stands for a line's end. */
class JsonGuessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                // An array.
                "[] ~ json",
                "[]| ~ json",
                "[]|it works ~ ",
                "[ ~ json",
                "[|  {\"a\": 1}, ~ json",
                "[|\"a\", ~ json",
                "[|] ~ json",
                "[|it works ~ ",
                "[{\"a\":1}, ~ json",
                // An object over several lines.
                "{ ~ json",
                "{|  \"a\": 1 ~ json",
                "{|it works ~ ",
                "{\"a\": 1,|\"b\": 2} ~ json",
                "{\"a\": 1|\"b\": 2} ~ ",
                "{\"a\": [|{\"b\": 1} ~ json",
                "{\"a\": [|\"b\" ~ json",
                "{\"a\": [|it works ~ ",
                // One object in each line, or in half of them.
                "{\"a\": 1} ~ jsonl",
                "{\"a\": 1}|it works|it works ~ jsonl",
                "it works|{\"a\": 1} ~ jsonl",
                "it works| {\"a\": 1} |{\"a\": 2}|it works ~ jsonl",
                "it works|{\"a\": 1}|it works ~ ",
                // Neither.
                "it works ~ ",
                "10:15:02 [main] {\"a\": 1} ~ ",
            })
    void isByTheFirstLines(String text, LogFormat format) {
        List<String> lines = Arrays.asList(text.split("\\|", -1));
        assertThat(JsonGuess.of(lines).orElse(null)).isEqualTo(format);
    }

    @Test
    void nothingIsNoJson() {
        assertThat(JsonGuess.of(List.of())).isEmpty();
    }
}
