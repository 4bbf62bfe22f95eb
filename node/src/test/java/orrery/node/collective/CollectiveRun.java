package orrery.node.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Groups;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.PlainLoop;
import orrery.node.gpu.CollectiveGpu;
import orrery.node.gpu.CollectiveGpu.Task;
import orrery.node.gpu.NvlinkChannel;
import orrery.node.gpu.Rank;
import orrery.node.gpu.SpareGpu;
import orrery.node.scenario.Plan.AllReduce;

/** GPUs of a topology run collectives through its real switches and links; the rest of the machine stands still. */
final class CollectiveRun {
    private final Topology topology;
    private final int[] members;
    private final AllReduce algorithm;
    private final Routes routes;
    private final Groups groups;
    private final List<CollectiveGpu> gpus = new ArrayList<>();

    CollectiveRun(Topology topology, int[] members, AllReduce algorithm) {
        this.topology = topology;
        this.members = members;
        this.algorithm = algorithm;
        this.routes = Routes.of(topology);
        this.groups =
                new Groups(MulticastTrees.of(topology), List.of(members), NvlinkChannel.planes(topology, members[0]));
    }

    /** By rank, one result per task. */
    List<List<float[]>> results(List<List<Task>> tasks) {
        for (var rank = 0; rank < members.length; rank++) {
            gpus.add(new CollectiveGpu(topology, routes, new Rank(0, rank, members), algorithm, tasks.get(rank)));
        }
        var shells = IntStream.range(0, topology.devices())
                .mapToObj(device -> new Shell(make(device), Ports.peers(topology, device)))
                .toList();
        PlainLoop.drive(shells, topology);
        return gpus.stream().map(CollectiveGpu::results).toList();
    }

    private Device make(int device) {
        return switch (topology.kind(device)) {
            case GPU ->
                gpus.stream()
                        .filter(gpu -> gpu.number() == device)
                        .map(Device.class::cast)
                        .findFirst()
                        .orElseGet(() -> new SpareGpu(topology, device));
            case NVSWITCH -> new Nvswitch(topology, device, routes, groups);
            case ETHERNET_SWITCH, INFINIBAND_SWITCH -> new EthernetSwitch(topology, device, routes);
            case CPU, LPU, NIC -> new Idle(device);
        };
    }

    /** A device that nothing is expected of. */
    private record Idle(int number) implements Device {
        @Override
        public void on(long nowPs, Event event, Outbox out) {}
    }
}
