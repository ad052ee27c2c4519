package io.logclf.io.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.LogFormat;
import io.logclf.io.input.HeadInput;
import io.logclf.io.prefix.LineParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatGuessTest {

    private static final String SYSLOG = "Mar  1 10:15:02 shop1 sshd[12]: it works\n";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "in.csv,10:15:02 INFO x,csv",
                "in.jsonl,10:15:02 INFO x,jsonl",
                "in,`source,log_message|A,x`,csv",
                "in.log,`source,log_message|A,x`,csv",
                "in,log_message|x,csv",
                "in,`host,\"text\"|A,x`,csv",
                "in.txt,`One, two|three, four`,lines",
                "in,{\"a\":1}|x,jsonl",
                "in,`OpenJDK warning: x|{\"a\":1}|`,jsonl",
                "in,`[{\"a\":1},|{\"a\":2}]`,json",
                "in.jsonl,`[|{\"a\":1}]|`,json",
                "in,`{|\"a\":1}|`,json",
                "in,`{\"a\":1,|\"b\":2}|`,json",
                "in,`{\"logGroup\":\"x\",\"logEvents\":[{\"id\":1}]}`,json",
                "in,[],json",
                "in,`{|x|`,lines",
                "in,`#Version: 1.0|#Fields: date time c-ip|x`,w3c",
                "in,`Event[0]:|  Source: x`,windows-event",
                "in.log,it works,lines",
                "in,it works,lines",
                "in,log_message is a word,lines",
            })
    void goesByTheNameAndThenByTheFirstLines(String name, String text, String format) throws IOException {
        FormatGuess guess = guess(name, text.replace('|', '\n'));
        assertThat(guess.format()).hasToString(format);
        assertThat(guess.parser()).isEmpty();
    }

    @Test
    void findsAPrefix() throws IOException {
        assertThat(guess("in.log", SYSLOG).parser().map(LineParser::description))
                .hasValue("syslog; time, program");
        assertThat(guess("standard input", "\uFEFF\n\n" + SYSLOG).parser()).isPresent();
    }

    @Test
    void takesAnEmptyInputForATableUnlessItIsCalledALog() throws IOException {
        assertThat(guess("in.log", "").format()).isEqualTo(LogFormat.LINES);
        assertThat(guess("standard input", "").format()).isEqualTo(LogFormat.CSV);
    }

    private static FormatGuess guess(String name, String text) throws IOException {
        HeadInput in = HeadInput.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
        return FormatGuess.of(in, name, List.of("log_message"), List.of());
    }
}
