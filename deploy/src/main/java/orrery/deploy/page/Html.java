package orrery.deploy.page;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import orrery.deploy.picture.Svg;

/**
 * Writes a document that is HTML and XML at once; attributes come as name and value by turns, and every text is escaped.
 *
 * <p>Scripts and styles stand in sections that XML takes as they are and HTML takes for comments.
 */
final class Html {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Html() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeDTD("<!DOCTYPE html>\n");
            xml.writeStartElement("html");
            xml.writeDefaultNamespace("http://www.w3.org/1999/xhtml");
            xml.writeAttribute("lang", "en");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An element with content, until {@link #close}. */
    void open(String name, String... attributes) {
        writing(() -> xml.writeStartElement(name));
        attributes(attributes);
    }

    /** Ends the element that was opened last. */
    void close() {
        writing(() -> {
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** An element that never has content, such as {@code meta}. */
    void empty(String name, String... attributes) {
        writing(() -> xml.writeEmptyElement(name));
        attributes(attributes);
    }

    /** An element with nothing but text in it. */
    void words(String name, String content, String... attributes) {
        open(name, attributes);
        writing(() -> xml.writeCharacters(Svg.printable(content)));
        close();
    }

    /** Lines, as they are. */
    void lines(String content) {
        open("pre");
        var clean = content.lines().map(Svg::printable).toList();
        writing(() -> xml.writeCharacters(String.join("\n", clean)));
        close();
    }

    void table(List<String> headings, List<List<String>> rows) {
        open("div", "class", "wide");
        open("table");
        row("th", headings);
        rows.forEach(row -> row("td", row));
        close();
        close();
    }

    private void row(String cell, List<String> texts) {
        open("tr");
        texts.forEach(text -> words(cell, text));
        close();
    }

    /** A document by {@link Svg}, as an element. */
    void drawing(String svg) {
        writing(() -> {
            xml.writeCharacters("\n"); // ends the tag before
            xml.flush();
        });
        text.append(svg, svg.indexOf("<svg"), svg.length());
    }

    void style(String resource) {
        open("style");
        writing(() -> {
            xml.writeCharacters("/*");
            xml.writeCData("*/\n" + resource(resource) + "/*");
            xml.writeCharacters("*/");
        });
        close();
    }

    void script(String resource) {
        open("script");
        writing(() -> {
            xml.writeCharacters("//");
            xml.writeCData("\n" + resource(resource) + "//");
        });
        close();
    }

    private static String resource(String name) {
        try (var in = Html.class.getResourceAsStream("/orrery/page/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void attributes(String... namesAndValues) {
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var name = namesAndValues[i];
            var value = Svg.printable(namesAndValues[i + 1]);
            writing(() -> xml.writeAttribute(name, value));
        }
    }

    /** The whole document; nothing may be written after it. */
    String end() {
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
