package orrery.deploy.picture;

import java.util.Locale;

/** Writes SVG elements; attributes come as name and value by turns, and every text is escaped. */
public final class Svg {
    private final Xml xml = new Xml(to -> {
        to.writeStartDocument("UTF-8", "1.0");
        to.writeCharacters("\n");
        to.writeStartElement("svg");
        to.writeDefaultNamespace("http://www.w3.org/2000/svg");
    });

    /** An empty document of so many user units. */
    public Svg(int width, int height) {
        attributes("viewBox", "0 0 " + width + " " + height, "width", width, "height", height);
        attributes("font-family", "Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif", "font-size", 13);
    }

    /** An element without content. */
    public void shape(String name, Object... attributes) {
        xml.empty(name);
        attributes(attributes);
    }

    /** An element with content, until {@link #close}. */
    public void open(String name, Object... attributes) {
        xml.open(name);
        attributes(attributes);
    }

    /** Ends the element that was opened last. */
    public void close() {
        xml.close();
    }

    /** A line of text. */
    public void words(String content, Object... attributes) {
        open("text", attributes);
        xml.characters(content);
        close();
    }

    /** Small words on top of a drawing, {@code x} in their middle and {@code y} under them, told from what is behind by paper around. */
    public void label(String content, double x, double y) {
        words(
                content,
                "x",
                x,
                "y",
                y,
                "text-anchor",
                "middle",
                "font-size",
                11,
                "fill",
                Palette.INK,
                "stroke",
                Palette.PAPER,
                "stroke-width",
                3,
                "paint-order",
                "stroke");
    }

    /** What a browser shows under the pointer. */
    public void title(String content) {
        open("title");
        xml.characters(content);
        close();
    }

    private void attributes(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1] instanceof Double number
                    ? String.format(Locale.ROOT, "%.1f", number)
                    : namesAndValues[i + 1].toString();
            xml.attribute(namesAndValues[i].toString(), value);
        }
    }

    /** The whole document; nothing may be written after it. */
    public String end() {
        return xml.end();
    }
}
