package orrery.deploy.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import orrery.deploy.picture.Svg;
import orrery.deploy.picture.Xml;

/**
 * Writes a document that is HTML and XML at once; attributes come as name and value by turns, and every text is escaped.
 *
 * <p>Scripts and styles stand in sections that XML takes as they are and HTML takes for comments.
 */
public final class Html {
    private final Xml xml = new Xml(to -> {
        to.writeDTD("<!DOCTYPE html>\n");
        to.writeStartElement("html");
        to.writeDefaultNamespace("http://www.w3.org/1999/xhtml");
        to.writeAttribute("lang", "en");
    });

    /** An element with content, until {@link #close}. */
    public void open(String name, String... attributes) {
        xml.open(name);
        attributes(attributes);
    }

    /** Ends the element that was opened last. */
    public void close() {
        xml.close();
    }

    /** An element that never has content, such as {@code meta}. */
    void empty(String name, String... attributes) {
        xml.empty(name);
        attributes(attributes);
    }

    /** An element with nothing but text in it. */
    public void words(String name, String content, String... attributes) {
        open(name, attributes);
        xml.characters(content);
        close();
    }

    /** Lines, as they are. */
    public void lines(String content) {
        open("pre");
        var clean = content.lines().map(Xml::printable).toList();
        xml.write(to -> to.writeCharacters(String.join("\n", clean)));
        close();
    }

    /** A row of headings, then the others. */
    public void table(List<String> headings, List<List<String>> rows) {
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

    /** A figure that is asked for first, and what it is of. */
    public void tile(String figure, String of) {
        tile("tile", figure, of);
    }

    void tile(String kind, String figure, String of) {
        open("div", "class", kind);
        words("b", figure);
        words("span", of);
        close();
    }

    /** A document by {@link Svg}, as an element. */
    public void drawing(String svg) {
        xml.elements(svg.substring(svg.indexOf("<svg")));
    }

    void style(String resource) {
        open("style");
        xml.write(to -> {
            to.writeCharacters("/*");
            to.writeCData("*/\n" + resource(resource) + "/*");
            to.writeCharacters("*/");
        });
        close();
    }

    void script(String resource) {
        open("script");
        xml.write(to -> {
            to.writeCharacters("//");
            to.writeCData("\n" + resource(resource) + "//");
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
            xml.attribute(namesAndValues[i], Xml.printable(namesAndValues[i + 1]));
        }
    }

    /** The whole document; nothing may be written after it. */
    String end() {
        return xml.end();
    }
}
