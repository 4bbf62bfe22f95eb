package orrery.node.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Part;
import orrery.fabric.topology.Topology;
import orrery.node.cost.Roofline;
import orrery.node.energy.Activity;
import orrery.node.energy.EnergyUse;
import orrery.node.energy.Network;
import orrery.node.energy.Working;

/** What a forecast's serving takes in joules and dollars. */
public final class ForecastEnergy {
    private static final double SECONDS_OF_A_PICO = 1e-12;
    private static final double BOTH_WAYS = 2; // what a device receives is taken to be as much as it sends

    private ForecastEnergy() {}

    /** @param forecast of the served model */
    public static EnergyUse of(ServedModel served, Forecast forecast) {
        return of(served, forecast, Network.of(served.topology(), Catalogue.load()));
    }

    /**
     * The same for who asks often about one topology.
     *
     * @param network of the whole topology
     */
    public static EnergyUse of(ServedModel served, Forecast forecast, Network network) {
        var cut = served.pool().cut();
        var copies = served.pool().copies();
        var devices = new ArrayList<Working>();
        devices.addAll(
                alike(served, cut.device(), copies * cut.pipeline() * cut.attentionRanks(), forecast, forecast.use()));
        if (cut.separate()) {
            var count = copies * cut.pipeline() * cut.feedForward().ranks();
            devices.addAll(alike(served, cut.feedForward().device(), count, forecast, forecast.feedForwardUse()));
        }
        var catalogue = Catalogue.load();
        var share = (double) devices.size() / accelerators(served.topology());
        return EnergyUse.of(catalogue, devices, network.share(Math.min(1, share)));
    }

    private static long accelerators(Topology topology) {
        return IntStream.range(0, topology.devices())
                .filter(device -> topology.kind(device) == DeviceKind.GPU || topology.kind(device) == DeviceKind.LPU)
                .count();
    }

    private static List<Working> alike(
            ServedModel served, DeviceKind kind, int count, Forecast forecast, DeviceUse use) {
        var part = part(served.topology(), kind);
        var links = new TreeMap<String, Double>();
        use.sentBytes().forEach((medium, sent) -> links.put(medium, BOTH_WAYS * sent));
        var did = new Activity(
                forecast.seconds(),
                use.computePs() * SECONDS_OF_A_PICO,
                Roofline.precision(part, served.formats())
                        .map(precision -> Map.of(precision, use.flops()))
                        .orElse(Map.of()),
                use.memoryBytes(),
                links);
        return Collections.nCopies(count, new Working(part, did));
    }

    private static Part part(Topology topology, DeviceKind kind) {
        return IntStream.range(0, topology.devices())
                .filter(device -> topology.kind(device) == kind)
                .mapToObj(topology::part)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " in " + topology.name()));
    }
}
