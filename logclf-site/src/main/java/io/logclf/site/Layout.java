package io.logclf.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Puts a page's content into the frame that all pages have: navigation, table of contents, previous and
 * next, footer. The frame is {@code page.html}; what it lacks is filled in by selectors. Safe for
 * concurrent use on different pages.
 */
final class Layout {

    /** A page with as many headings or fewer needs no table of contents. */
    private static final int FEW_HEADINGS = 3;

    private final ReadOn readOn;
    private final boolean api;
    private final String version;
    private final String template;

    /**
     * Reads the frame.
     *
     * @param readOn the pages in their order
     * @param api whether the site has the Javadoc, which the navigation then leads to
     * @param version that the pages show
     */
    Layout(ReadOn readOn, boolean api, String version) throws IOException {
        this.readOn = readOn;
        this.api = api;
        this.version = version;
        try (InputStream in = Objects.requireNonNull(Layout.class.getResourceAsStream("page.html"))) {
            this.template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Returns the whole page as HTML. The page's body is changed: code is coloured, tables are framed,
     * headings become links to themselves.
     *
     * @param source where the page's source is shown, from the root of the site; the page itself if it
     *     shows one
     * @param history what is known of its age, in a sentence each
     */
    String page(Page page, Path source, List<String> history) {
        Document document = Jsoup.parse(template);
        document.outputSettings().prettyPrint(false);
        String toRoot = SitePath.toRoot(page.target());
        document.select("head [href], [src], .brand").forEach(element -> {
            String attribute = element.hasAttr("href") ? "href" : "src";
            element.attr(attribute, toRoot + element.attr(attribute));
        });
        find(document, "html").attr("data-root", toRoot);
        document.title(
                page.source().equals(ReadOn.README) ? "logclf: labels for log messages" : page.title() + " · logclf");
        find(document, ".version").text(version);
        navigation(page, find(document, "#menu"));
        Element article = find(document, "article");
        article.addClass(page.source().equals(ReadOn.README) ? "home" : "page");
        contents(page.body(), document);
        CodeColours.apply(page.body());
        frameTables(page.body());
        MeasuredDates.mark(page.body());
        article.appendChildren(page.body().childNodesCopy());
        turn(page, find(document, ".turn"));
        footer(page, source, history, find(document, "footer"));
        return document.outerHtml() + "\n";
    }

    /** Lists all pages in their groups, the page itself marked as the current one. */
    private void navigation(Page page, Element menu) {
        for (ReadOn.Group group : readOn.groups()) {
            menu.appendElement("h2").text(group.name());
            Element list = menu.appendElement("ul");
            for (ReadOn.Entry entry : group.entries()) {
                Element link = list.appendElement("li")
                        .appendElement("a")
                        .attr("href", SitePath.relative(page.target(), Page.target(entry.source())))
                        .text(entry.label());
                if (entry.source().equals(page.source())) {
                    link.attr("aria-current", "page");
                }
            }
            if (api && group.equals(readOn.groups().get(readOn.groups().size() - 1))) {
                list.appendElement("li")
                        .appendElement("a")
                        .attr("href", SitePath.relative(page.target(), SiteBuild.API.resolve("index.html")))
                        .text("Javadoc");
            }
        }
    }

    /**
     * Fills the table of contents, or removes it from a short page, and makes each heading a link to
     * itself.
     */
    private static void contents(Element body, Document document) {
        Elements headings = body.select("h2[id], h3[id]");
        if (headings.size() <= FEW_HEADINGS) {
            find(document, ".contents").remove();
        } else {
            Element list = find(document, ".contents ul");
            for (Element heading : headings) {
                list.appendElement("li")
                        .addClass(heading.normalName())
                        .appendElement("a")
                        .attr("href", "#" + heading.id())
                        .text(heading.text());
            }
        }
        for (Element heading : body.select("h2[id], h3[id], h4[id]")) {
            if (heading.selectFirst("a") == null) {
                Element link = new Element("a").addClass("anchor").attr("href", "#" + heading.id());
                link.appendChildren(heading.childNodesCopy());
                heading.empty().appendChild(link);
            }
        }
    }

    /**
     * Frames tables, so that those wider than the page scroll by themselves; heads and header cells without
     * text are left out, as a screen reader would announce them.
     */
    private static void frameTables(Element body) {
        for (Element table : body.select("table")) {
            Element frame = new Element("div").addClass("table");
            table.replaceWith(frame);
            frame.appendChild(table);
            table.select("thead").stream().filter(head -> head.text().isBlank()).forEach(Element::remove);
            table.select("th").stream().filter(cell -> cell.text().isBlank()).forEach(cell -> cell.tagName("td"));
        }
    }

    /** Adds the links to the previous and the next page; a page that is not in the list has neither. */
    private void turn(Page page, Element turn) {
        List<ReadOn.Entry> entries = readOn.entries().toList();
        int at = entries.stream().map(ReadOn.Entry::source).toList().indexOf(page.source());
        if (at > 0) {
            turn(page, entries.get(at - 1), "prev", "Previous", turn);
        }
        if (at >= 0 && at < entries.size() - 1) {
            turn(page, entries.get(at + 1), "next", "Next", turn);
        }
        if (turn.childrenSize() == 0) {
            turn.remove();
        }
    }

    /**
     * Adds one of these links.
     *
     * @param rel what the page is to this one, for browsers
     * @param word the same for people
     */
    private static void turn(Page page, ReadOn.Entry entry, String rel, String word, Element turn) {
        Element link = turn.appendElement("a")
                .attr("rel", rel)
                .attr("href", SitePath.relative(page.target(), Page.target(entry.source())));
        link.appendElement("small").text(word);
        link.appendText(" ");
        link.appendElement("span").text(entry.label());
    }

    /** Fills the footer: what the page is made of, how old it is, the version and the licence. */
    private void footer(Page page, Path source, List<String> history, Element footer) {
        Element line = footer.appendElement("p").appendText("Made from ");
        Element name = page.target().equals(source)
                ? line
                : line.appendElement("a").attr("href", SitePath.relative(page.target(), source));
        name.appendElement("code").text(SitePath.address(page.source()));
        line.appendText(". " + String.join(" ", history));
        footer.appendElement("p").text("logclf " + version + ", under the Apache License 2.0.");
    }

    private static Element find(Document document, String selector) {
        return document.expectFirst(selector);
    }
}
