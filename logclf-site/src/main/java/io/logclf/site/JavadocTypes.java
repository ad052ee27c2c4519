package io.logclf.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The public types of the joined Javadoc, read from its list of all types. Pages that name one get a link
 * to it, and the search finds it by its name and its first sentence. Immutable.
 */
final class JavadocTypes {

    /** The page of the Javadoc with all types. */
    private static final String LIST = "allclasses-index.html";

    private final List<Type> types;
    /**
     * Types by their name alone; those of which there are two are not in it, as a link could lead to the
     * wrong one.
     */
    private final Map<String, Type> bySimpleName = new HashMap<>();

    /**
     * A class, interface, record, enum or annotation.
     *
     * @param name with the types around it, as {@code ClassificationPipeline.Builder}
     * @param address from the root of the Javadoc
     * @param summary the first sentence of its description
     */
    record Type(String packageName, String name, String address, String summary) {}

    private JavadocTypes(List<Type> types) {
        this.types = List.copyOf(types);
        Set<String> twice = new HashSet<>();
        for (Type type : types) {
            if (bySimpleName.put(type.name(), type) != null) {
                twice.add(type.name());
            }
        }
        bySimpleName.keySet().removeAll(twice);
    }

    /** Returns no types: what a site without Javadoc has. */
    static JavadocTypes none() {
        return new JavadocTypes(List.of());
    }

    /**
     * Reads the types of a Javadoc.
     *
     * @throws SiteException if the folder holds no Javadoc whose types can be read, as when the tool writes
     *     its list in another way
     * @throws IOException if the list cannot be read
     */
    static JavadocTypes in(Path javadoc) throws IOException {
        List<Type> types = new ArrayList<>();
        for (Element link : Jsoup.parse(Files.readString(javadoc.resolve(LIST))).select(".col-first a[href]")) {
            String address = link.attr("href");
            Element summary = Optional.ofNullable(link.closest(".col-first"))
                    .map(Element::nextElementSibling)
                    .orElseThrow(() -> new SiteException(List.of(javadoc + ": " + address + " has no description")));
            int slash = address.lastIndexOf('/');
            types.add(new Type(
                    address.substring(0, Math.max(slash, 0)).replace('/', '.'), link.text(), address, summary.text()));
        }
        if (types.isEmpty()) {
            throw new SiteException(List.of(javadoc.resolve(LIST) + ": no types found"));
        }
        return new JavadocTypes(types);
    }

    /** Returns all types, in the order of the list. */
    List<Type> all() {
        return types;
    }

    /** Makes links of names of types that stand as code in the text of a page. A name that two packages have stays as it is. */
    void link(Page page) {
        for (Element code : page.body().select("code")) {
            Type type = bySimpleName.get(code.text());
            if (type != null && code.closest("a, pre, h1, h2, h3, h4") == null) {
                String name = code.text();
                code.empty();
                code.appendElement("a")
                        .attr("href", SitePath.relative(page.target(), SiteBuild.API.resolve(type.address())))
                        .attr("title", type.packageName())
                        .appendChild(new TextNode(name));
            }
        }
    }
}
