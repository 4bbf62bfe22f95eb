package orrery.deploy.picture;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes SVG elements; attributes come as name and value by turns, and every text is escaped. */
public final class Svg {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** An empty document of so many user units. */
    public Svg(int width, int height) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        attributes("viewBox", "0 0 " + width + " " + height, "width", width, "height", height);
        attributes("font-family", "Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif", "font-size", 13);
    }

    /** An element without content. */
    public void shape(String name, Object... attributes) {
        writing(() -> xml.writeEmptyElement(name));
        attributes(attributes);
    }

    /** An element with content, until {@link #close}. */
    public void open(String name, Object... attributes) {
        writing(() -> xml.writeStartElement(name));
        attributes(attributes);
    }

    /** Ends the element that was opened last. */
    public void close() {
        writing(() -> {
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** A line of text. */
    public void words(String content, Object... attributes) {
        open("text", attributes);
        writing(() -> xml.writeCharacters(printable(content)));
        close();
    }

    /** What a browser shows under the pointer. */
    public void title(String content) {
        open("title");
        writing(() -> xml.writeCharacters(printable(content)));
        close();
    }

    /** Characters that XML cannot hold, however escaped, become a replacement. */
    public static String printable(String content) {
        return content.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{FFFE}\\x{FFFF}\\x{D800}-\\x{DFFF}]", "\uFFFD");
    }

    private void attributes(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var name = namesAndValues[i].toString();
            var value = namesAndValues[i + 1] instanceof Double number
                    ? String.format(Locale.ROOT, "%.1f", number)
                    : namesAndValues[i + 1].toString();
            writing(() -> xml.writeAttribute(name, value));
        }
    }

    /** The whole document; nothing may be written after it. */
    public String end() {
        writing(() -> {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        });
        return text + "\n";
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void writing(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException impossible) { // a StringWriter takes everything
            throw new IllegalStateException(impossible);
        }
    }
}
