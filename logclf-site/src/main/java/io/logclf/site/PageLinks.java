package io.logclf.site;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Turns links between files of the project into links between pages of the site. So the Markdown works as
 * it is where the project's files are shown, and the site needs no syntax of its own.
 */
final class PageLinks {

    private final Map<Path, Page> pages;
    private final SourceFiles files;

    /**
     * Knows the pages by their sources.
     *
     * @param files where links to files go that are no pages
     */
    PageLinks(Collection<Page> pages, SourceFiles files) {
        this.pages = pages.stream().collect(Collectors.toMap(Page::source, Function.identity()));
        this.files = files;
    }

    /**
     * Changes the links of a page in place. What leads nowhere stays as it is, for {@link LinkCheck} to
     * find. Images load when they come into view.
     */
    void rewrite(Page page) {
        for (Element link : page.body().select("a[href]")) {
            link.attr("href", rewrite(page, link.attr("href")));
        }
        for (Element image : page.body().select("img[src]")) {
            image.attr("src", rewrite(page, image.attr("src"))).attr("loading", "lazy");
        }
    }

    /** Returns a link as it is on the site, with the place in the page that it may name. */
    private String rewrite(Page page, String link) {
        if (link.startsWith("#") || link.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*")) {
            return link;
        }
        String[] parts = link.split("#", 2);
        return target(page.source().resolveSibling(parts[0]).normalize())
                .map(target -> SitePath.relative(page.target(), target) + (parts.length == 2 ? "#" + parts[1] : ""))
                .orElse(link);
    }

    /** Returns where a file of the project is on the site; a folder with a README.md is that page. */
    private Optional<Path> target(Path source) {
        Page page = pages.getOrDefault(source, pages.get(source.resolve("README.md")));
        return page == null ? files.target(source) : Optional.of(page.target());
    }
}
