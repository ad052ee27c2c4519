package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of pages in README, addresses between pages, and links as a finished site has them. */
class PageListTest {

    @TempDir
    private Path folder;

    private static ReadOn list(String markdown) {
        return ReadOn.of(Markdown.toHtml(markdown));
    }

    @Test
    void entriesFollowEachOtherThroughTheGroups() {
        ReadOn readOn = list("""
                # Project

                [not of the list](other.md)

                ## Read on

                ### First

                - [One](docs/one.md): the first
                - [Elsewhere](https://example.org) is no page

                ### Second

                | page | |
                | --- | --- |
                | [Two](docs/deep/../two.md) | and [Three](docs/three.md) |

                ## Licence

                [no page either](LICENSE.md)
                """);
        assertThat(readOn.groups()).extracting(ReadOn.Group::name).containsExactly("First", "Second");
        assertThat(readOn.entries())
                .containsExactly(
                        new ReadOn.Entry("Overview", ReadOn.README),
                        new ReadOn.Entry("One", Path.of("docs/one.md")),
                        new ReadOn.Entry("Two", Path.of("docs/two.md")),
                        new ReadOn.Entry("Three", Path.of("docs/three.md")));
    }

    @Test
    void aListThatIsNoneIsAFault() {
        assertThatThrownBy(() -> list("# Project\n"))
                .isInstanceOf(SiteException.class)
                .hasMessage("README.md: no heading 'Read on'");
        assertThatThrownBy(() -> list("## Read on\n\n[One](one.md)\n"))
                .isInstanceOf(SiteException.class)
                .hasMessage("README.md: 'One' stands before the first group");
    }

    @Test
    void addressesLeadFromOnePageToAnother() {
        assertThat(SitePath.relative(Path.of("index.html"), Path.of("docs/rules.html")))
                .isEqualTo("docs/rules.html");
        assertThat(SitePath.relative(Path.of("docs/rules.html"), Path.of("index.html")))
                .isEqualTo("../index.html");
        assertThat(SitePath.relative(Path.of("docs/a/b.html"), Path.of("docs/c.html")))
                .isEqualTo("../c.html");
        assertThat(SitePath.toRoot(Path.of("index.html"))).isEmpty();
        assertThat(SitePath.toRoot(Path.of("docs/a/b.html"))).isEqualTo("../../");
        assertThat(Page.target(Path.of("docs/README.md"))).isEqualTo(Path.of("docs/index.html"));
        assertThat(Page.target(Path.of("docs/a.md.md"))).isEqualTo(Path.of("docs/a.md.html"));
    }

    @Test
    void everyLinkOfASiteIsFollowed() throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("api/index.html"), "<a id='type' href='nowhere.html'>not ours to check</a>");
        Files.writeString(
                folder.resolve("index.html"),
                "<p id='top'><a href='docs/a.html#one'>a</a><a href='api/index.html#type'>t</a>");
        Files.writeString(
                folder.resolve("docs/a.html"),
                "<h2 id='one'>1</h2><h2 id='one'>2</h2><a href='../index.html#top'>up</a><a href='#two'>x</a>"
                        + "<img src='absent.png'><a href='../../outside.html'>o</a><a href='https://example.org/'>e</a>"
                        + "<a href='mailto:somebody@example.org'>m</a>");
        LinkCheck check = LinkCheck.of(folder);
        assertThat(check.pages()).isEqualTo(2);
        assertThat(check.broken())
                .extracting(LinkCheck.Broken::toString)
                .containsExactly(
                        "docs/a.html: link '#one': the page has this id twice",
                        "docs/a.html: link '#two': docs/a.html has no place 'two'",
                        "docs/a.html: link 'absent.png': there is no docs/absent.png",
                        "docs/a.html: link '../../outside.html': there is no ../outside.html");
        assertThat(check.external().keySet()).containsExactly("https://example.org/", "mailto:somebody@example.org");
    }

    @Test
    void faultsAreToldAllAtOnce() {
        assertThat(new SiteException(List.of("one", "two"))).hasMessage("one" + System.lineSeparator() + "two");
    }
}
