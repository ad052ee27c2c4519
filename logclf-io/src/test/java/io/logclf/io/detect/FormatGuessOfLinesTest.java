package io.logclf.io.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.LogFormat;
import io.logclf.io.input.HeadInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which format the first lines have, by what they look like. */
class FormatGuessOfLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n",
                "{\"a\":1}\n{\"b\":2}\n",
                "a banner\n{\"a\":1}\n{\"b\":2}\n",
                "\uFEFF{\"a\":1}\n",
                "  {\"a\":1}  \n",
                "{\"a\":1}\nit works\nit works\nit works\n"
            })
    void knowsObjectsInLines(String text) throws IOException {
        assertThat(guess(text, "")).isEqualTo(LogFormat.JSONL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":1}]",
                "[]\n",
                "[\n{\"a\":1}\n]\n",
                "[\n]\n",
                "{\n\"a\": 1\n}\n",
                "{\"a\": 1,\n\"b\": 2}\n",
                "{\"resourceLogs\": []}\n",
                "{\"records\": [{\"a\": 1}]}\n",
                "{\"events\": [ {\"a\": 1}]}\n",
                "{\"a\": [\n\"b\"]}\n"
            })
    void knowsObjectsOverLines(String text) throws IOException {
        assertThat(guess(text, "")).isEqualTo(LogFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it works\n",
                "[main] started\n",
                "[ERROR] it failed\n",
                "{not json\n",
                "{a} b\nc\nd\n",
                "10:15:02 ERROR it failed\n",
                "Event[0]: it failed\n",
                "#Fields\nit works\n",
                "# comment\n",
                "it works, and how\nand more, and more\n"
            })
    void takesOtherTextForLines(String text) throws IOException {
        assertThat(guess(text, "app.log")).isEqualTo(LogFormat.LINES);
    }

    @Test
    void knowsTablesByTheirHeader() throws IOException {
        assertThat(guess("source,log_message\nA,b\n", "")).isEqualTo(LogFormat.CSV);
        assertThat(guess("\"source\";\"log_message\"\nA;b\n", "")).isEqualTo(LogFormat.CSV);
        assertThat(guess("log_message\nit works\n", "")).isEqualTo(LogFormat.CSV);
        assertThat(guess("time\tlog_message\n1\t2\n", "app.log")).isEqualTo(LogFormat.CSV);
        assertThat(guess("id,name\n1,2\n", "")).isEqualTo(LogFormat.CSV);
        assertThat(guess("id,name\n1\n", "")).isEqualTo(LogFormat.LINES);
        assertThat(guess("id,name\n1,2\n", "app.log")).isEqualTo(LogFormat.LINES);
    }

    @Test
    void takesALineWithAColumnThatWasNamedForAHeader() throws IOException {
        try (HeadInput in = head("zeit;text 1 (neu)\n1;2\n")) {
            FormatGuess guess = FormatGuess.of(in, "app.log", List.of("log_message"), List.of("text 1 (neu)"));
            assertThat(guess.format()).isEqualTo(LogFormat.CSV);
        }
    }

    @Test
    void knowsOtherFormatsByTheirHead() throws IOException {
        assertThat(guess("#Version: 1.0\n#Fields: date time\n1 2\n", "")).isEqualTo(LogFormat.W3C);
        assertThat(guess("Event[0]:\n  Source: x\n", "")).isEqualTo(LogFormat.WINDOWS_EVENT);
        assertThat(guess("Log Name:   System\n", "app.txt")).isEqualTo(LogFormat.WINDOWS_EVENT);
    }

    @Test
    void believesTheName() throws IOException {
        assertThat(guess("{\"a\":1}\n", "x.csv")).isEqualTo(LogFormat.CSV);
        assertThat(guess("a,b\n", "x.jsonl")).isEqualTo(LogFormat.JSONL);
        assertThat(guess("[{\"a\":1}]", "x.jsonl")).isEqualTo(LogFormat.JSON);
    }

    @Test
    void takesNothingForATableUnlessItIsALog() throws IOException {
        assertThat(guess("", "")).isEqualTo(LogFormat.CSV);
        assertThat(guess("\n\n", "x")).isEqualTo(LogFormat.CSV);
        assertThat(guess("", "x.log")).isEqualTo(LogFormat.LINES);
        assertThat(guess("", "x.txt.gz")).isEqualTo(LogFormat.LINES);
    }

    @Test
    void findsAParserOfLinesWithAPrefix() throws IOException {
        try (HeadInput in = head("10:15:02.123 [main] INFO c.e.Shop - it works\n")) {
            FormatGuess guess = FormatGuess.of(in, "app.log", List.of("log_message"), List.of());
            assertThat(guess.parser()).isPresent();
        }
        try (HeadInput in = head("it works\n")) {
            assertThat(FormatGuess.of(in, "app.log", List.of("log_message"), List.of())
                            .parser())
                    .isEmpty();
        }
    }

    private static LogFormat guess(String text, String name) throws IOException {
        try (HeadInput in = head(text)) {
            return FormatGuess.of(in, name, List.of("log_message"), List.of()).format();
        }
    }

    private static HeadInput head(String text) throws IOException {
        return HeadInput.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "logs");
    }
}
