package orrery.node.emulation;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Findings.MediumFinding;
import orrery.node.outcome.LinkTraffic;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.Energy;

/** Bytes by kind of link, and what moving them took where the catalogue knows it. */
public final class Traffic {
    private Traffic() {}

    /** In the order of the media's names. */
    public static List<LinkTraffic> of(Topology topology, List<MediumFinding> findings) {
        var media = media(topology);
        return sums(findings).stream()
                .map(sum -> traffic(sum, media.get(sum.medium())))
                .toList();
    }

    /** One of each kind, in the order of names. */
    static Collection<MediumFinding> sums(List<MediumFinding> findings) {
        var sums = new TreeMap<String, MediumFinding>();
        findings.forEach(finding -> sums.merge(finding.medium(), finding, MediumFinding::plus));
        return sums.values();
    }

    private static TreeMap<String, Medium> media(Topology topology) {
        var media = new TreeMap<String, Medium>();
        for (var device = 0; device < topology.devices(); device++) {
            for (var port = 0; port < topology.ports(device); port++) {
                media.put(topology.medium(device, port).name(), topology.medium(device, port));
            }
        }
        return media;
    }

    private static LinkTraffic traffic(MediumFinding sum, Medium medium) {
        var wire = new ByteCount(sum.wireBytes());
        var energy = medium.energyPerBit().isEmpty()
                ? null
                : Energy.ofBits(wire, medium.energyPerBit().getAsLong());
        return new LinkTraffic(sum.medium(), sum.ports(), new ByteCount(sum.contentBytes()), wire, energy);
    }
}
