package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.io.EntryColumns;
import io.logclf.io.InputException;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import io.logclf.io.Tolerance;
import io.logclf.server.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOptionsTest {

    @Test
    void withoutParametersEverythingIsTheUsual() {
        ReadOptions options = options(Map.of());
        assertThat(options.format()).isEmpty();
        assertThat(options.delimiter()).isEmpty();
        assertThat(options.tolerance()).isEqualTo(Tolerance.USUAL);
        assertThat(options.sourceColumn()).isEqualTo(EntryColumns.SOURCE);
        assertThat(options.messageColumn()).isEqualTo(EntryColumns.MESSAGE);
    }

    @Test
    void emptyParametersAreAbsentOnes() {
        ReadOptions options = options(Map.of("format", "", "delimiter", ""));
        assertThat(options.format()).isEmpty();
        assertThat(options.delimiter()).isEmpty();
    }

    @Test
    void readsWhatTheParametersSay() throws IOException {
        ReadOptions options = options(
                Map.of("format", "csv", "delimiter", "semicolon", "messageColumn", "text", "sourceColumn", "from"));
        assertThat(messages(options, LogFormat.AUTO, "from;text\napp;it, failed\n"))
                .containsExactly("app: it, failed");
    }

    @Test
    void theFormatGivenWinsOverTheUsual() throws IOException {
        String lines = "{\"message\":\"a\"}\n";
        assertThat(messages(options(Map.of()), LogFormat.JSONL, lines)).containsExactly(": a");
        assertThat(messages(options(Map.of("format", "lines", "source", "s")), LogFormat.JSONL, lines))
                .containsExactly("s: {\"message\":\"a\"}");
    }

    @ParameterizedTest
    @CsvSource({"lenient, LENIENT", "strict, STRICT"})
    void choosesATolerance(String parameter, Tolerance tolerance) {
        assertThat(options(Map.of(parameter, "true")).tolerance()).isEqualTo(tolerance);
    }

    @ParameterizedTest
    @CsvSource({
        "format, nonsense, the parameter format: ",
        "delimiter, long, the parameter delimiter: ",
        "lenient, yes, the parameter lenient must be true or false",
        "strict, 1, the parameter strict must be true or false"
    })
    void saysWhichParameterIsWrong(String parameter, String value, String message) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> options(Map.of(parameter, value)))
                .withMessageStartingWith(message)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void lenientAndStrictExcludeEachOther() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> options(Map.of("lenient", "true", "strict", "true")))
                .withMessage("the parameters lenient and strict exclude each other");
    }

    @Test
    void whatIsLargerOnceReadThanItMayBeIsRefused() {
        ReadOptions options = ReadOptions.of(new Parameters(name -> null), 10);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> messages(options, LogFormat.LINES, "a line that is too long\n"))
                .satisfies(e -> assertThat(Problem.of(e).status()).isEqualTo(413));
    }

    @Test
    void aMissingColumnIsToldWithTheParameterThatNamesIt() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> messages(options(Map.of("messageColumn", "gone")), LogFormat.CSV, "a,b\n1,2\n"))
                .satisfies(e -> assertThat(Problem.of(e)).hasMessageContaining("with the parameter messageColumn"));
    }

    @Test
    void aColumnThatIsThereIsReplacedOnlyIfTheRequestSaysSo() throws IOException {
        String table = "source,log_message,target_label\napp,x,old\n";
        TableOptions refusing = new TableOptions(options(Map.of()), false, false);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> header(refusing, table))
                .satisfies(e -> assertThat(Problem.of(e)).hasMessageEndingWith("with overwrite=true"));
        header(new TableOptions(options(Map.of()), false, true), table);
    }

    private static void header(TableOptions options, String table) throws IOException {
        try (LogReader reader = options.reader().read(stream(table), "in.csv")) {
            assertThat(options.writer(reader, new ByteArrayOutputStream())).isNotNull();
        }
    }

    private static ReadOptions options(Map<String, String> query) {
        return ReadOptions.of(new Parameters(query::get), 1_000_000);
    }

    private static List<String> messages(ReadOptions options, LogFormat usual, String text) throws IOException {
        List<String> messages = new ArrayList<>();
        try (LogReader reader = options.reader(usual).read(stream(text), "body")) {
            for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                row.get().entry().ifPresent(entry -> messages.add(entry.source() + ": " + entry.message()));
            }
        }
        return messages;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
