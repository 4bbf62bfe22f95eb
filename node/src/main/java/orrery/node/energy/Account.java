package orrery.node.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Part;
import orrery.protocol.units.Uncertain;

/** Adds up what devices, what stands around them, and their share of a network took. */
final class Account {
    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final Catalogue catalogue;
    private final Network network;
    private final SortedMap<String, Group> groups = new TreeMap<>();
    private final double seconds;
    private final SortedMap<Consumer, Uncertain> joules = new TreeMap<>();
    private final SortedMap<String, Uncertain> links = new TreeMap<>();
    private Uncertain processors = Uncertain.ZERO;
    private double clock = 1;

    /** Devices of one part that worked. */
    private record Group(Part part, int count, ChipEnergy energy) {
        Group plus(Group other) {
            return new Group(part, count + other.count, energy.plus(other.energy));
        }
    }

    Account(Catalogue catalogue, List<Working> devices, Network network) {
        this.catalogue = catalogue;
        this.network = network;
        devices.stream().filter(device -> device.did().computed()).forEach(this::add);
        this.seconds = devices.stream()
                .mapToDouble(device -> device.did().seconds())
                .max()
                .orElse(0);
        if (accelerators().isEmpty()) {
            throw new IllegalArgumentException("no GPU or LPU computed anything, so there is nothing to divide by");
        }
    }

    private void add(Working device) {
        Chip.of(device.part(), catalogue).ifPresent(chip -> {
            var one = new Group(device.part(), 1, chip.energy(device.did()));
            groups.merge(device.part().name(), one, Group::plus);
        });
    }

    private List<Group> accelerators() {
        return groups.values().stream()
                .filter(group -> group.part.kind() != DeviceKind.CPU)
                .toList();
    }

    EnergyUse close() {
        groups.values().forEach(this::chips);
        var first = true;
        for (var group : accelerators()) {
            enclosure(group, first ? network : Network.NONE, first ? processors : Uncertain.ZERO);
            first = false;
        }
        var chips = sum(Consumer.GPU, Consumer.LPU);
        var facility = sum(Consumer.values());
        return new EnergyUse(
                accelerators().stream().mapToInt(Group::count).sum(),
                seconds,
                joules,
                links,
                chips,
                withoutCooling(),
                facility,
                clock,
                dollars());
    }

    /** Processors stand in their servers' figure, so only what they computed is added. */
    private void chips(Group group) {
        var energy = group.energy;
        var ofAll = group.part.kind() == DeviceKind.CPU
                ? energy.arithmetic().plus(energy.memory()).plus(energy.ofLinks())
                : energy.total();
        if (group.part.kind() == DeviceKind.CPU) {
            processors = processors.plus(ofAll);
        }
        put(kind(group.part), ofAll);
        energy.links().forEach((medium, spent) -> links.merge(medium, spent, Uncertain::plusAlike));
        clock = Math.min(clock, energy.clock());
    }

    private static Consumer kind(Part part) {
        return switch (part.kind()) {
            case GPU -> Consumer.GPU;
            case LPU -> Consumer.LPU;
            case CPU -> Consumer.CPU;
            case NIC -> Consumer.NIC;
            case NVSWITCH -> Consumer.NVSWITCH;
            case ETHERNET_SWITCH, INFINIBAND_SWITCH -> Consumer.SWITCH;
        };
    }

    private void enclosure(Group group, Network shared, Uncertain computing) {
        var server = catalogue.server(group.part.name());
        var around = new Enclosure(catalogue, server, (double) group.count / server.devices(), seconds);
        var inside = group.energy.total().plus(computing);
        for (var host : around.hosts().entrySet()) {
            put(host.getKey(), host.getValue());
            inside = inside.plus(host.getValue());
        }
        var switches = shared.switches().times(seconds);
        var optics = shared.optics().times(seconds);
        put(Consumer.SWITCH, switches);
        put(Consumer.OPTICS, optics);
        around.around(inside.plus(switches).plus(optics)).forEach(this::put);
    }

    private void put(Consumer consumer, Uncertain spent) {
        joules.merge(consumer, spent, Uncertain::plus);
    }

    private Uncertain sum(Consumer... consumers) {
        var total = Uncertain.ZERO;
        for (var consumer : consumers) {
            total = total.plus(joules.getOrDefault(consumer, Uncertain.ZERO));
        }
        return total;
    }

    private Uncertain withoutCooling() {
        return joules.entrySet().stream()
                .filter(entry -> entry.getKey() != Consumer.COOLING)
                .map(Map.Entry::getValue)
                .reduce(Uncertain.ZERO, Uncertain::plus);
    }

    private SequencedMap<String, Uncertain> dollars() {
        var total = new LinkedHashMap<String, Uncertain>();
        for (var group : accelerators()) {
            var price = catalogue.price(group.part.name());
            var hours = group.count * seconds / SECONDS_OF_AN_HOUR;
            total.merge("hyperscaler", price.hyperscaler().times(hours), Uncertain::plus);
            total.merge("neocloud", price.neocloud().times(hours), Uncertain::plus);
            total.merge("rental", price.rental().times(hours), Uncertain::plus);
        }
        return total;
    }
}
