package io.logclf.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the site of a folder with the project's files. The same files, commits and Javadoc give the same
 * bytes.
 *
 * <p>What happens to a page: {@link Markdown} makes HTML of it; {@link SearchIndex} takes its text; {@link
 * PageLinks} points its links to the site; {@link JavadocTypes} adds links to types; {@link Layout} puts it
 * into the frame. At last come the files that pages link to ({@link SourceFiles}), scripts and styles, and
 * the Javadoc as it is.
 */
final class SiteBuild {

    /** Where the Javadoc stands in the site. */
    static final Path API = Path.of("api");

    /** Resources that are copied as they are. */
    private static final List<String> ASSETS = List.of("site.css", "site.js", "icon.svg");

    private final Path root;
    private final String version;
    private final Optional<Path> api;

    private SiteBuild(Path root, String version, Optional<Path> api) {
        this.root = root;
        this.version = version;
        this.api = api;
    }

    /**
     * Returns a build of a project's files.
     *
     * @param root the folder with README.md
     * @param version that the pages show
     * @param api the folder with the joined Javadoc, if it was made
     */
    static SiteBuild of(Path root, String version, Optional<Path> api) {
        return new SiteBuild(root, version, api);
    }

    /**
     * Writes the site into a folder, in place of all that is there.
     *
     * @throws SiteException if README.md lists a page that is not there, or lacks one that is
     * @throws IOException if a file cannot be read or written
     */
    void write(Path site) throws IOException {
        ReadOn readOn = ReadOn.of(Markdown.toHtml(Files.readString(root.resolve(ReadOn.README))));
        checkComplete(readOn);
        List<Page> pages = new ArrayList<>();
        for (ReadOn.Entry entry : readOn.entries().toList()) {
            pages.add(new Page(
                    entry.label(),
                    entry.source(),
                    Page.target(entry.source()),
                    Markdown.toHtml(Files.readString(root.resolve(entry.source())))));
        }
        deleteTree(site);
        JavadocTypes types = api.isPresent() ? JavadocTypes.in(api.get()) : JavadocTypes.none();
        SearchIndex index = new SearchIndex();
        pages.forEach(index::add);
        index.add(types);
        writePages(pages, readOn, types, site);
        writeAssets(index, site);
        if (api.isPresent()) {
            copyTree(api.get(), site.resolve(API));
        }
    }

    /**
     * Writes the pages of the list, and then those of files that they link to, which are known only by
     * then.
     */
    private void writePages(List<Page> pages, ReadOn readOn, JavadocTypes types, Path site) throws IOException {
        Layout layout = new Layout(readOn, api.isPresent(), version);
        LastChanged lastChanged = LastChanged.in(root);
        SourceFiles files = new SourceFiles(root);
        PageLinks links = new PageLinks(pages, files);
        Map<Page, Path> sources = new LinkedHashMap<>();
        for (Page page : pages) {
            sources.put(page, files.target(page.source()).orElseThrow());
            links.rewrite(page);
            types.link(page);
        }
        for (Page page : files.pages(site)) {
            sources.put(page, page.target());
        }
        for (Map.Entry<Page, Path> entry : sources.entrySet()) {
            Page page = entry.getKey();
            Path file = site.resolve(page.target());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, layout.page(page, entry.getValue(), history(page, lastChanged)));
        }
    }

    /** Returns what is known of a page's age: its last change, and when its figures were measured. */
    private static List<String> history(Page page, LastChanged lastChanged) {
        List<String> sentences = new ArrayList<>();
        lastChanged
                .of(page.source())
                .map(change -> "Last changed " + change.date() + " (" + change.commit() + ")"
                        + (change.more() ? ", and since, not committed." : "."))
                .ifPresent(sentences::add);
        MeasuredDates.of(page.body()).sentence().ifPresent(sentences::add);
        return sentences;
    }

    /** Checks that README's list has all pages of the project and no others: it is the only list. */
    private void checkComplete(ReadOn readOn) throws IOException {
        Set<Path> listed = readOn.entries().map(ReadOn.Entry::source).collect(Collectors.toCollection(TreeSet::new));
        List<String> faults = new ArrayList<>();
        for (Path page : listed) {
            if (!Files.isRegularFile(root.resolve(page))) {
                faults.add("README.md: lists " + page + ", which is not there");
            }
        }
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(root::relativize)
                    .filter(page -> !listed.contains(page))
                    .sorted()
                    .forEach(page -> faults.add("README.md: its list of pages lacks " + page));
        }
        if (!faults.isEmpty()) {
            throw new SiteException(faults);
        }
    }

    /** Writes what all pages load: styles, scripts, and the search with its index. */
    private static void writeAssets(SearchIndex index, Path site) throws IOException {
        Path assets = Files.createDirectories(site.resolve("assets"));
        for (String asset : ASSETS) {
            copyResource(asset, assets.resolve(asset));
        }
        Files.writeString(assets.resolve("search-index.js"), index.script());
        Lunr.copyTo(assets);
    }

    private static void copyResource(String name, Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(SiteBuild.class.getResourceAsStream(name), name)) {
            Files.copy(in, file);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
