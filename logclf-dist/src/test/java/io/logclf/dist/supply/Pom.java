package io.logclf.dist.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A POM, read as XML. */
final class Pom {

    private final Element root;

    private Pom(Element root) {
        this.root = root;
    }

    static Pom read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new Pom(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Returns the text of the first element at a path such as {@code project/scm/url}, or an empty text. */
    String text(String path) {
        List<Element> found = elements(path);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    /** Returns the elements at a path such as {@code project/dependencies/dependency}. */
    List<Element> elements(String path) {
        String[] names = path.split("/", -1);
        List<Element> found = root.getTagName().equals(names[0]) ? List.of(root) : List.of();
        for (int i = 1; i < names.length; i++) {
            List<Element> deeper = new ArrayList<>();
            for (Element element : found) {
                deeper.addAll(children(element, names[i]));
            }
            found = deeper;
        }
        return found;
    }

    /** Returns the text of a child element, or an empty text. */
    static String text(Element element, String name) {
        List<Element> found = children(element, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    private static List<Element> children(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }
}
