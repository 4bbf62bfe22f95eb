package orrery.deploy.topology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import orrery.fabric.topology.Topology;

/**
 * Writes node-link JSON, an undirected multigraph, for {@code networkx.node_link_graph(data, edges="edges")}; one node or
 * edge a line.
 */
final class NodeLinkWriter {
    private final Topology topology;
    private final JsonGenerator json;
    private final ParallelKeys keys = new ParallelKeys();
    private long order;

    private NodeLinkWriter(Topology topology, JsonGenerator json) {
        this.topology = topology;
        this.json = json;
    }

    static void write(Topology topology, Writer out) throws IOException {
        try (var json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)) {
            new NodeLinkWriter(topology, json).write();
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeBooleanField("directed", false);
        json.writeBooleanField("multigraph", true);
        json.writeObjectFieldStart("graph");
        json.writeStringField(GraphWords.NAME, topology.name());
        json.writeEndObject();
        json.writeArrayFieldStart("nodes");
        for (int device = 0; device < topology.devices(); device++) {
            node(device);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("edges");
        WireOrder.each(topology, this::edge);
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void node(int device) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("id", topology.name(device));
        attributes(GraphWriting.node(topology, device));
        json.writeEndObject();
    }

    private void edge(int device, int port) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("source", topology.name(device));
        json.writeStringField("target", topology.name(topology.peer(device, port)));
        json.writeNumberField("key", keys.next(device, topology.peer(device, port)));
        attributes(GraphWriting.edge(topology.medium(device, port), order++));
        json.writeEndObject();
    }

    private void attributes(Map<String, Object> attributes) throws IOException {
        for (var attribute : attributes.entrySet()) {
            json.writeFieldName(attribute.getKey());
            switch (attribute.getValue()) {
                case Long number -> json.writeNumber(number);
                case Boolean flag -> json.writeBoolean(flag);
                default -> json.writeString(attribute.getValue().toString());
            }
        }
    }
}
