package orrery.fabric.survey;

import java.util.BitSet;
import java.util.List;
import java.util.SequencedMap;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Figure;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;

/**
 * Everything that can be said of a topology without running it.
 *
 * @param name of the topology
 * @param parts what it is made of
 * @param links what joins it
 * @param racks numbered racks
 * @param endpoints GPUs and LPUs, or CPUs where there are neither
 * @param bisection between the halves of the endpoints
 * @param reach between the endpoints
 * @param bill of the optics, switches and adapters
 * @param sources figures of the catalogue behind {@code bisection}, {@code zero_load_latency}, {@code loaded_latency},
 *     {@code optics} and {@code power}
 */
public record Survey(
        String name,
        List<PartCount> parts,
        List<LinkCount> links,
        int racks,
        int endpoints,
        Bisection bisection,
        Reach reach,
        Bill bill,
        SequencedMap<String, List<Figure>> sources) {

    /**
     * Takes seconds for 65,536 endpoints.
     *
     * @throws TopologyProblem before any work, with the estimate, when the heap is too small for it
     */
    public static Survey of(Topology topology, Catalogue catalogue) {
        SurveySize.of(topology)
                .requireRoom(topology.name(), Runtime.getRuntime().maxMemory());
        var parts = PartCount.of(topology);
        var links = LinkCount.of(topology);
        var bill = Bill.of(parts, links);
        return new Survey(
                topology.name(),
                parts,
                links,
                racks(topology),
                Endpoints.of(topology).length,
                Bisection.of(topology),
                Reach.of(topology),
                bill,
                new Sources(topology, catalogue, bill).all());
    }

    private static int racks(Topology topology) {
        var racks = new BitSet();
        for (int device = 0; device < topology.devices(); device++) {
            if (topology.rack(device) >= 0) {
                racks.set(topology.rack(device));
            }
        }
        return racks.cardinality();
    }
}
