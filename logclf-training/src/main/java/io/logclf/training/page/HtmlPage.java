package io.logclf.training.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The frame of a report: one file that loads nothing from elsewhere, which a content security policy also forbids it.
 *
 * <p>A page is long if it has more than {@value #LONG} rows and items. Then it begins with a table of contents, of the places that
 * {@link #entry} names, and a field that hides the rows without the words typed. Only then it has a script, which stands in the page
 * and is allowed by its hash alone: markup that slipped through the escaping could still run nothing. Where scripts are switched off, as
 * in a frame of the server's, the field does not appear and everything else is as it was.
 *
 * <p>Searchable are rows of the bodies of tables, and elements of the class {@code item}, in {@link #main}. A hit in a
 * {@code <details>} opens it.
 *
 * <pre>{@code
 * HtmlPage page = new HtmlPage("Groups in shop.log", css);
 * page.header().element("h1", "Groups in shop.log");
 * page.entry("map", "Map");
 * page.main().raw("<h2 id=\"map\">Map</h2>\n").raw(svg);
 * Files.writeString(file, page.html());
 * }</pre>
 *
 * <p>Not safe for concurrent use.
 */
public final class HtmlPage {

    /** More rows and items than this make a page long. */
    static final int LONG = 300;

    private static final String SCRIPT = resource(HtmlPage.class, "search.js");
    private static final String STYLE = resource(HtmlPage.class, "search.css");
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final String title;
    private final String style;
    private final HtmlBuilder header = new HtmlBuilder();
    private final HtmlBuilder main = new HtmlBuilder();
    private final HtmlBuilder footer = new HtmlBuilder();
    private final List<Entry> entries = new ArrayList<>();

    /** A line of the table of contents. */
    private record Entry(String id, String title) {}

    /**
     * Creates an empty page.
     *
     * @param title of the window, escaped here
     * @param style the rules of a stylesheet, as they are
     */
    public HtmlPage(String title, String style) {
        this.title = Objects.requireNonNull(title, "title");
        this.style = Objects.requireNonNull(style, "style");
    }

    /** Returns a resource next to a class as text, for the constants of stylesheets. */
    public static String resource(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what stands above the contents: the title, and what the page is about. */
    public HtmlBuilder header() {
        return header;
    }

    /** Returns the content. */
    public HtmlBuilder main() {
        return main;
    }

    /** Returns what stands below the content; a page without it has no footer. */
    public HtmlBuilder footer() {
        return footer;
    }

    /**
     * Appends a line to the table of contents.
     *
     * @param id of an element of {@link #main}, as it is
     */
    public void entry(String id, String title) {
        entries.add(new Entry(id, title));
    }

    /** Tells whether what was appended to {@link #main} so far makes the page a long one. */
    public boolean isLong() {
        String content = main.toString();
        return count(content, "<tr>") + count(content, "class=\"item\"") > LONG;
    }

    private static int count(String content, String markup) {
        int count = 0;
        for (int at = content.indexOf(markup); at >= 0; at = content.indexOf(markup, at + markup.length())) {
            count++;
        }
        return count;
    }

    /** Returns the page. */
    public String html() {
        boolean searchable = isLong();
        HtmlBuilder html = new HtmlBuilder();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .raw(searchable ? POLICY + "; script-src '" + hash(SCRIPT) + "'" : POLICY)
                .raw("\">\n")
                .element("title", title)
                .raw("<style>\n")
                .raw(style)
                .raw(searchable ? STYLE : "")
                .raw("</style>\n</head>\n<body>\n<header>\n")
                .raw(header.toString())
                .raw("</header>\n");
        if (searchable) {
            contents(html);
        }
        html.raw("<main>\n").raw(main.toString()).raw("</main>\n");
        if (!footer.toString().isEmpty()) {
            html.raw("<footer>").raw(footer.toString()).raw("</footer>\n");
        }
        if (searchable) {
            html.raw("<script>").raw(SCRIPT).raw("</script>\n");
        }
        return html.raw("</body>\n</html>\n").toString();
    }

    private void contents(HtmlBuilder html) {
        html.raw("<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n");
        for (Entry entry : entries) {
            html.raw("<li><a href=\"#" + entry.id() + "\">").text(entry.title()).raw("</a></li>\n");
        }
        html.raw("</ul>\n<div id=\"search\" role=\"search\" hidden=\"hidden\"><label>Show only rows with "
                + "<input type=\"search\" autocomplete=\"off\"/></label> <output></output></div>\n</nav>\n");
    }

    /** Returns what a policy names a script by: the base64 of the SHA-256 of its text. */
    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
