package io.logclf.training.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HtmlPageTest {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    @Test
    void aShortPageHasNoScriptNoContentsAndNoPlaceForThem() {
        String html = page(HtmlPage.LONG).html();
        assertThat(html)
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .doesNotContain("<script", "script-src", "<nav", "search");
    }

    @Test
    void aLongPageBeginsWithContentsAndASearchField() {
        HtmlPage page = page(HtmlPage.LONG + 1);
        page.entry("groups", "Groups <1>");
        String html = page.html();
        assertThat(html).contains("<li><a href=\"#groups\">Groups &lt;1&gt;</a></li>", "<input type=\"search\"");
        assertThat(html.indexOf("<nav")).isBetween(html.indexOf("</header>"), html.indexOf("<main>"));
    }

    @Test
    void itemsCountAsRowsDo() {
        HtmlPage page = new HtmlPage("t", "");
        page.main().raw("<code class=\"item\"></code>".repeat(HtmlPage.LONG + 1));
        assertThat(page.isLong()).isTrue();
    }

    @Test
    void theFieldIsHiddenWhereScriptsDoNotRun() {
        assertThat(page(HtmlPage.LONG + 1).html()).contains("<div id=\"search\" role=\"search\" hidden=\"hidden\">");
    }

    @Test
    void thePolicyAllowsTheOneScriptByItsHash() throws Exception {
        String html = page(HtmlPage.LONG + 1).html();
        Matcher scripts = SCRIPT.matcher(html);
        assertThat(scripts.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(scripts.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(html).contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'\"");
        assertThat(scripts.find()).isFalse();
    }

    @Test
    void aScriptFromTheDataHasNoHashOfThePolicy() {
        HtmlPage page = new HtmlPage("</title><script>alert(1)</script>", "");
        page.main().raw("<tr>".repeat(HtmlPage.LONG + 1)).text("<script>alert(2)</script>");
        page.entry("x", "<script>alert(3)</script>");
        assertThat(SCRIPT.matcher(page.html()).results()).hasSize(1);
        assertThat(page.html()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(2)");
    }

    @Test
    void theScriptTouchesNoMarkup() {
        assertThat(HtmlPage.resource(HtmlPage.class, "search.js"))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "<", "&");
    }

    @Test
    void aLongPageIsWellFormed() throws Exception {
        HtmlPage page = new HtmlPage("a & b", "p { margin: 0; }\n");
        page.header().element("h1", "a & b").note("");
        page.entry("rows", "Rows");
        page.main().raw("<div id=\"rows\">").table("Rows", "tn", java.util.List.of("Name", "Count"));
        for (int i = 0; i <= HtmlPage.LONG; i++) {
            page.main().raw("<tr>").rowHead("<row>").number(i).raw("</tr>\n");
        }
        page.main().endTable().raw("</div>\n");
        page.footer().raw("end");
        String xml = page.html().replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(document.getElementsByTagName("tr").getLength()).isEqualTo(HtmlPage.LONG + 2);
        assertThat(document.getElementsByTagName("footer").item(0).getTextContent())
                .isEqualTo("end");
    }

    @Test
    void aPageWithoutAFooterHasNone() {
        assertThat(page(1).html()).doesNotContain("<footer").endsWith("</main>\n</body>\n</html>\n");
    }

    private static HtmlPage page(int rows) {
        HtmlPage page = new HtmlPage("t", "");
        page.main().raw("<tr></tr>".repeat(rows));
        return page;
    }
}
