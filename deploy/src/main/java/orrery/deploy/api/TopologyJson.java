package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.TreeMap;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/**
 * A topology for those who draw it: every device with its kind and rack, and how many links there are between like ends, so that
 * it stays small however many links there are. One device has its links in full.
 */
final class TopologyJson {
    private TopologyJson() {}

    static ObjectNode of(Topology topology, Bundles bundles) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", topology.name()).put("devices", topology.devices()).put("links", topology.links());
        var kinds = json.putArray("kinds");
        for (var kind : DeviceKind.values()) {
            kinds.add(word(kind));
        }
        var kind = json.putArray("kind");
        var rack = json.putArray("rack");
        var name = json.putArray("name_of");
        for (var device = 0; device < topology.devices(); device++) {
            kind.add(topology.kind(device).ordinal());
            rack.add(topology.rack(device));
            name.add(topology.name(device));
        }
        bundles(bundles, json);
        return json;
    }

    static String word(DeviceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Each wire once; the place of a bundle is its number. */
    private static void bundles(Bundles bundles, ObjectNode json) {
        var array = json.putArray("bundles");
        bundles.all()
                .forEach(bundle -> array.addObject()
                        .put("rack_a", bundle.ends().rackA())
                        .put("kind_a", word(bundle.ends().kindA()))
                        .put("rack_b", bundle.ends().rackB())
                        .put("kind_b", word(bundle.ends().kindB()))
                        .put("medium", bundle.ends().medium())
                        .put("wires", bundle.wires()));
    }

    /** One device and its links, like ones to the same peer together. */
    static ObjectNode device(Topology topology, int device) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("device", device)
                .put("name", topology.name(device))
                .put("kind", word(topology.kind(device)))
                .put("rack", topology.rack(device))
                .put("ports", topology.ports(device));
        var peers = new TreeMap<Integer, TreeMap<String, int[]>>();
        for (var port = 0; port < topology.ports(device); port++) {
            peers.computeIfAbsent(topology.peer(device, port), _ -> new TreeMap<>())
                    .computeIfAbsent(topology.medium(device, port).name(), _ -> new int[1])[0]++;
        }
        var links = json.putArray("links");
        peers.forEach((peer, media) -> media.forEach((medium, count) -> links.addObject()
                .put("peer", peer)
                .put("peer_name", topology.name(peer))
                .put("medium", medium)
                .put("wires", count[0])));
        return json;
    }
}
