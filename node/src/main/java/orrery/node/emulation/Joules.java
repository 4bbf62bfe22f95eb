package orrery.node.emulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.Precision;
import orrery.fabric.topology.Topology;
import orrery.node.cost.Roofline;
import orrery.node.emulation.Findings.DeviceFinding;
import orrery.node.emulation.Findings.Work;
import orrery.node.energy.Activity;
import orrery.node.energy.EnergyUse;
import orrery.node.energy.Network;
import orrery.node.energy.Working;
import orrery.node.format.Formats;

/** What the devices of a run did, as energy is counted of it. */
final class Joules {
    private static final double SECONDS_OF_A_PICO = 1e-12;
    private static final double BOTH_WAYS = 2; // what a device receives is taken to be as much as it sends

    private final Topology topology;
    private final Formats formats;
    private final double seconds;

    private Joules(Topology topology, Formats formats, double seconds) {
        this.topology = topology;
        this.formats = formats;
        this.seconds = seconds;
    }

    /** Null where no GPU and no LPU computed anything, or one that did is in no server of the catalogue. */
    static EnergyUse of(Topology topology, Formats formats, List<DeviceFinding> devices, long endPs) {
        var accelerators = devices.stream()
                .filter(device -> isAccelerator(topology.kind(device.device())))
                .toList();
        var working = accelerators.stream()
                .filter(device -> device.work().busyPs() > 0)
                .count();
        var catalogue = Catalogue.load();
        var known = accelerators.stream()
                .map(device -> topology.part(device.device()).name())
                .allMatch(
                        name -> catalogue.figure("servers/" + name + "/devices").isPresent());
        if (working == 0 || !known) {
            return null;
        }
        var joules = new Joules(topology, formats, endPs * SECONDS_OF_A_PICO);
        return EnergyUse.of(
                catalogue,
                devices.stream().map(joules::working).toList(),
                Network.of(topology, catalogue).share((double) working / accelerators.size()));
    }

    private static boolean isAccelerator(DeviceKind kind) {
        return kind == DeviceKind.GPU || kind == DeviceKind.LPU;
    }

    private Working working(DeviceFinding device) {
        var part = topology.part(device.device());
        var work = device.work();
        return new Working(
                part,
                new Activity(
                        seconds,
                        work.busyPs() * SECONDS_OF_A_PICO,
                        flops(part, work),
                        work.memoryBytes(),
                        links(device.device(), work)));
    }

    private Map<Precision, Double> flops(Part part, Work work) {
        return work.flops() == 0
                ? Map.of()
                : Roofline.precision(part, formats)
                        .map(precision -> Map.of(precision, work.flops()))
                        .orElse(Map.of());
    }

    private TreeMap<String, Double> links(int device, Work work) {
        var bytes = new TreeMap<String, Double>();
        for (var sent : work.sent()) {
            bytes.merge(single(device, sent.medium()), BOTH_WAYS * sent.wireBytes(), Double::sum);
        }
        return bytes;
    }

    /** The catalogue's name of one link of a bundle. */
    private String single(int device, String medium) {
        for (var port = 0; port < topology.ports(device); port++) {
            if (topology.medium(device, port).name().equals(medium)) {
                return topology.medium(device, port).single().name();
            }
        }
        return medium;
    }
}
