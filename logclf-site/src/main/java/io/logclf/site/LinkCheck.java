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
 * Follows every link of a finished site, as far as it stays in it: files must be there, and so must the places in them. The Javadoc's own
 * links are left to the Javadoc tool; links into it are followed.
 */
final class LinkCheck {

    private static final Pattern ELSEWHERE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");

    private final Path site;
    private final List<Broken> broken = new ArrayList<>();
    private final SortedMap<String, Path> external = new TreeMap<>();
    private final Map<Path, Set<String>> ids = new HashMap<>();
    private int pages;

    /** A link that leads nowhere, on the page that has it. */
    record Broken(Path page, String link, String why) {

        @Override
        public String toString() {
            return SitePath.address(page) + ": link '" + link + "': " + why;
        }
    }

    private LinkCheck(Path site) {
        this.site = site;
    }

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

    /** In the order of the pages. */
    List<Broken> broken() {
        return Collections.unmodifiableList(broken);
    }

    /** The links that leave the site, each with a page that has it. */
    SortedMap<String, Path> external() {
        return Collections.unmodifiableSortedMap(external);
    }

    int pages() {
        return pages;
    }

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
