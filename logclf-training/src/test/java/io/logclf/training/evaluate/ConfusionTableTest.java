package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import io.logclf.training.page.HtmlBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The heat map of confusions, the list of the most frequent ones, and the tables of errors. */
class ConfusionTableTest {

    private static final Pattern SHADE =
            Pattern.compile("<td class=\"(ok|no)\" style=\"--a:([\\d.]+)\">([\\d,]+)</td>");

    private static String confusion(List<Outcome> outcomes) {
        HtmlBuilder html = new HtmlBuilder();
        new ConfusionTable(Metrics.of(outcomes), html).write();
        return html.toString();
    }

    private static String errors(List<Outcome> outcomes) {
        HtmlBuilder html = new HtmlBuilder();
        new ErrorTables(Metrics.of(outcomes), html).write();
        return html.toString();
    }

    private static List<MatchResult> shades(String html) {
        return SHADE.matcher(html).results().toList();
    }

    private static List<Outcome> times(int count, String truth, String given) {
        return Collections.nCopies(count, MadeOutcomes.decided(truth, given, 0.9));
    }

    @Test
    void shadesAreSharesOfTheRow() {
        List<Outcome> outcomes = new ArrayList<>(times(999, "A", "A"));
        outcomes.addAll(times(1, "A", "B"));
        outcomes.addAll(times(4, "B", "B"));
        List<MatchResult> shades = shades(confusion(outcomes));
        assertThat(shades.stream().map(shade -> shade.group(1) + " " + shade.group(2) + " " + shade.group(3)))
                .containsExactly("ok 0.55 999", "no 0.08 1", "ok 0.55 4");
    }

    @Test
    void undecidedRowsHaveAColumnOfTheirOwn() {
        String html = confusion(List.of(MadeOutcomes.abstained("A"), MadeOutcomes.decided("A", "A", 1)));
        assertThat(html).contains("<span title=\"undecided\">undecided</span>").doesNotContain("other labels");
        assertThat(shades(html).stream().map(shade -> shade.group(1))).containsExactly("ok", "no");
    }

    @Test
    void aLabelThatOnlyWasGivenHasAColumnAndNoRow() {
        String html = confusion(times(2, "A", "B"));
        assertThat(html).contains("<span title=\"B\">B</span>").doesNotContain("<th scope=\"row\" title=\"B\">");
        assertThat(html).contains("Most frequent confusions");
    }

    @Test
    void withoutErrorsThereIsNoList() {
        assertThat(confusion(times(3, "A", "A"))).doesNotContain("Most frequent confusions");
        assertThat(errors(times(3, "A", "A"))).isEmpty();
    }

    @Test
    void theLabelsWithMostErrorsAreShownAndTheOthersCounted() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            outcomes.addAll(times(i, MadeOutcomes.label(i), "Wrong"));
            outcomes.addAll(times(1, MadeOutcomes.label(i), MadeOutcomes.label(i)));
        }
        String html = confusion(outcomes);
        assertThat(html)
                .contains("These are the 20 labels with the most errors of 26; metrics.json has all.")
                .contains("<span title=\"other labels\">")
                .contains("The first 20 of 24; metrics.json has all.")
                .doesNotContain("<th scope=\"row\" title=\"Label A\">")
                .contains("<th scope=\"row\" title=\"Label Y\">");
    }

    @Test
    void theMostFrequentConfusionIsListedFirst() {
        List<Outcome> outcomes = new ArrayList<>(times(2, "A", "B"));
        outcomes.addAll(times(7, "B", "A"));
        String list = confusion(outcomes);
        list = list.substring(list.indexOf("<h3>Most frequent confusions"));
        assertThat(list.indexOf("<td class=\"n\">7</td>")).isBetween(0, list.indexOf("<td class=\"n\">2</td>"));
    }

    @Test
    void namesOfLabelsAreNoMarkup() {
        String html = confusion(times(1, "<b>\"a\"", "<i>'x'"));
        assertThat(html)
                .doesNotContain("<b>")
                .doesNotContain("<i>")
                .contains("title=\"&lt;b&gt;&quot;a&quot;\"")
                .contains("&lt;i&gt;&#39;x&#39;");
    }

    @Test
    void errorsThatDifferInNumbersAreOneWithItsFirstPlace() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            outcomes.add(Outcome.decided(
                    MadeOutcomes.entry(10 + i, "job " + (40 + i) + " lost", "A"), "model", new Label("B"), 0.5));
        }
        outcomes.add(MadeOutcomes.decided("A", "B", 0.75));
        String html = errors(outcomes);
        assertThat(html)
                .contains("<td class=\"n\">5</td><td class=\"log\">job 40 lost</td>")
                .contains("made.csv:10");
        assertThat(html).doesNotContain("job 41").doesNotContain("Undecided messages");
        assertThat(html.indexOf("job 40 lost")).isLessThan(html.indexOf("a message"));
    }

    @Test
    void wrongLabelsComeBeforeUndecidedMessages() {
        String html = errors(List.of(MadeOutcomes.abstained("A"), MadeOutcomes.decided("A", "B", 0.75)));
        assertThat(html.indexOf("<h3>Wrong labels</h3>")).isBetween(0, html.indexOf("<h3>Undecided messages</h3>"));
        assertThat(html).contains("0.750");
    }
}
