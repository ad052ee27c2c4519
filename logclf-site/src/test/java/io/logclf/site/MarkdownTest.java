package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void commentsAreDropped() {
        assertThat(html("a\n\n<!-- not run: needs a network -->\n\n```sh\nrm x # <!-- kept -->\n```\n"))
                .doesNotContain("not run")
                .contains("<pre><code class=\"language-sh\">rm x # &lt;!-- kept --&gt;\n</code></pre>");
    }

    @Test
    void tablesKeepAlignmentCodeAndEscapedBars() {
        assertThat(html("| a | b |\n| --- | ---: |\n| `x\\|y` | **1** |\n"))
                .contains("<th align=\"right\">b</th>", "<td><code>x|y</code></td>", "<strong>1</strong>");
    }

    @Test
    void headingsHaveTheIdsThatLinksInThePagesUse() {
        assertThat(
                        html(
                                "## `pipeline.yaml`\n\n## A million different messages\n\n## CSV in, CSV out\n\n## Files\n\n## Files\n"))
                .contains("id=\"pipelineyaml\"", "id=\"a-million-different-messages\"", "id=\"csv-in-csv-out\"")
                .contains("id=\"files\"", "id=\"files-1\"");
    }

    @Test
    void bareAddressesAreLinks() {
        assertThat(html("at http://127.0.0.1:8080, with"))
                .contains("<a href=\"http://127.0.0.1:8080\">http://127.0.0.1:8080</a>, with");
    }

    @Test
    void indentedBlocksAreCodeAsTheyStand() {
        assertThat(html("    $ ./logclf <x>\n      y\n"))
                .contains("<pre><code>$ ./logclf &lt;x&gt;\n  y\n</code></pre>");
    }

    private static String html(String markdown) {
        return Markdown.toHtml(markdown).html();
    }
}
