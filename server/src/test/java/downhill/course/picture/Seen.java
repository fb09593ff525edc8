package downhill.course.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;
import downhill.course.figure.State;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A picture as whoever opens it finds it: its texts, lines and marks. */
final class Seen {
    private final Document document;

    private Seen(Document document) {
        this.document = document;
    }

    /** @param state {@code key:value;key:value}; empty for the figure's own */
    static State state(String kind, String state) {
        return State.of(Figures.get(kind), state.isEmpty() ? Map.of() : FigureEntry.parse(state));
    }

    static Seen picture(String kind, String state) {
        return of(Picture.of(state(kind, state)).svg(Paper.WIDE));
    }

    /** Fails where it is no well-formed XML. */
    static Seen of(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Seen(
                    factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))));
        } catch (Exception e) {
            throw new AssertionError("no well-formed SVG: " + e.getMessage() + "\n" + svg, e);
        }
    }

    List<Element> all(String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** All texts, in the order in which they are written. */
    List<String> texts() {
        return all("text").stream().map(Element::getTextContent).toList();
    }

    /** The texts that follow a text, its table row. */
    List<String> after(String text, int count) {
        int at = texts().indexOf(text);
        assertTrue(at >= 0, text + " is not among " + texts());
        return texts().subList(at + 1, at + 1 + count);
    }

    /** The elements of a tag that have some class. */
    List<Element> classed(String tag, String name) {
        return all(tag).stream()
                .filter(each -> List.of(each.getAttribute("class").split(" ")).contains(name))
                .toList();
    }

    /** Nothing that a strict policy forbids, or that no renderer could draw. */
    void requireHarmless() {
        for (Element each : all("*")) {
            assertEquals("", each.getAttribute("style"), each.getTagName());
            assertTrue(!each.getTagName().equals("script"), "a script");
            for (int i = 0; i < each.getAttributes().getLength(); i++) {
                String name = each.getAttributes().item(i).getNodeName();
                String value = each.getAttributes().item(i).getNodeValue();
                assertTrue(!name.startsWith("on"), name);
                if (name.equals("href")) {
                    assertTrue(value.startsWith("#") || value.startsWith("data:image/png;base64,"), value);
                } else {
                    assertTrue(!value.contains("NaN") && !value.contains("Infinity"), name + "=" + value);
                }
            }
        }
        assertEquals("img", document.getDocumentElement().getAttribute("role"));
        assertEquals("title words", document.getDocumentElement().getAttribute("aria-labelledby"));
        assertTrue(all("title").get(0).getTextContent().length() > 20, "a title");
    }
}
