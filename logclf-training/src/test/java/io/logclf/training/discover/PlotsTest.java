package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The map of templates and the curve of distances, as they are drawn. */
class PlotsTest {

    private static final Pattern CIRCLE =
            Pattern.compile("<circle cx=\"([-\\d.]+)\" cy=\"([-\\d.]+)\" r=\"([\\d.]+)\"");

    private static TemplateRows template(String text, long rows) {
        return new TemplateRows(text, rows, text, List.of(text), List.of(), List.of());
    }

    private static GroupedTemplates grouped(List<TemplateRows> templates) {
        PortionedEncoding encoding =
                new PortionedEncoding(new WordsEncoder(), Runnable::run, 1, (phase, done, total) -> {});
        return GroupedTemplates.of(templates, encoding, 0.1, 1);
    }

    private static List<MatchResult> circles(String svg) {
        return CIRCLE.matcher(svg).results().toList();
    }

    private static void assertWellFormed(String svg) {
        try {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(svg, e);
        }
    }

    /** Texts of which no two have a word in common. */
    private static List<TemplateRows> templates(int count) {
        List<TemplateRows> templates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            templates.add(template("first" + name + " second" + name, i + 1));
        }
        return templates;
    }

    @Test
    void everyTemplateIsACircleWithinTheMap() {
        String svg = new MapPlot(grouped(templates(40))).svg();
        assertWellFormed(svg);
        assertThat(circles(svg)).hasSize(40).allSatisfy(circle -> {
            assertThat(Double.parseDouble(circle.group(1))).isBetween(32.0, 828.0);
            assertThat(Double.parseDouble(circle.group(2))).isBetween(32.0, 488.0);
            assertThat(Double.parseDouble(circle.group(3))).isBetween(3.0, 16.0);
        });
    }

    @Test
    void aSingleTemplateIsInTheMiddle() {
        String svg = new MapPlot(grouped(List.of(template("disk full", 1)))).svg();
        assertThat(circles(svg)).singleElement().satisfies(circle -> {
            assertThat(circle.group(1)).isEqualTo("430.0");
            assertThat(circle.group(2)).isEqualTo("260.0");
            assertThat(circle.group(3)).isEqualTo("16.0");
        });
    }

    @Test
    void areasGrowWithRows() {
        String svg = new MapPlot(grouped(List.of(template("alpha beta", 100), template("gamma delta", 25)))).svg();
        // Large groups are drawn last.
        assertThat(circles(svg).stream().map(circle -> circle.group(3))).containsExactly("8.0", "16.0");
    }

    @Test
    void textsOfTemplatesAreTextsAndCutWhereTheyAreLong() {
        String nasty = "</title><script>alert(1)</script> & \"q\" \u0000\u001b\ud800 ";
        String svg = new MapPlot(grouped(List.of(template(nasty, 1), template("x".repeat(5_000), 1)))).svg();
        assertWellFormed(svg);
        assertThat(svg)
                .doesNotContain("<script>")
                .doesNotContain("x".repeat(301))
                .contains("x".repeat(300) + "\u2026");
    }

    @Test
    void theLargestGroupsHaveColoursAndNumbers() {
        String svg = new MapPlot(grouped(templates(30))).svg();
        assertThat(svg.split("class=\"name\"", -1)).hasSize(1 + MapPlot.COLOURED);
        assertThat(IntStream.rangeClosed(1, MapPlot.COLOURED).mapToObj(MapPlot::colour))
                .doesNotHaveDuplicates()
                .allMatch(colour -> colour.startsWith("hsl("));
        assertThat(MapPlot.colour(0))
                .isEqualTo(MapPlot.colour(MapPlot.COLOURED + 1))
                .isEqualTo("var(--grey)");
    }

    @Test
    void ofVeryManyTemplatesThoseWithMostRowsAreDrawnWhateverTheirGroup() {
        int more = 200;
        List<TemplateRows> templates = new ArrayList<>();
        for (int i = 0; i < MapPlot.MAX_CIRCLES + more; i++) {
            // The more rows, the larger the group: the last ones are group 1, 2 and so on.
            templates.add(template("kind" + letters(i) + " number" + letters(i), i + 1));
        }
        String svg = new MapPlot(grouped(templates)).svg();
        assertThat(circles(svg)).hasSize(MapPlot.MAX_CIRCLES);
        assertThat(svg)
                .contains(">group 1: kind" + letters(MapPlot.MAX_CIRCLES + more - 1) + " ")
                .contains(": kind" + letters(more) + " ")
                .doesNotContain(": kind" + letters(more - 1) + " ");
        assertThat(svg.split("class=\"name\"", -1)).hasSize(1 + MapPlot.COLOURED);
    }

    @Test
    void allTemplatesAreDrawnUpToTheMost() {
        List<TemplateRows> templates = new ArrayList<>();
        for (int i = 0; i < MapPlot.MAX_CIRCLES; i++) {
            templates.add(template("kind" + letters(i) + " number" + letters(i), 1));
        }
        assertThat(circles(new MapPlot(grouped(templates)).svg())).hasSize(MapPlot.MAX_CIRCLES);
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 676) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }

    @Test
    void theMapOfNothingIsEmpty() {
        String svg = new MapPlot(grouped(List.of(template("a", 1)))).svg();
        assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains("group 1: a");
    }

    @Test
    void theCurveHasAPointForEachDistance() {
        String svg = new DistancePlot(new double[] {0, 0.1, 0.35}, 0.2).svg();
        assertWellFormed(svg);
        String points = svg.substring(svg.indexOf("points=\"") + 8, svg.indexOf("\"/>", svg.indexOf("points=\"")));
        assertThat(points.strip().split(" ", -1)).hasSize(3);
        assertThat(points).startsWith("44.0,232.0 ").contains(" 844.0,");
        assertThat(svg).contains(">eps 0.2</text>").contains(">0.4</text>").doesNotContain(">0.6</text>");
    }

    @Test
    void distancesThatAreNoneOrBelowZeroAreDrawnAtTheBottom() {
        assertWellFormed(new DistancePlot(new double[0], 0.1).svg());
        assertThat(new DistancePlot(new double[] {-1e-7}, 0.1).svg()).contains("points=\"44.0,232.0 \"");
        assertThat(new DistancePlot(new double[] {0}, 0).svg())
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void numbersOfPlotsAreTheSameInEveryLocale() {
        String curve = new DistancePlot(new double[] {0.125, 0.5}, 0.25).svg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRANCE);
            assertThat(new DistancePlot(new double[] {0.125, 0.5}, 0.25).svg()).isEqualTo(curve);
        } finally {
            Locale.setDefault(before);
        }
    }
}
