package io.logclf.site;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Files of the project that pages link to and that are no pages themselves. Images are copied; text is shown as code, on a page of its
 * own, as servers and browsers do not agree what a .yaml or a LICENSE is; a folder is a page that lists its files.
 */
final class SourceFiles {

    private static final Pattern IMAGE = Pattern.compile(".*\\.(png|svg|jpg|gif)");
    /** What a build leaves behind, and what is hidden. */
    private static final Pattern NOT_SOURCE = Pattern.compile("target|\\..*");

    private final Path root;
    /** Files that pages link to, in the order found; those that have no page yet are in {@link #todo}. */
    private final Set<Path> linked = new LinkedHashSet<>();

    private final Deque<Path> todo = new ArrayDeque<>();

    SourceFiles(Path root) {
        this.root = root;
    }

    /**
     * Returns where a file or folder stands in the site, which will have it from now on; empty if the
     * project has none of that name.
     *
     * @param source from the root of the project
     */
    Optional<Path> target(Path source) {
        Path file = root.resolve(source);
        if (source.startsWith("..") || !Files.exists(file)) {
            return Optional.empty();
        }
        if (linked.add(source)) {
            todo.add(source);
        }
        if (Files.isDirectory(file)) {
            return Optional.of(source.resolve("index.html"));
        }
        return Optional.of(isImage(source) ? source : source.resolveSibling(source.getFileName() + ".html"));
    }

    /** Tells by its name whether a file is an image. */
    static boolean isImage(Path source) {
        return IMAGE.matcher(source.toString()).matches();
    }

    /**
     * Copies the images, and returns the pages of all else that was linked to, also of what only these
     * pages link to.
     *
     * @throws SiteException if a file is neither text in UTF-8 nor an image
     * @throws IOException if a file cannot be read or written
     */
    List<Page> pages(Path site) throws IOException {
        List<Page> pages = new ArrayList<>();
        while (!todo.isEmpty()) {
            Path source = todo.remove();
            if (isImage(source)) {
                Files.createDirectories(site.resolve(source).toAbsolutePath().getParent());
                Files.copy(root.resolve(source), site.resolve(source));
            } else {
                Path target = target(source).orElseThrow();
                Element body = Document.createShell("")
                        .outputSettings(new Document.OutputSettings().prettyPrint(false))
                        .body();
                body.appendElement("h1").appendElement("code").text(SitePath.address(source));
                if (Files.isDirectory(root.resolve(source))) {
                    list(source, target, body.appendElement("ul"));
                } else {
                    body.appendElement("pre")
                            .appendElement("code")
                            .addClass(language(source))
                            .text(text(source));
                }
                pages.add(new Page(SitePath.address(source), source, target, body));
            }
        }
        return pages;
    }

    /** Lists the files in a folder as links, sorted by name. */
    private void list(Path folder, Path page, Element list) throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            for (Path entry : entries.map(root::relativize).sorted().toList()) {
                if (!NOT_SOURCE.matcher(entry.getFileName().toString()).matches()) {
                    String slash = Files.isDirectory(root.resolve(entry)) ? "/" : "";
                    list.appendElement("li")
                            .appendElement("a")
                            .attr("href", SitePath.relative(page, target(entry).orElseThrow()))
                            .appendElement("code")
                            .text(entry.getFileName() + slash);
                }
            }
        }
    }

    private String text(Path source) throws IOException {
        try {
            return Files.readString(root.resolve(source));
        } catch (MalformedInputException e) {
            throw new SiteException(List.of(source + ": linked to, but neither text in UTF-8 nor an image"));
        }
    }

    /** Returns the class by which {@link CodeColours} knows the language of a file. */
    private static String language(Path source) {
        String name = source.getFileName().toString();
        return "language-" + name.substring(name.lastIndexOf('.') + 1);
    }
}
