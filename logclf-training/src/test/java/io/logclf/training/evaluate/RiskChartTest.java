package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class RiskChartTest {

    private static final double ROUNDED = 0.11;

    private static SvgText chart(RiskPoint... points) {
        return SvgText.of(RiskChart.svg(List.of(points), "first", "As it is"));
    }

    private static List<String> marks(SvgText chart) {
        return chart.elements("text", "end").stream()
                .map(Element::getTextContent)
                .filter(text -> !text.contains("wrong"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 1 %", "0.008, 1 %", "0.009, 2 %", "0.04, 5 %", "0.0435, 10 %", "0.3, 50 %", "0.5, 100 %", "1, 100 %"
    })
    void theScaleIsTheSmallestWithRoomForTheWords(double risk, String top) {
        assertThat(marks(chart(new RiskPoint(0.5, 0.8, risk))))
                .hasSize(6)
                .last()
                .isEqualTo(top);
    }

    @Test
    void marksOfASmallScaleHaveADecimal() {
        assertThat(marks(chart(new RiskPoint(0.5, 0.8, 0))))
                .containsExactly("0 %", "0.2 %", "0.4 %", "0.6 %", "0.8 %", "1 %");
    }

    @Test
    void theDotIsWhereTheCurveEnds() {
        SvgText chart = chart(new RiskPoint(0.9, 0.25, 0), new RiskPoint(0.5, 0.5, 0.1), new RiskPoint(0.1, 0.75, 0.2));
        String[] curve = chart.elements("polyline", "curve")
                .get(0)
                .getAttribute("points")
                .split("[ ,]", -1);
        assertThat(curve).hasSize(6);
        Element dot = chart.elements("circle", "dot").get(0);
        assertThat(dot.getAttribute("cx")).isEqualTo(curve[4]);
        assertThat(dot.getAttribute("cy")).isEqualTo(curve[5]);
        assertThat(SvgText.number(dot, "cx")).isCloseTo(UnitPlot.LEFT + 0.75 * UnitPlot.WIDTH, within(ROUNDED));
        // The scale ends at one half.
        assertThat(SvgText.number(dot, "cy")).isCloseTo(UnitPlot.TOP + 0.6 * UnitPlot.HEIGHT, within(ROUNDED));
    }

    @Test
    void wordsStandWhereThereIsRoom() {
        Element right =
                chart(new RiskPoint(0.5, 0.9, 0.1)).elements("text", "strong").get(0);
        assertThat(right.getAttribute("class")).isEqualTo("strong end");
        assertThat(right.getTextContent()).isEqualTo("10.0 % wrong at 90.0 % coverage");
        Element left =
                chart(new RiskPoint(0.5, 0.5, 0.1)).elements("text", "strong").get(0);
        assertThat(left.getAttribute("class")).isEqualTo("strong");
        Element below =
                chart(new RiskPoint(0.5, 0.9, 1)).elements("text", "strong").get(0);
        assertThat(SvgText.number(below, "y")).isGreaterThan(UnitPlot.TOP);
    }

    @Test
    void theFewSurestRowsAreLeftOutUnlessThereAreNoOthers() {
        RiskPoint sure = new RiskPoint(1, 0.019, 1);
        RiskPoint rest = new RiskPoint(0.5, 0.8, 0.01);
        assertThat(marks(chart(sure, rest))).last().isEqualTo("2 %");
        assertThat(marks(chart(sure))).last().isEqualTo("100 %");
        assertThat(chart(sure).texts("desc").get(0)).contains("1.9 % covered, 100.00 % of these wrong.");
    }

    @Test
    void aLongCurveIsToldInAboutTenPoints() {
        List<RiskPoint> points = new ArrayList<>();
        IntStream.rangeClosed(1, 200).forEach(i -> points.add(new RiskPoint(1 - i / 200.0, i / 200.0, 0.01)));
        String told =
                SvgText.of(RiskChart.svg(points, "x", "As it is")).texts("desc").get(0);
        assertThat(told.split("Confidence from ", -1)).hasSizeBetween(10, 13);
        assertThat(told).startsWith("As it is: 1.0 % wrong at 100.0 % coverage. Confidence from ");
    }

    @Test
    void axesGoFromNothingToAll() {
        SvgText chart = chart(new RiskPoint(0.5, 0.8, 0.1));
        assertThat(chart.elements("text", "mid").stream().map(Element::getTextContent))
                .containsExactly("0 %", "20 %", "40 %", "60 %", "80 %", "100 %", "coverage");
        assertThat(chart.elements("line", "grid")).hasSize(6);
    }
}
