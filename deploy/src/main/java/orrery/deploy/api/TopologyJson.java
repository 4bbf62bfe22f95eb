package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.TreeMap;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/**
 * A topology for somebody who draws it: a row of numbers per device, and links bundled by what and where their ends are, so that
 * it stays small however many links there are. One device has its links in full.
 */
final class TopologyJson {
    private TopologyJson() {}

    /** The ends of like links. */
    private record Ends(int rackA, DeviceKind kindA, int rackB, DeviceKind kindB, String medium)
            implements Comparable<Ends> {
        private static Ends of(Topology topology, int device, int port) {
            var peer = topology.peer(device, port);
            return new Ends(
                    topology.rack(device),
                    topology.kind(device),
                    topology.rack(peer),
                    topology.kind(peer),
                    topology.medium(device, port).name());
        }

        private String key() {
            return "%06d %s %06d %s %s".formatted(rackA + 1, kindA, rackB + 1, kindB, medium);
        }

        @Override
        public int compareTo(Ends other) {
            return key().compareTo(other.key());
        }
    }

    static ObjectNode of(Topology topology) {
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
        bundles(topology, json);
        return json;
    }

    static String word(DeviceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Each wire once. */
    private static void bundles(Topology topology, ObjectNode json) {
        var bundles = new TreeMap<Ends, Integer>();
        for (var device = 0; device < topology.devices(); device++) {
            for (var port = 0; port < topology.ports(device); port++) {
                if (device < topology.peer(device, port)) {
                    bundles.merge(Ends.of(topology, device, port), 1, Integer::sum);
                }
            }
        }
        var array = json.putArray("bundles");
        bundles.forEach((ends, wires) -> array.addObject()
                .put("rack_a", ends.rackA())
                .put("kind_a", word(ends.kindA()))
                .put("rack_b", ends.rackB())
                .put("kind_b", word(ends.kindB()))
                .put("medium", ends.medium())
                .put("wires", wires));
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
