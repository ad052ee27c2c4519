package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small projects, right and wrong ones. */
class SiteBuildTest {

    @TempDir
    Path root;

    @TempDir
    Path site;

    @BeforeEach
    void project() throws IOException {
        write(
                "README.md",
                "# Kettle\n\nBoils.\n\n## Read on\n\n### Use\n\n- [Water](docs/water.md): how much\n\n### Repair\n\n- [Parts](docs/parts/README.md).\n");
        write(
                "docs/water.md",
                "# Water\n\nOne litre, see [the parts](parts/README.md#lid) and [home](../README.md).\n");
        write("docs/parts/README.md", "# Parts\n\n## Lid\n\n## Handle\n");
    }

    @Test
    void pagesComeInTheOrderAndGroupsOfReadme() throws IOException {
        build();
        Document home = page("index.html");
        assertThat(home.select("#menu h2").eachText()).containsExactly("Use", "Repair");
        assertThat(home.select("#menu a").eachText()).containsExactly("Overview", "Water", "Parts");
        assertThat(home.select("#menu a").eachAttr("href"))
                .containsExactly("index.html", "docs/water.html", "docs/parts/index.html");
        assertThat(page("docs/water.html").select("article a").eachAttr("href"))
                .containsExactly("parts/index.html#lid", "../index.html");
        assertThat(LinkCheck.of(site).broken()).isEmpty();
    }

    @Test
    void brokenLinksAreNamedWithTheirPage() throws IOException {
        write(
                "docs/water.md",
                "# Water\n\n[a](parts/README.md#spout) [b](steam.md) [c](#none) ![d](kettle.png) [e](../../outside)\n");
        build();
        assertThat(LinkCheck.of(site).broken())
                .map(LinkCheck.Broken::toString)
                .containsExactly(
                        "docs/water.html: link 'parts/index.html#spout': docs/parts/index.html has no place 'spout'",
                        "docs/water.html: link 'steam.md': there is no docs/steam.md",
                        "docs/water.html: link '#none': docs/water.html has no place 'none'",
                        "docs/water.html: link 'kettle.png': there is no docs/kettle.png",
                        "docs/water.html: link '../../outside': there is no ../outside");
    }

    @Test
    void linksThatLeaveTheSiteAreListedAndNotFollowed() throws IOException {
        write("docs/water.md", "# Water\n\n<https://kettle.invalid/water> and [mail](mailto:k@kettle.invalid)\n");
        build();
        LinkCheck check = LinkCheck.of(site);
        assertThat(check.broken()).isEmpty();
        assertThat(check.external())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "https://kettle.invalid/water",
                        Path.of("docs/water.html"),
                        "mailto:k@kettle.invalid",
                        Path.of("docs/water.html")));
    }

    @Test
    void pageThatReadmeLacksAndPageThatIsNotThereAreFaults() throws IOException {
        write("docs/steam.md", "# Steam\n");
        Files.delete(root.resolve("docs/parts/README.md"));
        assertThatThrownBy(this::build)
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("README.md: lists " + Path.of("docs/parts/README.md") + ", which is not there")
                .hasMessageContaining("README.md: its list of pages lacks " + Path.of("docs/steam.md"));
    }

    @Test
    void filesThatAreNoPagesAreShownAsCodeAndFoldersAsLists() throws IOException {
        write("docs/water.md", "# Water\n\n[a](../deploy) [b](../deploy/kettle.yaml) [c](plan.svg)\n");
        write("docs/plan.svg", "<svg/>");
        write("deploy/kettle.yaml", "heat: \"<max>\"  # hot\n");
        write("deploy/more/x.sh", "echo\n");
        write("deploy/target/left-behind.txt", "no");
        build();
        assertThat(LinkCheck.of(site).broken()).isEmpty();
        assertThat(page("docs/water.html").select("article a").eachAttr("href"))
                .containsExactly("../deploy/index.html", "../deploy/kettle.yaml.html", "plan.svg");
        Document yaml = page("deploy/kettle.yaml.html");
        assertThat(yaml.expectFirst("pre").wholeText()).isEqualTo("heat: \"<max>\"  # hot\n");
        assertThat(yaml.select("pre .comment").text()).isEqualTo("# hot");
        assertThat(page("deploy/index.html").select("article li").eachText()).containsExactly("kettle.yaml", "more/");
        assertThat(site.resolve("deploy/more/x.sh.html")).exists();
        assertThat(site.resolve("docs/plan.svg")).hasContent("<svg/>");
    }

    @Test
    void contentsStandOnPagesWithMoreThanThreeHeadings() throws IOException {
        write("docs/parts/README.md", "# Parts\n\n## Lid\n\n### Knob\n\n## Base & foot\n\n## Cord\n");
        build();
        Document parts = page("docs/parts/index.html");
        assertThat(parts.select(".contents a").eachText()).containsExactly("Lid", "Knob", "Base & foot", "Cord");
        assertThat(parts.select(".contents a").eachAttr("href")).contains("#base--foot");
        assertThat(page("docs/water.html").select(".contents")).isEmpty();
        assertThat(LinkCheck.of(site).broken()).isEmpty();
    }

    @Test
    void whatAnEarlierBuildLeftIsGone() throws IOException {
        Files.writeString(site.resolve("old.html"), "old");
        build();
        assertThat(site.resolve("old.html")).doesNotExist();
    }

    private void build() throws IOException {
        SiteBuild.of(root, "1.0", Optional.empty()).write(site);
    }

    private Document page(String name) throws IOException {
        return Jsoup.parse(Files.readString(site.resolve(name)));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }
}
