package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LongReportTest {

    @Test
    void hasContentsThatLeadToEverySectionAndTable() {
        String html = report(400);
        Matcher links =
                Pattern.compile("<li><a href=\"#([a-z0-9]+)\">([^<]*)</a></li>").matcher(html);
        List<String> entries = new ArrayList<>();
        while (links.find()) {
            assertThat(html).contains("id=\"" + links.group(1) + "\"");
            entries.add(links.group(2));
        }
        assertThat(entries).containsExactly("First", "Second &lt;2&gt;", "Rows of a table");
    }

    @Test
    void hasASearchFieldAndShortOnesHaveNone() {
        assertThat(report(400)).contains("<input type=\"search\"", "script-src 'sha256-");
        assertThat(report(3)).doesNotContain("<script", "script-src", "<input", "<nav");
    }

    @Test
    void figuresHaveTitlesForPeopleAndKeysForPrograms() {
        EvaluationReport report = EvaluationReport.builder("made")
                .section("First", "", Metrics.of(List.of()))
                .figure("noveltyAuroc", "Labels left out, mean AUROC", 0.75)
                .build();
        assertThat(report.html()).contains("Labels left out, mean AUROC").doesNotContain("noveltyAuroc");
        assertThat(report.json()).contains("\"noveltyAuroc\": 0.75");
    }

    private static String report(int rows) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            cells.add(List.of("name " + i, Integer.toString(i)));
        }
        List<Outcome> outcomes = MadeOutcomes.random(new Random(1), 30, 3);
        return EvaluationReport.builder("made")
                .section("First", "", Metrics.of(outcomes))
                .section("Second <2>", "", Metrics.of(outcomes))
                .table("Rows of a table", "", List.of("name", "count"), cells)
                .build()
                .html();
    }
}
