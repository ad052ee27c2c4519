package io.logclf.training.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HtmlBuilderTest {

    @Test
    void textCanNeitherBeMarkupNorEndAnAttribute() {
        assertThat(new HtmlBuilder().text("<a href=\"x\" title='y'>&amp;").toString())
                .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;");
    }

    @Test
    void everyPieceButRawEscapes() {
        HtmlBuilder html = new HtmlBuilder()
                .element("p", "<1>")
                .note("<2>")
                .table("<3>", "tn", List.of("<4>", "<5>"))
                .raw("<tr>")
                .rowHead("<6>")
                .cell("<7>")
                .number("<8>")
                .raw("</tr>")
                .endTable();
        for (int i = 1; i <= 8; i++) {
            assertThat(html.toString()).contains("&lt;" + i + "&gt;").doesNotContain("<" + i + ">");
        }
    }

    @Test
    void numbersAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new HtmlBuilder().raw("%.1f", 1.5).number(1234567).toString())
                    .isEqualTo("1.5<td class=\"n\">1,234,567</td>");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void columnsOfNumbersAreMarkedInTheHead() {
        assertThat(new HtmlBuilder().table("c", "tn", List.of("name", "count")).toString())
                .contains("<th scope=\"col\">name</th><th scope=\"col\" class=\"n\">count</th>");
    }

    @Test
    void anEmptyNoteIsNoParagraph() {
        assertThat(new HtmlBuilder().note("").toString()).isEmpty();
    }
}
