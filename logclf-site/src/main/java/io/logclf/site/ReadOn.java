package io.logclf.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The pages in their order and in groups, as README.md lists them under "Read on": each heading below it is
 * a group, and each link to a Markdown file an entry. README.md itself is the first entry of the first
 * group. There is no other list of pages, so that none can be out of date.
 *
 * @param groups in the order of the navigation
 */
record ReadOn(List<Group> groups) {

    static final Path README = Path.of("README.md");

    private static final String HEADING = "Read on";

    /**
     * Pages that belong together.
     *
     * @param name the heading
     * @param entries in their order
     */
    record Group(String name, List<Entry> entries) {}

    /**
     * A page.
     *
     * @param label the name that README gives it
     * @param source the Markdown file, from the root of the project
     */
    record Entry(String label, Path source) {}

    /** Copies the groups. */
    ReadOn {
        groups = List.copyOf(groups);
    }

    /**
     * Reads the list.
     *
     * @param readme the body of README.md as HTML
     * @throws SiteException if there is no such list, or an entry outside of a group
     */
    static ReadOn of(Element readme) {
        Element heading = readme.select("h2").stream()
                .filter(h2 -> h2.text().equals(HEADING))
                .findFirst()
                .orElseThrow(() -> new SiteException(List.of("README.md: no heading '" + HEADING + "'")));
        List<Group> groups = new ArrayList<>();
        for (Element at = heading.nextElementSibling(); at != null && !at.nameIs("h2"); at = at.nextElementSibling()) {
            if (at.nameIs("h3")) {
                List<Entry> entries = new ArrayList<>();
                if (groups.isEmpty()) {
                    entries.add(new Entry("Overview", README));
                }
                groups.add(new Group(at.text(), entries));
            }
            for (Element link : at.select("a[href$=.md]")) {
                if (groups.isEmpty()) {
                    throw new SiteException(List.of("README.md: '" + link.text() + "' stands before the first group"));
                }
                groups.get(groups.size() - 1)
                        .entries()
                        .add(new Entry(link.text(), Path.of(link.attr("href")).normalize()));
            }
        }
        return new ReadOn(groups);
    }

    /** Returns the entries of all groups, in the order in which pages follow each other. */
    Stream<Entry> entries() {
        return groups.stream().flatMap(group -> group.entries().stream());
    }
}
