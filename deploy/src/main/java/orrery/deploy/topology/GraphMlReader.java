package orrery.deploy.topology;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;

/** Reads GraphML, event by event; a document type is refused, so that nothing outside the file is ever opened. */
final class GraphMlReader {
    private final SourceText source;
    private final Map<String, String> keys = new HashMap<>(); // from id to attribute name
    private final Map<String, String> defaults = new HashMap<>(); // from "node" or "edge", a blank, and attribute name
    private final List<Graph.Node> nodes = new ArrayList<>();
    private final List<Graph.Edge> edges = new ArrayList<>();
    private Optional<String> name = Optional.empty();

    GraphMlReader(SourceText source) {
        this.source = source;
    }

    Graph read() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var xml = factory.createXMLStreamReader(new StringReader(source.text()));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD ->
                        throw problem(xml, "", "a document type", "none", "remove <!DOCTYPE …>");
                    case XMLStreamConstants.START_ELEMENT -> element(xml);
                    default -> {}
                }
            }
            return new Graph(name, nodes, edges);
        } catch (XMLStreamException malformed) {
            throw malformed(malformed);
        }
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        if (nodes.size() + edges.size() > Graph.ELEMENTS_MOST) {
            var most = Graph.ELEMENTS_MOST;
            throw problem(xml, "", "more than " + most + " nodes and edges", "at most " + most, "");
        }
        switch (xml.getLocalName()) {
            case "key" -> key(xml);
            case "graph" -> graph(xml);
            case "data" -> {
                var attribute = attributeName(xml);
                var text = xml.getElementText();
                name = attribute.equals(GraphWords.NAME) ? Optional.of(text) : name;
            }
            case "node" -> {
                var place = place(xml);
                var id = required(xml, "node", "id");
                nodes.add(new Graph.Node(id, data(xml, "node"), place));
            }
            case "edge" -> {
                var place = place(xml);
                var from = required(xml, "edge", "source");
                var to = required(xml, "edge", "target");
                edges.add(new Graph.Edge(from, to, data(xml, "edge"), place));
            }
            default -> {}
        }
    }

    private void key(XMLStreamReader xml) throws XMLStreamException {
        var id = required(xml, "key", "id");
        var attribute =
                Optional.ofNullable(xml.getAttributeValue(null, "attr.name")).orElse(id);
        var of = xml.getAttributeValue(null, "for");
        keys.put(id, attribute);
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("key")) {
            if (xml.isStartElement() && xml.getLocalName().equals("default")) {
                defaults.put(of + " " + attribute, xml.getElementText());
            }
        }
    }

    private void graph(XMLStreamReader xml) {
        if ("directed".equals(xml.getAttributeValue(null, "edgedefault"))) {
            var allowed = "undirected: a wire carries both ways";
            throw problem(xml, "edgedefault", "directed", allowed, "write G.to_undirected()");
        }
        name = Optional.ofNullable(xml.getAttributeValue(null, "id")).filter(id -> !id.isBlank());
    }

    /** The data of the element that begins here, up to its end; defaults of its keys where it has none. */
    private Map<String, String> data(XMLStreamReader xml, String element) throws XMLStreamException {
        var data = new LinkedHashMap<String, String>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(element)) {
            if (xml.isStartElement() && xml.getLocalName().equals("data")) {
                var attribute = attributeName(xml);
                data.put(attribute, xml.getElementText());
            } else if (xml.isStartElement()) {
                throw problem(xml, element, "<" + xml.getLocalName() + "> inside <" + element + ">", "<data>", "");
            }
        }
        defaults.forEach((key, value) -> {
            if (key.startsWith(element + " ")) {
                data.putIfAbsent(key.substring(element.length() + 1), value);
            }
        });
        return data;
    }

    private String attributeName(XMLStreamReader xml) {
        var id = required(xml, "data", "key");
        var attribute = keys.get(id);
        if (attribute == null) {
            throw problem(xml, "key of data", "\"" + id + "\"", "a <key> that is declared above", "");
        }
        return attribute;
    }

    private String required(XMLStreamReader xml, String element, String attribute) {
        var value = xml.getAttributeValue(null, attribute);
        if (value == null || value.isBlank()) {
            var found = value == null ? "no such attribute" : "an empty text";
            throw problem(xml, attribute + " of " + element, found, "<" + element + " " + attribute + "=\"…\">", "");
        }
        return value;
    }

    /** The parser stands behind the tag; the message should point at its beginning. */
    private String place(XMLStreamReader xml) {
        int line = Math.max(1, xml.getLocation().getLineNumber());
        int column = Math.max(1, xml.getLocation().getColumnNumber());
        var text = source.at(line, 1, 1).sourceLine();
        int begin = xml.isStartElement() ? text.lastIndexOf("<" + xml.getLocalName(), column - 1) : -1;
        return source.name() + ":" + line + ":" + (begin < 0 ? column : begin + 1);
    }

    private InputProblem problem(XMLStreamReader xml, String field, String found, String allowed, String remedy) {
        return new InputProblem(Places.origin(place(xml), source), field, found, allowed, remedy);
    }

    private InputProblem malformed(XMLStreamException malformed) {
        var at = malformed.getLocation();
        var origin = at == null ? source.whole() : source.at(Math.max(1, at.getLineNumber()), at.getColumnNumber(), 1);
        var message = malformed
                .getMessage()
                .replaceFirst("(?s)^.*Message: ", "")
                .lines()
                .findFirst();
        return new InputProblem(origin, "", message.orElse("unreadable XML"), "well-formed GraphML", "");
    }
}
