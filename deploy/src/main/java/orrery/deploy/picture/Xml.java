package orrery.deploy.picture;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document that is written element by element, in memory; every text in it is escaped. */
public final class Xml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** Something that is written. */
    public interface Part {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** @param begin of the document, its first element opened and named */
    public Xml(Part begin) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        write(begin);
    }

    /** Whatever has no method of its own here. */
    public void write(Part part) {
        try {
            part.writeTo(xml);
        } catch (XMLStreamException impossible) { // a StringWriter takes everything
            throw new IllegalStateException(impossible);
        }
    }

    /** An element with content, until {@link #close}. */
    public void open(String name) {
        write(to -> to.writeStartElement(name));
    }

    /** Ends the element that was opened last. */
    public void close() {
        write(to -> {
            to.writeEndElement();
            to.writeCharacters("\n");
        });
    }

    /** An element without content. */
    public void empty(String name) {
        write(to -> to.writeEmptyElement(name));
    }

    /** Of the element that was begun last, before its content. */
    public void attribute(String name, String value) {
        write(to -> to.writeAttribute(name, value));
    }

    /** As they are, but for those that XML cannot hold. */
    public void characters(String content) {
        write(to -> to.writeCharacters(printable(content)));
    }

    /** Elements that somebody else has written. */
    public void elements(String written) {
        write(to -> {
            to.writeCharacters("\n"); // ends the tag before
            to.flush();
        });
        text.append(written);
    }

    /** Characters that XML cannot hold, however escaped, become a replacement. */
    public static String printable(String content) {
        return content.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{FFFE}\\x{FFFF}\\x{D800}-\\x{DFFF}]", "\uFFFD");
    }

    /** The whole document; nothing may be written after it. */
    public String end() {
        write(to -> {
            to.writeEndElement();
            to.writeEndDocument();
            to.flush();
        });
        return text + "\n";
    }
}
