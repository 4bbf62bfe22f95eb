package orrery.deploy.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Topology;

/** The attributes that devices and wires have as nodes and edges; values are texts, whole numbers, true or false. */
final class GraphWriting {
    private GraphWriting() {}

    static Map<String, Object> node(Topology topology, int device) {
        var attributes = new LinkedHashMap<String, Object>();
        var part = topology.part(device);
        attributes.put(GraphWords.PART, part.name());
        attributes.put(GraphWords.KIND, Attributes.word(part.kind()));
        attributes.put(GraphWords.RACK, (long) topology.rack(device));
        if (part instanceof SwitchChip chip) {
            attributes.put(GraphWords.PORTS, (long) chip.ports());
            attributes.put(GraphWords.LATENCY, chip.latency().picos());
            attributes.put(GraphWords.REDUCES, chip.reduces());
        } else if (part instanceof Nic nic) {
            attributes.put(GraphWords.LATENCY, nic.latency().picos());
        }
        return attributes;
    }

    /** @param order when it is wired */
    static Map<String, Object> edge(Medium medium, long order) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put(GraphWords.MEDIUM, medium.single().name());
        attributes.put(GraphWords.KIND, Attributes.word(medium.kind()));
        attributes.put(GraphWords.LINKS, (long) medium.links());
        attributes.put(GraphWords.BANDWIDTH, medium.bandwidth().bytesPerSecond());
        attributes.put(GraphWords.LATENCY, medium.latencyPs());
        attributes.put(GraphWords.PAYLOAD, medium.largestPayload().bytes());
        attributes.put(GraphWords.HEADER, medium.header().bytes());
        attributes.put(GraphWords.OPTICAL, medium.optical());
        attributes.put(GraphWords.ORDER, order);
        return attributes;
    }
}
