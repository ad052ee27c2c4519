package io.logclf.site;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What the search looks through: each section of each page, from one heading to the next, and the types of the Javadoc. A script and not
 * JSON, since a page that was opened from a file may load scripts but fetch nothing.
 */
final class SearchIndex {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final List<Section> sections = new ArrayList<>();

    /** A place that the search finds. The fields are the names in the script. */
    @SuppressWarnings("unused")
    private record Section(int id, String url, String page, String heading, String text) {}

    /** Adds the sections of a page, the part before the first heading too. */
    void add(Page page) {
        String heading = page.title();
        String url = SitePath.address(page.target());
        StringBuilder text = new StringBuilder();
        for (Element element : page.body().children()) {
            if (element.nameIs("h1")) {
                continue;
            }
            if (element.is("h2, h3, h4")) {
                add(url, page.title(), heading, text.toString());
                heading = element.text();
                url = SitePath.address(page.target()) + "#" + element.id();
                text.setLength(0);
            } else {
                text.append(text.isEmpty() ? "" : " ").append(spaced(element));
            }
        }
        add(url, page.title(), heading, text.toString());
    }

    /** Adds the types of the Javadoc, each with its first sentence. */
    void add(JavadocTypes types) {
        for (JavadocTypes.Type type : types.all()) {
            add(
                    SitePath.address(SiteBuild.API) + "/" + type.address(),
                    type.packageName(),
                    type.name(),
                    type.summary());
        }
    }

    /**
     * Returns the script, which sets one global variable; the browser builds the index of it when somebody
     * first searches.
     */
    String script() {
        return "logclfSections = " + GSON.toJson(sections) + ";\n";
    }

    private void add(String url, String page, String heading, String text) {
        sections.add(new Section(sections.size(), url, page, heading, text));
    }

    /**
     * Returns the text of an element, with a blank between the cells of a table and the lines of code,
     * which would else become one word.
     */
    private static String spaced(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node : element.nodeStream().toList()) {
            if (node instanceof TextNode part) {
                text.append(part.getWholeText());
            } else if (node instanceof Element inner && inner.isBlock()) {
                text.append(' ');
            }
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
