package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.detect.CsvDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any text, tried on very many. */
@Tag("slow")
class GrammarPropertyTest {

    private static final long SEED = 20260101;
    private static final String[] PIECES = {
        ",",
        ";",
        "|",
        "\"",
        "\"\"",
        "\r",
        "\n",
        "\r\n",
        " ",
        "\t",
        "#",
        "'",
        "\uFEFF",
        "\uD83D\uDE00",
        "\0",
        "a",
        "é",
        "=1",
        "\\"
    };

    @ParameterizedTest
    @ValueSource(chars = {',', '\t'})
    void readsEveryShortTextAsTheReferenceDoes(char delimiter) throws IOException {
        String alphabet = "a" + delimiter + "\"\n\r ";
        int texts = 0;
        // What longer texts of tabs say, those of commas do.
        int longest = delimiter == ',' ? 6 : 5;
        for (int length = 0; length <= longest; length++) {
            int count = (int) Math.pow(alphabet.length(), length);
            for (int code = 0; code < count; code++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0, rest = code; i < length; i++, rest /= alphabet.length()) {
                    text.append(alphabet.charAt(rest % alphabet.length()));
                }
                assertReadAsReference(text.toString(), delimiter);
                assertReadLenientlyAsReference(text.toString(), delimiter);
                texts++;
            }
        }
        assertThat(texts).isEqualTo(delimiter == ',' ? 55_987 : 9_331);
    }

    @Test
    void readsRandomTextAsTheReferenceDoes() throws IOException {
        System.out.println("GrammarPropertyTest seed " + SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            char delimiter = delimiter(random);
            String text = text(random, 40);
            assertReadAsReference(text, delimiter);
            assertReadLenientlyAsReference(text, delimiter);
        }
    }

    @Test
    void readsBackWhatTheWriterWrote() throws IOException {
        System.out.println("GrammarPropertyTest seed " + SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            List<List<String>> table = table(random);
            String separator = random.nextBoolean() ? "\n" : "\r\n";
            char delimiter = delimiter(random);
            String text = written(table, delimiter, separator);
            try (CsvReader reader = Tables.smallReader(text, delimiter, Tolerance.USUAL)) {
                List<List<String>> read = new ArrayList<>(List.of(reader.header()));
                Tables.rest(reader).forEach(row -> read.add(row.cells()));
                assertThat(read).as(shown(text)).isEqualTo(table);
                assertThat(reader.lineSeparator()).isEqualTo(separator);
            }
        }
    }

    private static char delimiter(Random random) {
        return CsvDelimiter.USUAL.get(random.nextInt(CsvDelimiter.USUAL.size()));
    }

    private static void assertReadLenientlyAsReference(String text, char delimiter) throws IOException {
        List<List<String>> expected = ReferenceCsv.parseLeniently(text, delimiter);
        List<List<String>> actual = new ArrayList<>();
        try (CsvReader reader = Tables.smallReader("h\n" + text, delimiter, Tolerance.LENIENT)) {
            Tables.rest(reader).forEach(row -> actual.add(row.cells()));
        }
        if (!expected.equals(actual)) {
            assertThat(actual).as(shown(text)).isEqualTo(expected);
        }
    }

    private static void assertReadAsReference(String text, char delimiter) throws IOException {
        List<List<String>> expected = null;
        try {
            expected = ReferenceCsv.parse(text, delimiter);
        } catch (ReferenceCsv.WrongQuotes e) {
            // Stays null: the reader must refuse it too.
        }
        List<List<String>> actual = new ArrayList<>();
        long line = 2;
        try (CsvReader reader = Tables.smallReader("h\n" + text, delimiter, Tolerance.USUAL)) {
            for (CsvRow row : Tables.rest(reader)) {
                actual.add(row.cells());
                if (row.line() < line) {
                    throw new AssertionError("line goes back in " + shown(text));
                }
                line = row.line() + 1;
            }
        } catch (InputException e) {
            actual = null;
            if (expected != null || e.fault() != InputException.Fault.QUOTES) {
                throw new AssertionError(shown(text), e);
            }
        }
        if (expected == null ? actual != null : !expected.equals(actual)) {
            assertThat(actual).as(shown(text)).isEqualTo(expected);
        }
    }

    private static String written(List<List<String>> table, char delimiter, String separator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter writer = CsvWriter.builder(bytes)
                .delimiter(delimiter)
                .lineSeparator(separator)
                .build()) {
            for (List<String> row : table) {
                writer.write(row);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<List<String>> table(Random random) {
        List<List<String>> table = new ArrayList<>();
        table.add(headerRow(random));
        for (int rows = random.nextInt(5); rows > 0; rows--) {
            table.add(row(random, random.nextInt(5)));
        }
        return table;
    }

    private static List<String> headerRow(Random random) {
        List<String> cells = row(random, 1 + random.nextInt(4));
        return cells.stream()
                .map(cell -> cell.replace("\0", "").replace("\r", ""))
                .toList();
    }

    private static List<String> row(Random random, int count) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(text(random, 6));
        }
        return cells;
    }

    private static String text(Random random, int maxPieces) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(maxPieces + 1); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String shown(String text) {
        return text.replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\0", "\\0");
    }
}
