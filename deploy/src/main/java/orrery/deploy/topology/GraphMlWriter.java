package orrery.deploy.topology;

import java.io.Writer;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import orrery.fabric.topology.Topology;

/** Writes GraphML with typed keys, for {@code networkx.read_graphml} and yEd. */
final class GraphMlWriter {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

    private final Topology topology;
    private final XMLStreamWriter xml;
    private long order;

    private GraphMlWriter(Topology topology, XMLStreamWriter xml) {
        this.topology = topology;
        this.xml = xml;
    }

    static void write(Topology topology, Writer out) throws XMLStreamException {
        var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        new GraphMlWriter(topology, xml).write();
        xml.flush();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace(NAMESPACE);
        keys("graph", GraphKeys.GRAPH);
        keys("node", GraphKeys.NODE);
        keys("edge", GraphKeys.EDGE);
        line();
        xml.writeStartElement("graph");
        xml.writeAttribute("id", topology.name());
        xml.writeAttribute("edgedefault", "undirected");
        data("graph", Map.of(GraphWords.NAME, topology.name())); // networkx forgets the id of a graph, but not its data
        for (int device = 0; device < topology.devices(); device++) {
            line();
            xml.writeStartElement("node");
            xml.writeAttribute("id", topology.name(device));
            data("node", GraphWriting.node(topology, device));
            xml.writeEndElement();
        }
        WireOrder.each(topology, this::edge);
        line();
        xml.writeEndElement();
        line();
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
    }

    private void keys(String of, Map<String, GraphKeys.Type> types) throws XMLStreamException {
        for (var key : types.entrySet()) {
            line();
            xml.writeEmptyElement("key");
            xml.writeAttribute("id", of + "_" + key.getKey());
            xml.writeAttribute("for", of);
            xml.writeAttribute("attr.name", key.getKey());
            xml.writeAttribute("attr.type", Attributes.word(key.getValue()));
        }
    }

    private void edge(int device, int port) throws XMLStreamException {
        line();
        xml.writeStartElement("edge");
        xml.writeAttribute("id", "e" + order);
        xml.writeAttribute("source", topology.name(device));
        xml.writeAttribute("target", topology.name(topology.peer(device, port)));
        data("edge", GraphWriting.edge(topology.medium(device, port), order++));
        xml.writeEndElement();
    }

    private void data(String of, Map<String, Object> attributes) throws XMLStreamException {
        for (var attribute : attributes.entrySet()) {
            xml.writeStartElement("data");
            xml.writeAttribute("key", of + "_" + attribute.getKey());
            xml.writeCharacters(attribute.getValue().toString());
            xml.writeEndElement();
        }
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }
}
