package io.logclf.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of this repository, as the build has made it. */
class SiteTest {

    private static Map<Path, String> pages;

    @BeforeAll
    static void read() throws IOException {
        pages = Built.pages(Built.SITE);
    }

    @Test
    void everyLinkAndAnchorLeadsSomewhere() throws IOException {
        LinkCheck check = LinkCheck.of(Built.SITE);
        assertThat(check.broken()).isEmpty();
        assertThat(check.pages()).isGreaterThan(60);
        assertThat(check.external()).containsKey("https://semver.org/");
    }

    @Test
    void everyMarkdownPageIsThereWithItsTextAndItsTables() throws IOException {
        ReadOn readOn = ReadOn.of(Markdown.toHtml(Files.readString(Built.ROOT.resolve("README.md"))));
        assertThat(readOn.groups()).hasSizeGreaterThan(4);
        for (ReadOn.Entry entry : readOn.entries().toList()) {
            String markdown = Files.readString(Built.ROOT.resolve(entry.source()));
            Document page = Jsoup.parse(pages.get(Page.target(entry.source())));
            assertThat(page.select("article h1")).as(entry.toString()).hasSize(1);
            assertThat(page.select("article table")).as(entry.toString()).hasSize((int) markdown.lines()
                    .filter(line -> line.matches(" *\\|(\\s*:?-+:?\\s*\\|)+"))
                    .count());
            assertThat(page.select("article pre").size()).as(entry.toString()).isGreaterThanOrEqualTo((int)
                    markdown.lines().filter(line -> line.matches("```\\w+")).count());
        }
    }

    @Test
    void navigationHasAllPagesAndMarksTheOneThatIsOpen() {
        Document page = Jsoup.parse(pages.get(Path.of("docs/integrations/logback.html")));
        assertThat(page.select("#menu h2").eachText()).startsWith("Begin").contains("The project");
        assertThat(page.select("#menu [aria-current=page]").eachText()).containsExactly("Logback");
        assertThat(page.select("#menu a").eachAttr("href"))
                .startsWith("../../index.html", "../download.html")
                .contains("../../CONTRIBUTING.html", "logback.html", "../../resources/training/index.html");
        assertThat(page.select(".turn a").eachText()).containsExactly("Previous Micrometer", "Next Log4j 2");
    }

    @Test
    void commentsForTestsAreGoneAndNothingInAngleBracketsIsLost() {
        pages.forEach((path, html) -> {
            assertThat(html).as(path.toString()).doesNotContain("<!--");
            if (!path.toString().endsWith(".md.html")) {
                assertThat(html).as(path.toString()).doesNotContain("not run: ", "ReadmeTest compiles");
            }
            List<String> unknown = new ArrayList<>();
            for (Element element : Jsoup.parse(html).getAllElements()) {
                if (!Tag.isKnownTag(element.normalName())) {
                    unknown.add(element.tagName());
                }
            }
            assertThat(unknown)
                    .as("%s: text in angle brackets that stands outside of code", path)
                    .isEmpty();
        });
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        pages.forEach((path, html) -> {
            Document page = Jsoup.parse(html);
            List<String> loaded = page.select("[src]").eachAttr("src");
            loaded.addAll(page.select("link[href]").eachAttr("href"));
            assertThat(loaded)
                    .as(path.toString())
                    .hasSizeGreaterThan(3)
                    .allMatch(address -> !address.contains(":") && !address.startsWith("/"));
        });
        for (String asset : List.of("site.css", "site.js", "search-index.js", "lunr.js")) {
            assertThat(Files.readString(Built.SITE.resolve("assets").resolve(asset)))
                    .as(asset)
                    .doesNotContain("@import", "url(", "fetch(", "XMLHttpRequest");
        }
    }

    @Test
    void pagesSayWhatTheyAreMadeOfAndShowIt() {
        Document page = Jsoup.parse(pages.get(Path.of("docs/rules.html")));
        assertThat(page.select("footer a").eachAttr("href")).contains("rules.md.html");
        assertThat(Jsoup.parse(pages.get(Path.of("docs/rules.md.html")))
                        .select("pre")
                        .text())
                .startsWith("# Rules");
        assertThat(Jsoup.parse(pages.get(Path.of("docs/performance.html")))
                        .select("footer")
                        .text())
                .containsPattern("Figures of 20\\d\\d-\\d\\d-\\d\\d to 20\\d\\d-\\d\\d-\\d\\d\\.");
    }

    @Test
    void aSecondBuildGivesTheSameBytes(@TempDir Path second) throws IOException {
        SiteBuild.of(Built.ROOT, Built.VERSION, Built.javadoc()).write(second);
        Map<String, Long> built = contents(Built.SITE);
        Map<String, Long> again = contents(second);
        assertThat(again.keySet()).isEqualTo(built.keySet());
        again.entrySet().removeAll(built.entrySet());
        assertThat(again.keySet()).as("files that differ").isEmpty();
    }

    /** All that have a Javadoc jar, but for the command line, which is no library. */
    @Test
    void theJoinedJavadocIsOfAllPublishedModules() throws IOException {
        List<String> published = new ArrayList<>();
        for (Element module : pom("pom.xml").select("project > modules > module")) {
            boolean library =
                    !module.text().equals("logclf-app") && !module.text().equals("logclf-site");
            if (library && pom(module.text() + "/pom.xml").text().contains("maven-javadoc-plugin")) {
                published.add(module.text());
            }
        }
        Document site = pom("logclf-site/pom.xml");
        assertThat(published).hasSizeGreaterThan(15);
        assertThat(site.select("sourcepath").text().split("[;\\s]+"))
                .as("logclf-site/pom.xml, sourcepath; such a module needs a group and a dependency there too")
                .containsExactlyInAnyOrderElementsOf(published.stream()
                        .map(module -> "${logclf.root}/" + module + "/${sources}")
                        .toList());
        assertThat(site.select("group > title").eachText())
                .containsExactlyInAnyOrderElementsOf(published.stream()
                        .map(module -> module.substring(module.indexOf('/') + 1))
                        .toList());
    }

    private static Document pom(String file) throws IOException {
        return Jsoup.parse(Files.readString(Built.ROOT.resolve(file)), Parser.xmlParser());
    }

    @Test
    void typesLeadIntoTheJoinedJavadoc() throws IOException {
        assumeTrue(
                Built.javadoc().isPresent(),
                "skipped: the joined Javadoc is made with -Psite only, see CONTRIBUTING.md");
        assertThat(Jsoup.parse(pages.get(Path.of("docs/bundle.html")))
                        .select("article code a")
                        .eachAttr("href"))
                .contains("../api/io/logclf/bundle/BundleException.html");
        assertThat(Files.readString(Built.SITE.resolve("assets/search-index.js")))
                .contains("\"url\":\"api/io/logclf/api/ClassificationPipeline.html\"");
        Document overview = Jsoup.parse(Files.readString(Built.SITE.resolve("api/index.html")));
        assertThat(overview.select("a[href$='../index.html']").eachText()).contains("Documentation");
        assertThat(overview.text()).contains("logclf-api", "logclf-flink", "logclf-log4j2");
    }

    private static Map<String, Long> contents(Path folder) throws IOException {
        Map<String, Long> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                contents.put(SitePath.address(folder.relativize(file)), sum.getValue());
            }
        }
        return contents;
    }
}
