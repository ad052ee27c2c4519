package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.training.LogSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class DiscoveryReportTest {

    @TempDir
    Path folder;

    @Test
    void theMapStandsBeforeTheGroups() throws IOException {
        String html = report("log", words(20));
        assertThat(html.indexOf("<h2 id=\"map\">")).isPositive().isLessThan(html.indexOf("<h2 id=\"groups\">"));
        assertThat(html.indexOf("<h2 id=\"eps\">"))
                .isBetween(html.indexOf("<h2 id=\"groups\">"), html.indexOf("<h2 id=\"noise\">"));
    }

    @Test
    void aShortReportHasNoScript() throws IOException {
        assertThat(report("log", words(20))).doesNotContain("<script", "<nav");
    }

    @Test
    void aLongReportHasContentsThatLeadToItsParts() throws IOException {
        String html = report("log", words(400));
        Matcher links = Pattern.compile("<li><a href=\"#([a-z]+)\">").matcher(html);
        List<String> ids = new ArrayList<>();
        while (links.find()) {
            ids.add(links.group(1));
        }
        assertThat(ids).containsExactly("map", "groups", "eps", "noise");
        ids.forEach(id -> assertThat(html).contains("id=\"" + id + "\""));
        assertThat(html).contains("<input type=\"search\"", "script-src 'sha256-");
    }

    @Test
    void moreGroupsThanAPageHoldsAreCounted() throws IOException {
        String html = report("log", words(620));
        assertThat(html).contains("The first 500 are shown; all 620 groups are in groups.csv.");
        assertThat(Pattern.compile("<tr><td>").matcher(html).results().count()).isEqualTo(500);
    }

    @Test
    void theMapTellsThatNotAllTemplatesAreDrawn() throws IOException {
        assertThat(report("log", words(3_010)))
                .contains(" Of the 3,010 templates, 3,000 are drawn: those with most rows, and the largest of each");
        assertThat(report("log", words(620))).doesNotContain(" are drawn");
    }

    @Test
    void aLongReportIsWellFormedWhateverTheMessagesSay() throws Exception {
        List<String> messages = words(350);
        messages.add("</code></td><script>alert(1)</script> & \"quoted\" 'text'");
        String html = report("<b>log & more</b>", messages);
        String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(html).contains("Groups in &lt;b&gt;log &amp; more&lt;/b&gt;").doesNotContain("<script>alert");
    }

    @Test
    void aLongMessageIsCut() throws IOException {
        assertThat(report("log", List.of("long " + "x".repeat(60) + " y".repeat(400))))
                .contains("…</code>")
                .doesNotContain(" y".repeat(300));
    }

    private String report(String name, List<String> messages) throws IOException {
        Discovery.builder(new WordsEncoder())
                .eps(0.01)
                .build()
                .run(LogSource.of(name, messages.stream().map(LogEntry::of).toList()), folder.resolve("out"));
        return Files.readString(folder.resolve("out/report.html"));
    }

    /** Messages of which no two have a word in common. */
    private static List<String> words(int count) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = word(i);
            messages.add("first" + name + " second" + name + " third" + name);
        }
        return messages;
    }

    private static String word(int number) {
        return "" + (char) ('a' + number / 676) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }
}
