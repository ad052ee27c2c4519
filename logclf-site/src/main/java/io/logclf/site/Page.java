package io.logclf.site;

import java.nio.file.Path;
import org.jsoup.nodes.Element;

/**
 * A page of the site.
 *
 * @param label what the navigation calls it
 * @param source the file it is made of, from the root of the project
 * @param target the file it becomes, from the root of the site
 * @param body its content, which is changed in place while the site is made
 */
record Page(String label, Path source, Path target, Element body) {

    /** Returns the text of the first heading, or else the label. */
    String title() {
        Element heading = body.selectFirst("h1");
        return heading == null ? label : heading.text();
    }

    /**
     * Returns where a Markdown file goes: README.md becomes the index of its folder, any other file an HTML
     * file of the same name.
     */
    static Path target(Path source) {
        String name = source.getFileName().toString();
        return source.resolveSibling(name.equals("README.md") ? "index.html" : name.replaceFirst("\\.md$", ".html"));
    }
}
