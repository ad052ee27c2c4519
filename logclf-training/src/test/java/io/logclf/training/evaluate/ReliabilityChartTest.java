package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReliabilityChartTest {

    /** Coordinates have one decimal. */
    private static final double ROUNDED = 0.11;

    private static SvgText chart(List<Outcome> outcomes) {
        return SvgText.of(ReliabilityChart.svg(ReliabilityBin.of(outcomes), "first"));
    }

    private static List<Outcome> outcomes(int right, int wrong, double confidence) {
        return Stream.concat(
                        IntStream.range(0, right).mapToObj(i -> MadeOutcomes.decided("A", "A", confidence)),
                        IntStream.range(0, wrong).mapToObj(i -> MadeOutcomes.decided("A", "B", confidence)))
                .toList();
    }

    @Test
    void withoutDecisionsThereIsTheDiagonalAlone() {
        SvgText chart = chart(List.of(MadeOutcomes.abstained("A")));
        assertThat(chart.elements("rect", "")).isEmpty();
        assertThat(chart.elements("line", "ideal")).hasSize(1);
        assertThat(chart.texts("desc")).containsExactly("Share of right labels by confidence.");
    }

    @Test
    void aBarIsAsHighAsTheShareThatIsRight() {
        SvgText chart = chart(outcomes(15, 5, 0.9));
        Element bar = chart.elements("rect", "bar").get(0);
        assertThat(SvgText.number(bar, "height")).isCloseTo(0.75 * UnitPlot.HEIGHT, within(ROUNDED));
        assertThat(SvgText.number(bar, "y") + SvgText.number(bar, "height"))
                .isCloseTo(UnitPlot.TOP + UnitPlot.HEIGHT, within(ROUNDED));
        Element mark = chart.elements("line", "mark").get(0);
        assertThat(SvgText.number(mark, "y1"))
                .isEqualTo(SvgText.number(mark, "y2"))
                .isCloseTo(UnitPlot.TOP + 0.1 * UnitPlot.HEIGHT, within(ROUNDED));
    }

    @Test
    void barsOfFewRowsLookOtherwise() {
        assertThat(chart(outcomes(9, 0, 0.9)).elements("rect", "few")).hasSize(1);
        assertThat(chart(outcomes(10, 0, 0.9)).elements("rect", "few")).isEmpty();
        assertThat(chart(outcomes(10, 0, 0.9)).elements("rect", "bar")).hasSize(1);
    }

    @Test
    void countsAreInProportionButASingleRowIsSeen() {
        List<Outcome> outcomes = Stream.of(outcomes(1, 0, 0.5), outcomes(500, 0, 0.7), outcomes(1_000, 0, 0.95))
                .flatMap(List::stream)
                .toList();
        List<Element> counts = chart(outcomes).elements("rect", "count");
        assertThat(counts).hasSize(3);
        assertThat(SvgText.number(counts.get(0), "height")).isEqualTo(1.5);
        assertThat(SvgText.number(counts.get(2), "height"))
                .isCloseTo(2 * SvgText.number(counts.get(1), "height"), within(ROUNDED));
    }

    @Test
    void everyBinIsToldInWords() {
        SvgText chart = chart(Stream.concat(outcomes(3, 1, 0.6).stream(), outcomes(2, 0, 1).stream())
                .toList());
        assertThat(chart.texts("desc"))
                .containsExactly("Share of right labels by confidence. 0.53 to 0.60: 0.75 right of 4 rows."
                        + " 0.93 to 1.00: 1.00 right of 2 rows.");
        assertThat(chart.texts("title"))
                .containsExactly(
                        "Reliability diagram",
                        "confidence 0.53 to 0.60: 4 rows, mean confidence 0.600, 0.750 right",
                        "confidence 0.93 to 1.00: 2 rows, mean confidence 1.000, 1.000 right");
    }

    @Test
    void titleAndDescriptionAreThoseThatThePlotNames() {
        SvgText chart = chart(outcomes(1, 0, 0.9));
        assertThat(chart.root().getAttribute("aria-labelledby"))
                .isEqualTo("first-reliability-title first-reliability-desc");
        assertThat(chart.elements("title", "").get(0).getAttribute("id")).isEqualTo("first-reliability-title");
        assertThat(chart.elements("desc", "").get(0).getAttribute("id")).isEqualTo("first-reliability-desc");
    }

    @Test
    void nothingIsDrawnBesideThePlotWhateverThereIs() {
        for (int seed = 0; seed < 20; seed++) {
            SvgText chart = chart(MadeOutcomes.random(new Random(seed), 1 + 40 * seed, 3));
            String[] box = chart.root().getAttribute("viewBox").split(" ", -1);
            for (Element rect : chart.elements("rect", "")) {
                assertThat(SvgText.number(rect, "width")).as("seed %d", seed).isPositive();
                assertThat(SvgText.number(rect, "height")).isNotNegative();
                assertThat(SvgText.number(rect, "x")).isBetween(UnitPlot.LEFT, UnitPlot.LEFT + UnitPlot.WIDTH);
                assertThat(SvgText.number(rect, "y") + SvgText.number(rect, "height"))
                        .isLessThan(Double.parseDouble(box[3]));
            }
        }
    }

    @Test
    void numbersAreTheSameInEveryLocale() {
        List<ReliabilityBin> bins = ReliabilityBin.of(outcomes(2_000, 3, 0.9));
        String expected = ReliabilityChart.svg(bins, "x");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(ReliabilityChart.svg(bins, "x")).isEqualTo(expected).contains("2,003 rows");
        } finally {
            Locale.setDefault(before);
        }
    }
}
