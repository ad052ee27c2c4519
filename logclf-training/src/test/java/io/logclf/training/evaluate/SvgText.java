package io.logclf.training.evaluate;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads a plot as the tree of elements that it is. */
final class SvgText {

    private final Element root;

    private SvgText(Element root) {
        this.root = root;
    }

    /** Parses a plot, which must be well-formed. */
    static SvgText of(String svg) {
        try {
            return new SvgText(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }

    Element root() {
        return root;
    }

    /** Returns the elements of a name and a class, in their order. */
    List<Element> elements(String name, String style) {
        NodeList all = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (style.isEmpty()
                    || List.of(element.getAttribute("class").split(" ", -1)).contains(style)) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Returns the texts of all elements of a name. */
    List<String> texts(String name) {
        return elements(name, "").stream().map(Element::getTextContent).toList();
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
