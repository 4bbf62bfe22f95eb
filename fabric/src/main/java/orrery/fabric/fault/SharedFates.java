package orrery.fabric.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Server;
import orrery.fabric.fault.Target.Together;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/**
 * Devices that go down together: hosts, trays, racks and power domains.
 *
 * <p>A host is a CPU, the GPUs or LPUs that it feeds, and their adapters. A tray is as many GPUs as the catalogue's server row
 * has to a tray, with their hosts; a host where no row says. Switch trays hold the NVSwitch chips, unless they stand in the
 * tray of the GPUs. A rack is what the topology numbers so; a machine that stands alone is one. Nobody publishes which
 * shelves feed what, so a power domain is a rack.
 */
final class SharedFates {
    private final Topology topology;

    SharedFates(Topology topology) {
        this.topology = topology;
    }

    List<Together> hosts() {
        return IntStream.of(topology.cpus())
                .mapToObj(cpu -> together(topology.name(cpu), hostOf(cpu)))
                .toList();
    }

    /** A CPU with all that hangs on it. */
    TreeSet<Integer> hostOf(int cpu) {
        var devices = new TreeSet<Integer>(List.of(cpu));
        for (var port = 0; port < topology.ports(cpu); port++) {
            var peer = topology.peer(cpu, port);
            if (isAccelerator(peer) && topology.hostOf(peer) == cpu) {
                devices.add(peer);
                IntStream.of(topology.nicsOf(peer)).forEach(devices::add);
            }
        }
        return devices;
    }

    private boolean isAccelerator(int device) {
        return topology.kind(device) == DeviceKind.GPU || topology.kind(device) == DeviceKind.LPU;
    }

    List<Together> racks() {
        return named("rack", rackMembers());
    }

    List<Together> powerDomains() {
        return named("power", rackMembers());
    }

    private List<TreeSet<Integer>> rackMembers() {
        var racks = new TreeMap<Integer, TreeSet<Integer>>();
        for (var device = 0; device < topology.devices(); device++) {
            if (topology.rack(device) != Drawing.NO_RACK || standsInMachine(device)) {
                racks.computeIfAbsent(topology.rack(device), _ -> new TreeSet<>())
                        .add(device);
            }
        }
        return List.copyOf(racks.values());
    }

    /** Of a machine that stands alone, all but the gear that it is reached by. */
    private boolean standsInMachine(int device) {
        return switch (topology.kind(device)) {
            case GPU, LPU, NIC, NVSWITCH -> true;
            case CPU -> hostOf(device).size() > 1;
            case ETHERNET_SWITCH, INFINIBAND_SWITCH -> false;
        };
    }

    List<Together> trays() {
        var trays = new ArrayList<TreeSet<Integer>>();
        for (var rack : rackMembers()) {
            var gpus = of(rack, DeviceKind.GPU);
            var server = gpus.length == 0 ? null : server(gpus[0]);
            if (server == null || server.trays().isEmpty()) {
                rack.stream()
                        .filter(device -> topology.kind(device) == DeviceKind.CPU)
                        .map(this::hostOf)
                        .forEach(trays::add);
            } else {
                trays.addAll(trays(rack, gpus, server));
            }
        }
        return named("tray", trays);
    }

    private List<TreeSet<Integer>> trays(TreeSet<Integer> rack, int[] gpus, Server server) {
        var trays = blocks(gpus, Math.max(1, server.devices() / server.trays().getAsInt()));
        trays.forEach(tray -> List.copyOf(tray).forEach(gpu -> tray.addAll(hostOf(topology.hostOf(gpu)))));
        if (server.switchTrays().orElse(0) == 0) {
            IntStream.of(of(rack, DeviceKind.NVSWITCH)).forEach(trays.getFirst()::add);
        }
        return trays;
    }

    List<Together> switchTrays() {
        var trays = new ArrayList<TreeSet<Integer>>();
        for (var rack : rackMembers()) {
            var chips = of(rack, DeviceKind.NVSWITCH);
            var gpus = of(rack, DeviceKind.GPU);
            var server = gpus.length == 0 ? null : server(gpus[0]);
            if (server != null && server.switchTrays().orElse(0) > 0) {
                trays.addAll(blocks(
                        chips,
                        Math.max(1, server.switchChips() / server.switchTrays().getAsInt())));
            }
        }
        return named("switch-tray", trays);
    }

    /** Null where no row says what stands around a GPU. */
    private Server server(int gpu) {
        return Catalogue.load().serverIfKnown(topology.part(gpu).name()).orElse(null);
    }

    private int[] of(TreeSet<Integer> devices, DeviceKind kind) {
        return devices.stream()
                .mapToInt(Integer::intValue)
                .filter(device -> topology.kind(device) == kind)
                .toArray();
    }

    private static List<TreeSet<Integer>> blocks(int[] devices, int size) {
        var blocks = new ArrayList<TreeSet<Integer>>();
        for (var first = 0; first < devices.length; first += size) {
            var block = new TreeSet<Integer>();
            Arrays.stream(devices, first, Math.min(devices.length, first + size))
                    .forEach(block::add);
            blocks.add(block);
        }
        return blocks;
    }

    private static List<Together> named(String row, List<TreeSet<Integer>> members) {
        return IntStream.range(0, members.size())
                .mapToObj(number -> together(row + "[" + number + "]", members.get(number)))
                .toList();
    }

    private static Together together(String name, TreeSet<Integer> devices) {
        return new Together(name, List.copyOf(devices));
    }
}
