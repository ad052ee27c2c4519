package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.io.prefix.LineFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogFormatTest {

    @Test
    void goesByTheNameWithoutTheEndingOfACompressedFile() {
        assertThat(LogFormat.ofName("app.CSV.gz")).isEqualTo(LogFormat.CSV);
        assertThat(LogFormat.ofName("app.tsv")).isEqualTo(LogFormat.CSV);
        assertThat(LogFormat.ofName("app.jsonl.gz")).isEqualTo(LogFormat.JSONL);
        assertThat(LogFormat.ofName("app.log.gz")).isEqualTo(LogFormat.AUTO);
    }

    @Test
    void hasANameForEveryFormat() {
        assertThat(LogFormat.names())
                .startsWith("auto", "csv", "jsonl", "json", "lines")
                .contains("spring-boot", "klog");
        assertThat(LogFormat.of("Spring-Boot")).isEqualTo(LogFormat.of(LineFormat.SPRING_BOOT));
        assertThat(LogFormat.of("CSV")).isEqualTo(LogFormat.CSV).hasToString("csv");
    }

    @Test
    void knowsDelimitersByTheirSignAndByWords() {
        assertThat(LogFormat.delimiters()).extracting(LogFormat::delimiter).containsExactly(',', ';', '\t', '|');
        assertThat(Stream.of("^", "\t", "\\t", ";").map(LogFormat::delimiter)).containsExactly('^', '\t', '\t', ';');
        for (String none : List.of("", "commas", ",,", "Tab")) {
            assertThatThrownBy(() -> LogFormat.delimiter(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected one sign, or one of comma, semicolon, tab, bar");
        }
        assertThatThrownBy(() -> LogFormat.delimiter("x")).hasMessageStartingWith("a delimiter is a tab or a sign");
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> LogFormat.of("xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "expected one of [auto, csv, jsonl, json, lines, w3c, windows-event, spring-boot, ")
                .hasMessageEndingWith("] but was 'xml'");
    }
}
