package orrery.fabric.survey;

import java.util.List;
import java.util.TreeMap;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/**
 * How many links of one medium a topology has; a bundle counts as the links it bundles.
 *
 * @param medium a single link of it
 * @param wires pairs of ports that are joined; a bundle counts once
 * @param links both ways each, and so one cable or fibre pair each where they leave a board
 */
public record LinkCount(Medium medium, long wires, long links) {

    /** By kind of medium, then by name. */
    static List<LinkCount> of(Topology topology) {
        var counts = new TreeMap<String, LinkCount>();
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                int peer = topology.peer(device, port);
                if (device < peer || device == peer && port < topology.peerPort(device, port)) {
                    var medium = topology.medium(device, port);
                    var one = medium.single();
                    counts.merge(
                            one.kind().ordinal() + " " + one.name(),
                            new LinkCount(one, 1, medium.links()),
                            (a, b) -> new LinkCount(one, a.wires + b.wires, a.links + b.links));
                }
            }
        }
        return List.copyOf(counts.values());
    }
}
