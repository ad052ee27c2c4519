package io.logclf.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Follows every link of a finished site, as far as it stays in it: files must be there, and so must the
 * places in them. The Javadoc's own links are left to the Javadoc tool; links into it are followed. Reads
 * the files that were written and not what they were made of, so that it sees what a browser sees.
 *
 * <pre>{@code
 * LinkCheck check = LinkCheck.of(Path.of("target/site"));
 * check.broken().forEach(System.err::println);
 * }</pre>
 */
final class LinkCheck {

    /** A link with a scheme or a host. */
    private static final Pattern ELSEWHERE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");

    private final Path site;
    private final List<Broken> broken = new ArrayList<>();
    private final SortedMap<String, Path> external = new TreeMap<>();
    /** The ids on pages that were looked at. */
    private final Map<Path, Set<String>> ids = new HashMap<>();

    private int pages;

    /**
     * A link that leads nowhere, on the page that has it.
     *
     * @param page from the root of the site
     * @param link as it is written
     * @param why what is wrong, for people
     */
    record Broken(Path page, String link, String why) {

        @Override
        public String toString() {
            return SitePath.address(page) + ": link '" + link + "': " + why;
        }
    }

    private LinkCheck(Path site) {
        this.site = site;
    }

    /**
     * Checks all pages in a folder, but for those of the Javadoc.
     *
     * @throws IOException if a page cannot be read
     */
    static LinkCheck of(Path site) throws IOException {
        LinkCheck check = new LinkCheck(site);
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".html"))
                    .map(site::relativize)
                    .filter(file -> !file.startsWith(SiteBuild.API))
                    .sorted()
                    .toList()) {
                check.page(file);
            }
        }
        return check;
    }

    /** Returns the links that lead nowhere, and ids that a page has twice, in the order of the pages. */
    List<Broken> broken() {
        return Collections.unmodifiableList(broken);
    }

    /**
     * Returns the links that leave the site, each with a page that has it, in alphabetical order. They are
     * not followed: a build must not depend on others' servers.
     */
    SortedMap<String, Path> external() {
        return Collections.unmodifiableSortedMap(external);
    }

    /** Returns how many pages were checked. */
    int pages() {
        return pages;
    }

    /** Checks the ids and the links of a page. */
    private void page(Path page) throws IOException {
        pages++;
        Element document = Jsoup.parse(Files.readString(site.resolve(page)));
        Set<String> own = new HashSet<>();
        for (Element element : document.select("[id]")) {
            if (!own.add(element.id())) {
                broken.add(new Broken(page, "#" + element.id(), "the page has this id twice"));
            }
        }
        ids.put(page, own);
        for (Element element : document.select("[href], [src]")) {
            link(page, element.hasAttr("href") ? element.attr("href") : element.attr("src"));
        }
    }

    /** Checks a link, and notes it if it leaves the site. */
    private void link(Path page, String link) throws IOException {
        if (ELSEWHERE.matcher(link).matches()) {
            external.putIfAbsent(link, page);
            return;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (target.startsWith("..") || !Files.isRegularFile(site.resolve(target))) {
            broken.add(new Broken(page, link, "there is no " + SitePath.address(target)));
        } else if (parts.length == 2 && !ids(target).contains(parts[1])) {
            broken.add(new Broken(page, link, SitePath.address(target) + " has no place '" + parts[1] + "'"));
        }
    }

    /** Returns the ids of a page, reading it if it was not looked at yet. */
    private Set<String> ids(Path page) throws IOException {
        Set<String> known = ids.get(page);
        if (known == null) {
            known = new HashSet<>(Jsoup.parse(Files.readString(site.resolve(page), StandardCharsets.UTF_8))
                    .select("[id]")
                    .eachAttr("id"));
            ids.put(page, known);
        }
        return known;
    }
}
