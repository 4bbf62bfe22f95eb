package orrery.node.availability;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Optics;
import orrery.fabric.catalogue.Reliability;
import orrery.fabric.topology.Topology;
import orrery.node.plan.Deployment;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;

/** Counts what a plan uses of a topology. */
public final class FleetReading {
    private final Topology topology;
    private final Reliability reliability;
    private final int[] trayOf; // by device, of all trays of the topology
    private int trays;

    private FleetReading(Topology topology, Reliability reliability) {
        this.topology = topology;
        this.reliability = reliability;
        this.trayOf = new int[topology.devices()];
        IntStream.range(0, topology.domains()).forEach(this::number);
    }

    /** Trays of a domain are runs of its GPUs, in topology order. */
    private void number(int domain) {
        var gpus = topology.domain(domain);
        int size = Math.min(reliability.tray(topology.part(gpus[0]).name()), gpus.length);
        for (int i = 0; i < gpus.length; i++) {
            trayOf[gpus[i]] = trays + i / size;
        }
        trays += Math.ceilDiv(gpus.length, size);
    }

    /**
     * @throws ScenarioProblem where the plan does not fit, or computes on anything but GPUs, of which nobody published rates
     * @throws orrery.fabric.catalogue.CatalogueProblem where no row says how many GPUs are on a tray
     */
    public static Fleet of(Topology topology, Deployment deployment, Reliability reliability) {
        for (var pool : deployment.pools()) {
            if (pool.cut().device() != DeviceKind.GPU
                    || pool.cut().feedForward().device() != DeviceKind.GPU) {
                throw new ScenarioProblem(
                        "plan.device", "a plan on other devices than GPUs", "gpu: published rates are about GPUs", "");
            }
        }
        return new FleetReading(topology, reliability).read(new Seating(topology, deployment));
    }

    private Fleet read(Seating seating) {
        var copies = IntStream.range(0, seating.copies())
                .mapToObj(copy -> traysOf(seating, copy))
                .toList();
        var used = new TreeSet<Integer>();
        copies.forEach(used::addAll);
        var numbers = new HashMap<Integer, Integer>(); // looked up only
        used.forEach(tray -> numbers.put(tray, numbers.size()));
        var domains = domainsOf(used);
        var gpus = IntStream.of(topology.gpus())
                .filter(gpu -> used.contains(trayOf[gpu]))
                .count();
        return new Fleet(
                domains,
                copies.stream()
                        .map(copy -> copy.stream().map(numbers::get).toList())
                        .toList(),
                devices(gpus, domains),
                lasersOfModule(),
                trays - used.size());
    }

    private List<Integer> traysOf(Seating seating, int copy) {
        return seating.seats(copy).stream()
                .map(seat -> trayOf[seating.device(seat)])
                .distinct()
                .sorted()
                .toList();
    }

    private List<Integer> domainsOf(TreeSet<Integer> used) {
        var numbers = new HashMap<Integer, Integer>(); // looked up only
        var domains = new ArrayList<Integer>();
        var first = new int[trays];
        IntStream.of(topology.gpus()).forEach(gpu -> first[trayOf[gpu]] = topology.domainOf(gpu));
        used.forEach(tray -> domains.add(numbers.computeIfAbsent(first[tray], _ -> numbers.size())));
        return domains;
    }

    private Map<Counted, Long> devices(long gpus, List<Integer> domains) {
        var devices = new EnumMap<Counted, Long>(Counted.class);
        devices.put(Counted.GPU, gpus);
        if (topology.domains() < trays) {
            devices.put(Counted.NVSWITCH, nvswitches());
        }
        devices.put(Counted.TRANSCEIVER, Math.round(ends(false, optics -> 1)));
        devices.put(Counted.ENGINE, Math.round(ends(true, optics -> 1)));
        devices.put(
                Counted.LASER, Math.round(ends(true, optics -> optics.lasers().asDouble())));
        long inUse = domains.stream().distinct().count();
        devices.replaceAll((kind, count) -> kind == Counted.GPU ? count : count * inUse / topology.domains());
        devices.values().removeIf(count -> count == 0);
        return devices;
    }

    private long nvswitches() {
        return IntStream.of(topology.switches())
                .filter(device -> topology.kind(device) == DeviceKind.NVSWITCH)
                .count();
    }

    private interface PerEngine {
        double of(Optics optics);
    }

    /** What there is of something at the ends of all NVLinks that are light, in whole engines. */
    private double ends(boolean coPackaged, PerEngine amount) {
        double sum = 0;
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                var medium = topology.medium(device, port);
                var optics = medium.opticsAt(topology.kind(device));
                if (medium.kind() == Medium.Kind.NVLINK
                        && optics.isPresent()
                        && coPackaged == (optics.get().kind() == Optics.Kind.CO_PACKAGED)) {
                    sum += amount.of(optics.get())
                            * medium.lanes()
                            / optics.get().lanes();
                }
            }
        }
        return sum;
    }

    private long lasersOfModule() {
        double modules = ends(true, optics -> optics.laserModules().asDouble());
        double lasers = ends(true, optics -> optics.lasers().asDouble());
        return modules == 0 ? 1 : Math.max(1, Math.round(lasers / modules));
    }
}
