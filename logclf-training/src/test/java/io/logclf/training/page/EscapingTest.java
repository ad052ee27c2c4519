package io.logclf.training.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Texts of any kind through a page and back, and shares of any size. */
class EscapingTest {

    private static final long SEED = 90;
    private static final String SIGNS = "<>&\"'/=` ]-!;#xa1\u00e9\u65e5\t\n";

    private static final DocumentBuilder PARSER = parser();

    private static DocumentBuilder parser() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new AssertionError("every Java has a parser", e);
        }
    }

    private static Element parse(String markup) {
        try {
            return PARSER.parse(new InputSource(new StringReader(markup))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + markup, e);
        }
    }

    private static String any(Random random, String signs) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }

    @Test
    void aReaderGetsTheTextThatWasWritten() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            String text = any(random, SIGNS);
            Element root =
                    parse(new HtmlBuilder().raw("<p>").text(text).raw("</p>").toString());
            assertThat(root.getTextContent()).as("seed %d, %d", SEED, i).isEqualTo(text);
            assertThat(root.getElementsByTagName("*").getLength()).isZero();
        }
    }

    @Test
    void aTextStaysWithinItsAttribute() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            // A parser makes blanks of line breaks in attributes.
            String text = any(random, SIGNS.strip());
            for (String quote : List.of("\"", "'")) {
                Element root = parse("<p title=" + quote + new HtmlBuilder().text(text) + quote + "/>");
                assertThat(root.getAttribute("title"))
                        .as("seed %d, %d", SEED, i)
                        .isEqualTo(text);
                assertThat(root.getAttributes().getLength()).isOne();
            }
        }
    }

    @Test
    void anyCharacterMayStandOnAPage() {
        for (int c = 0; c <= Character.MAX_VALUE; c += 1 + c / 64) {
            parse("<p>" + new HtmlBuilder().text("a" + (char) c + "b") + "</p>");
        }
        parse("<p>" + new HtmlBuilder().text("\ud83d\ude80 \ud83d \ude80 \uffff \ufffe \u0000") + "</p>");
    }

    @Test
    void charactersThatTurnTextAroundAreShown() {
        assertThat(new HtmlBuilder().text("a\u202eb\u2066c\u200bd").toString())
                .isEqualTo("a[U+202E]b[U+2066]c[U+200B]d");
    }

    @Test
    void rowsOfATableHaveTheColumnsOfItsHead() {
        String table = new HtmlBuilder()
                .table("a \"caption\"", "tn", List.of("<b>", "count"))
                .raw("<tr>")
                .rowHead("x & y")
                .number(12_345)
                .raw("</tr>\n")
                .endTable()
                .toString();
        Element root = parse(table);
        assertThat(root.getAttribute("aria-label")).isEqualTo("a \"caption\"");
        assertThat(root.getElementsByTagName("tr").getLength()).isEqualTo(2);
        assertThat(root.getElementsByTagName("th").item(0).getTextContent()).isEqualTo("<b>");
        assertThat(root.getElementsByTagName("td").item(0).getTextContent()).isEqualTo("12,345");
    }

    @Test
    void aShareThatIsNotAllNeverReadsAsAllNorOneThatIsSomethingAsNothing() {
        for (long whole : new long[] {1, 2, 3, 999, 1_000, 2_000, 2_001, 1_000_000, Integer.MAX_VALUE}) {
            assertThat(ShownNumbers.percent(whole, whole)).isEqualTo("100.0 %");
            assertThat(ShownNumbers.percent(0, whole)).isEqualTo("0.0 %");
            if (whole > 1) {
                assertThat(ShownNumbers.percent(whole - 1, whole)).doesNotStartWith("100");
                assertThat(ShownNumbers.percent(1, whole)).isNotEqualTo("0.0 %");
                assertThat(ShownNumbers.decimal(OptionalDouble.of((whole - 1.0) / whole)))
                        .isNotEqualTo("1.000");
            }
        }
    }

    @Test
    void numbersHaveTheDigitsOfEnglishInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat(ShownNumbers.count(1_234_567)).isEqualTo("1,234,567");
            assertThat(ShownNumbers.percent(1, 3)).isEqualTo("33.3 %");
            assertThat(ShownNumbers.decimal(OptionalDouble.of(0.5))).isEqualTo("0.500");
        } finally {
            Locale.setDefault(before);
        }
    }
}
