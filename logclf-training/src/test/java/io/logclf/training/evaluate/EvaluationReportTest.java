package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.logclf.api.Label;
import io.logclf.training.page.HtmlBuilder;
import io.logclf.training.page.ShownNumbers;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class EvaluationReportTest {

    private static final String NASTY = "<script>alert('x')</script> & \"quoted\" \u001B[31m \uD800 \u0000";

    @Test
    void jsonHasTheKeysOfTheDesignAndMore() {
        JsonObject json = json(report(MadeOutcomes.random(new Random(1), 200, 4)));
        assertThat(json.keySet())
                .contains(
                        "title",
                        "note",
                        "rows",
                        "accuracy",
                        "macroF1",
                        "perLabel",
                        "coverage",
                        "accuracyOnDecided",
                        "ece",
                        "perStage",
                        "confusion",
                        "abstainReasons",
                        "reliability",
                        "riskCoverage",
                        "otherSections",
                        "figures",
                        "tables");
        assertThat(json.getAsJsonObject("perLabel").getAsJsonObject("Label A").keySet())
                .containsExactly("precision", "recall", "f1", "support");
        assertThat(json.getAsJsonObject("perStage").getAsJsonObject("embedding").keySet())
                .contains("decided", "share", "meanMicros", "riskCoverage");
        assertThat(json.getAsJsonArray("reliability")).hasSize(15);
    }

    @Test
    void everyStageWithSeveralConfidencesHasACurve() {
        String page = report(MadeOutcomes.random(new Random(1), 200, 4)).html();
        assertThat(page).contains("<h3>Risk and coverage of embedding</h3>").doesNotContain("coverage of regex</h3>");
    }

    @Test
    void jsonHoldsTheFiguresOfAllSections() {
        EvaluationReport report = EvaluationReport.builder("both")
                .section("first", "hard", Metrics.of(List.of(MadeOutcomes.decided("A", "B", 0.25))))
                .section("second", "easy", Metrics.of(List.of(MadeOutcomes.decided("A", "A", 0.75))))
                .table("Tools", "", List.of("label", "tool"), List.of(List.of("A", "rule")))
                .figure("novelty", 2 / 3.0)
                .build();
        JsonObject json = json(report);
        assertThat(json.get("title").getAsString()).isEqualTo("first");
        assertThat(json.get("accuracy").getAsDouble()).isZero();
        assertThat(json.get("ece").getAsDouble()).isEqualTo(0.25);
        JsonObject second = json.getAsJsonArray("otherSections").get(0).getAsJsonObject();
        assertThat(second.get("title").getAsString()).isEqualTo("second");
        assertThat(second.get("accuracy").getAsDouble()).isEqualTo(1);
        assertThat(json.getAsJsonObject("figures").get("novelty").getAsDouble()).isEqualTo(0.666667);
        assertThat(json.getAsJsonArray("tables")
                        .get(0)
                        .getAsJsonObject()
                        .get("rows")
                        .toString())
                .isEqualTo("[[\"A\",\"rule\"]]");
    }

    @Test
    void figuresOverNothingAreNullAndNeverNaN() {
        for (List<Outcome> outcomes : List.of(List.<Outcome>of(), List.of(MadeOutcomes.abstained("A")))) {
            EvaluationReport report = report(outcomes);
            JsonObject json = json(report);
            assertThat(json.get("accuracyOnDecided")).isNotNull().matches(JsonElement::isJsonNull);
            assertThat(json.get("ece")).matches(JsonElement::isJsonNull);
            assertThat(report.json()).doesNotContain("NaN", "Infinity");
            assertThat(report.html()).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void equalInputGivesEqualBytes() {
        EvaluationReport one = report(MadeOutcomes.random(new Random(9), 400, 7));
        EvaluationReport other = report(MadeOutcomes.random(new Random(9), 400, 7));
        assertThat(other.json()).isEqualTo(one.json());
        assertThat(other.html()).isEqualTo(one.html());
        assertThat(report(MadeOutcomes.random(new Random(10), 400, 7)).json()).isNotEqualTo(one.json());
    }

    @Test
    void whatComesFromDataIsEscaped() throws Exception {
        Label label = new Label("<b>" + NASTY);
        EvaluationReport report = EvaluationReport.builder(NASTY)
                .note(NASTY)
                .section(
                        NASTY,
                        NASTY,
                        Metrics.of(List.of(
                                Outcome.decided(MadeOutcomes.entry(2, NASTY, "A"), NASTY, label, 0.5),
                                Outcome.abstained(
                                        MadeOutcomes.entry(3, NASTY, "<i>B"),
                                        NASTY,
                                        io.logclf.api.AbstainReason.UNFAMILIAR,
                                        NASTY))))
                .table(NASTY, NASTY, List.of(NASTY), List.of(List.of(NASTY)))
                .figure(NASTY, 1)
                .build();
        String html = report.html();
        assertThat(html).doesNotContain("<script", "<b>", "<i>", "\u001B", "\u0000", "\uD800");
        assertThat(html)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot; \u241B[31m");
        parse(html);
    }

    @Test
    void pageNeedsNothingFromElsewhere() {
        String html = report(MadeOutcomes.random(new Random(2), 300, 5)).html();
        assertThat(html).doesNotContain("<script", "<link", "src=\"", "url(", "@import", "http://", "https://");
        Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
        while (links.find()) {
            assertThat(links.group(1)).startsWith("#");
            assertThat(html).contains("id=\"" + links.group(1).substring(1) + "\"");
        }
    }

    @Test
    void everyPlotHasATextInItsPlace() {
        String html = report(MadeOutcomes.random(new Random(3), 300, 5)).html();
        Matcher plots = Pattern.compile("<svg [^>]*role=\"img\" aria-labelledby=\"(\\S+) (\\S+)\"")
                .matcher(html);
        int count = 0;
        for (; plots.find(); count++) {
            assertThat(html).contains("<title id=\"" + plots.group(1) + "\">", "<desc id=\"" + plots.group(2) + "\">");
        }
        assertThat(count).as("two of the pipeline and one of its second stage").isEqualTo(3);
    }

    @Test
    void pageIsWellFormedWhateverThereIs() throws Exception {
        parse(report(List.of()).html());
        parse(report(List.of(MadeOutcomes.abstained("A"))).html());
        parse(report(List.of(MadeOutcomes.decided("A", "A", 1))).html());
        parse(report(List.of(MadeOutcomes.decided("A", "B", 0))).html());
        parse(report(MadeOutcomes.random(new Random(4), 3_000, 500)).html());
    }

    @Test
    void saysWhatIsMissingWithoutDecisions() {
        assertThat(report(List.of()).html())
                .contains("There are no rows to measure.")
                .doesNotContain("<svg");
        assertThat(report(List.of(MadeOutcomes.abstained("A"))).html())
                .contains("No row got a label", "model: low confidence", "Undecided messages")
                .doesNotContain("<svg");
    }

    @Test
    void largeDataIsCutWithANote() {
        String html = report(MadeOutcomes.random(new Random(6), 20_000, 500)).html();
        assertThat(html)
                .contains("the 20 labels with the most errors of 500", "The 100 worst of 500 labels", "The first 20 of")
                .contains("other labels");
        assertThat(html.length()).isLessThan(400_000);
    }

    @Test
    void matrixHasEveryRowOfALabelOnce() throws Exception {
        Metrics metrics = Metrics.of(MadeOutcomes.random(new Random(7), 5_000, 60));
        String html = report(metrics.outcomes()).html();
        String matrix = html.substring(html.indexOf("class=\"matrix"), html.indexOf("Most frequent confusions"));
        Matcher rows = Pattern.compile("<tr><th scope=\"row\" title=\"([^\"]+)\">.*?</tr>")
                .matcher(matrix);
        int count = 0;
        for (; rows.find(); count++) {
            Matcher cells = Pattern.compile("\">([\\d,]+)</td>").matcher(rows.group());
            long sum = 0;
            while (cells.find()) {
                sum += Long.parseLong(cells.group(1).replace(",", ""));
            }
            String label = rows.group(1);
            assertThat(sum)
                    .isEqualTo(metrics.perLabel().stream()
                            .filter(score -> score.label().equals(label))
                            .findFirst()
                            .orElseThrow()
                            .support());
        }
        assertThat(count).isEqualTo(20);
    }

    @Test
    void errorsOfOneTemplateAreOneRow() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            outcomes.add(Outcome.decided(
                    MadeOutcomes.entry(i + 2, "order " + i + " was lost", "A"), "model", new Label("B"), 0.5));
        }
        String html = report(outcomes).html();
        assertThat(html)
                .containsOnlyOnce("<td class=\"log\">")
                .contains("<td class=\"n\">7</td><td class=\"log\">order 0");
    }

    @Test
    void longMessagesAreCutBetweenCharacters() {
        String message = "x".repeat(299) + "\uD83D\uDE00".repeat(10);
        String html = report(
                        List.of(Outcome.decided(MadeOutcomes.entry(2, message, "A"), "model", new Label("B"), 0.5)))
                .html();
        assertThat(html).contains("x".repeat(299) + "…<").doesNotContain("\uFFFD");
    }

    @Test
    void messagesCannotTurnTheirOwnText() {
        assertThat(new HtmlBuilder().text("a\u202Eb\u2066c").toString()).isEqualTo("a[U+202E]b[U+2066]c");
    }

    @Test
    void oneErrorAmongTheSurestDoesNotSqueezeThePlot() {
        List<Outcome> outcomes = new ArrayList<>(List.of(MadeOutcomes.decided("A", "B", 1)));
        for (int i = 0; i < 999; i++) {
            outcomes.add(MadeOutcomes.decided("A", "A", 0.9 - i / 10_000.0));
        }
        assertThat(report(outcomes).html())
                .contains("0.1 % wrong at 100.0 % coverage")
                .contains(">10 %</text>");
    }

    @Test
    void sharesAreNotRoundedToAllOrNothing() {
        assertThat(ShownNumbers.percent(Ratio.of(99_999, 100_000))).isEqualTo("> 99.9 %");
        assertThat(ShownNumbers.percent(Ratio.of(1, 100_000))).isEqualTo("< 0.1 %");
        assertThat(ShownNumbers.percent(Ratio.of(1, 1))).isEqualTo("100.0 %");
        assertThat(ShownNumbers.percent(Ratio.of(0, 1))).isEqualTo("0.0 %");
        assertThat(ShownNumbers.decimal(Ratio.of(99_999, 100_000))).isEqualTo("> 0.999");
    }

    @Test
    void rejectsWhatItCannotShow() {
        EvaluationReport.Builder builder = EvaluationReport.builder("bad");
        assertThatIllegalStateException().isThrownBy(builder::build);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.table("t", "", List.of("a", "b"), List.of(List.of("1"))))
                .withMessageContaining("1 for 2");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.figure("f", Double.NaN));
    }

    private static EvaluationReport report(List<Outcome> outcomes) {
        return EvaluationReport.builder("made")
                .section("made", "", Metrics.of(outcomes))
                .build();
    }

    private static JsonObject json(EvaluationReport report) {
        return JsonParser.parseString(report.json()).getAsJsonObject();
    }

    /** Pages close every element, but for those that have no end tag. */
    private static void parse(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "")
                .replaceAll("<meta ([^>]*)>", "<meta $1/>")
                .replaceAll("<details ([^>]*) open>", "<details $1>");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
