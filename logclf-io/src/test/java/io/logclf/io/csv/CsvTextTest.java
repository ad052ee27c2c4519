package io.logclf.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.input.LabelText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, against the rules in their plainest form and against the grammar that reads it. */
class CsvTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "it works", "caf\u00e9", "\uD83D\uDE00", "a'b", "a;b", "a b", "#", "\\", "\u00A0a"})
    void quotesNothingThatNeedsNoQuotes(String cell) throws IOException {
        assertThat(row(',', cell, "x")).isEqualTo(cell + ",x\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", ",", "a\nb", "a\rb", "\n", " a", "a ", "\ta", "a\t", " ", "\uFEFFa", "a\uFEFF"})
    void quotesWhatReadersWouldChange(String cell) throws IOException {
        assertThat(row(',', cell, "x")).isEqualTo("\"" + cell + "\",x\n");
    }

    @Test
    void doublesQuotes() throws IOException {
        assertThat(row(',', "\"", "a\"b", "\"\"")).isEqualTo("\"\"\"\",\"a\"\"b\",\"\"\"\"\"\"\n");
        assertThat(row(',', "\"a,b\"")).isEqualTo("\"\"\"a,b\"\"\"\n");
    }

    @Test
    void tellsARowWithOneEmptyCellFromAnEmptyLine() throws IOException {
        assertThat(row(',', "")).isEqualTo("\"\"\n");
        assertThat(row(',')).isEqualTo("\n");
        assertThat(row(',', "", "")).isEqualTo(",\n");
    }

    @Test
    void quotesItsOwnDelimiterOnly() throws IOException {
        assertThat(row('\t', "a,b", "a\tb")).isEqualTo("a,b\t\"a\tb\"\n");
        assertThat(row('|', "a|b", "a,b")).isEqualTo("\"a|b\"|a,b\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+2", "+a", "-a", "@a", "--1", "-1-1", "+", "-", "=", "-1e", "+1 2", "\uFF1D1", "\uFF0Ba", "\uFF0Da",
                "\uFF20a", "-\u0661"
            })
    void protectsFormulas(String cell) throws IOException {
        assertThat(written(new CsvText(',', "\n", true), List.of(cell))).isEqualTo("'" + cell + "\n");
        assertThat(written(new CsvText(',', "\n", false), List.of(cell))).isEqualTo(cell + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "-1.5", "-.5", "-1.", "+1e5", "-1.5E-10", "1", "a=b", "", "'=1", "a@b"})
    void protectsNoNumberAndNoOtherText(String cell) throws IOException {
        assertThat(written(new CsvText(',', "\n", true), List.of(cell, "x"))).isEqualTo(cell + ",x\n");
    }

    @Test
    void protectsAFormulaBehindALineBreakToo() throws IOException {
        CsvText csv = new CsvText(',', "\n", true);
        assertThat(written(csv, List.of("\n=1"))).isEqualTo("\"'\n=1\"\n");
        assertThat(written(csv, List.of("\t=1"))).isEqualTo("'\t=1\n");
    }

    @Test
    void givesTheGrammarTheSameCellsAgain() throws IOException {
        Random random = new Random(31);
        String[] pieces = {
            "a", "\u00e9", ",", ";", "\t", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\uFEFF", "'", "\uD83D\uDE00"
        };
        for (int i = 0; i < 20_000; i++) {
            char delimiter = ",;\t|".charAt(random.nextInt(4));
            String separator = random.nextBoolean() ? "\n" : "\r\n";
            List<List<String>> rows = new ArrayList<>();
            CsvText csv = new CsvText(delimiter, separator, false);
            LabelText out = new LabelText();
            for (int row = random.nextInt(4); row > 0; row--) {
                List<String> cells = new ArrayList<>();
                for (int cell = random.nextInt(4); cell > 0; cell--) {
                    StringBuilder text = new StringBuilder();
                    for (int count = random.nextInt(5); count > 0; count--) {
                        text.append(pieces[random.nextInt(pieces.length)]);
                    }
                    cells.add(text.toString());
                }
                rows.add(cells);
                csv.append(cells, out);
            }
            char[] text = text(out).toCharArray();
            assertThat(new CsvGrammar(text, text.length, delimiter).rows(100))
                    .as(new String(text))
                    .isEqualTo(rows);
        }
    }

    private static String row(char delimiter, String... cells) throws IOException {
        return written(new CsvText(delimiter, "\n", false), List.of(cells));
    }

    private static String written(CsvText csv, List<String> cells) throws IOException {
        LabelText out = new LabelText();
        csv.append(cells, out);
        return text(out);
    }

    private static String text(LabelText out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
