package orrery.fabric.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.fault.Target.Light;
import orrery.fabric.fault.Target.OneDevice;
import orrery.fabric.fault.Target.Source;
import orrery.fabric.fault.Target.Together;
import orrery.fabric.fault.Target.Wire;
import orrery.fabric.topology.Topology;

/**
 * Of what a selector found, what an action can strike. Where an action strikes links, a device stands for all of its wires
 * that fit.
 */
final class Fitting {
    private final Topology topology;
    private final FaultAction action;

    Fitting(Topology topology, FaultAction action) {
        this.topology = topology;
        this.action = action;
    }

    /** @throws FaultProblem where nothing is left */
    List<Target> of(String text, List<Target> found) {
        var fitting =
                new ArrayList<>(found.stream().flatMap(this::fitting).distinct().toList());
        if (fitting.isEmpty()) {
            throw new FaultProblem(
                    "selector \"" + text + "\"",
                    found.isEmpty()
                            ? "nothing"
                            : described(found.getFirst()) + ", which " + action.id() + " cannot strike",
                    allowed(),
                    "");
        }
        return fitting;
    }

    private Stream<Target> fitting(Target target) {
        return switch (target) {
            case OneDevice(var device) when action.target() == FaultAction.Target.LINK -> wiresOf(device);
            case OneDevice(var device) when action == FaultAction.HOST_DOWN -> hostOf(device);
            case OneDevice one -> Stream.<Target>of(one).filter(_ -> strikes(topology.kind(one.device())));
            case Wire wire -> Stream.<Target>of(normal(wire)).filter(_ -> strikes(medium(wire)));
            case Light light -> Stream.<Target>of(light).filter(_ -> strikes(light.source()));
            case Together group -> Stream.<Target>of(group).filter(_ -> strikesGroup(group));
        };
    }

    private Stream<Target> hostOf(int device) {
        return topology.kind(device) == DeviceKind.CPU
                ? Stream.of(new Together(topology.name(device), List.copyOf(new SharedFates(topology).hostOf(device))))
                : Stream.empty();
    }

    private Stream<Target> wiresOf(int device) {
        return IntStream.range(0, topology.ports(device))
                .mapToObj(port -> new Wire(device, port))
                .filter(wire -> strikes(medium(wire)))
                .map(this::normal);
    }

    /** A wire has two ends: it is known by the one that the topology counts first. */
    private Wire normal(Wire wire) {
        var far = new Wire(topology.peer(wire.device(), wire.port()), topology.peerPort(wire.device(), wire.port()));
        return far.device() < wire.device() ? far : wire;
    }

    private Medium medium(Wire wire) {
        return topology.medium(wire.device(), wire.port());
    }

    private boolean strikes(DeviceKind kind) {
        return switch (action) {
            case GPU_LOST, GPU_SLOWED, GPU_MEMORY, GPU_HANG, SDC -> kind == DeviceKind.GPU || kind == DeviceKind.LPU;
            case SWITCH_DOWN -> kind.isSwitch();
            case REDUCTION_LOST -> kind == DeviceKind.NVSWITCH;
            case NIC_FLAP -> kind == DeviceKind.NIC;
            case NVLINK_DEGRADED, NVLINK_FLAP, NVLINK_DOWN, PACKET_LOSS, PACKET_CORRUPTION, LASER_LOST, ENGINE_DOWN ->
                false;
            case HOST_DOWN, TRAY_DOWN, RACK_DOWN, POWER_DOWN -> false;
        };
    }

    private boolean strikes(Medium medium) {
        return switch (action) {
            case NVLINK_DEGRADED, NVLINK_FLAP, NVLINK_DOWN -> medium.kind() == Medium.Kind.NVLINK;
            case PACKET_LOSS, PACKET_CORRUPTION ->
                switch (medium.kind()) {
                    case NVLINK, ETHERNET, INFINIBAND -> true;
                    case C2C, PCIE, LPU_LINK -> false;
                };
            default -> false;
        };
    }

    private boolean strikes(Source source) {
        return switch (source) {
            case LASER, MODULE -> action == FaultAction.LASER_LOST;
            case ENGINE -> action == FaultAction.ENGINE_DOWN;
        };
    }

    private boolean strikesGroup(Together group) {
        var row = group.name().replaceFirst("\\[.*", "");
        return switch (action) {
            case SWITCH_DOWN -> row.equals("switch-tray");
            case TRAY_DOWN -> row.equals("tray") || row.equals("switch-tray");
            case RACK_DOWN -> row.equals("rack");
            case POWER_DOWN -> row.equals("power");
            case HOST_DOWN -> topology.find(group.name()).isPresent();
            default -> false;
        };
    }

    private String described(Target target) {
        return switch (target) {
            case OneDevice(var device) -> topology.name(device) + ", a " + topology.kind(device);
            case Wire(var device, var port) ->
                topology.linkName(device, port) + ", "
                        + topology.medium(device, port).name();
            case Light(var device, var source, var number) ->
                topology.name(device) + "." + source.word() + "[" + number + "]";
            case Together(var name, var _) -> name + ", several devices";
        };
    }

    private String allowed() {
        return switch (action) {
            case GPU_LOST, GPU_SLOWED, GPU_MEMORY, GPU_HANG, SDC -> "GPUs and LPUs, as gpu[17] or rack[2].*";
            case SWITCH_DOWN -> "switches, as nvswitch[7] or switch-tray[2]";
            case REDUCTION_LOST -> "NVSwitches, as nvswitch[7]";
            case NIC_FLAP -> "network adapters, as nic[3]";
            case HOST_DOWN -> "hosts, as host[4]";
            case NVLINK_DEGRADED, NVLINK_FLAP, NVLINK_DOWN -> "NVLinks, as link[gpu3 -> nvswitch1] or gpu[17].link[14]";
            case PACKET_LOSS, PACKET_CORRUPTION -> "NVLinks and links of Ethernet or InfiniBand, as nic[3].link[0]";
            case LASER_LOST -> "lasers and their modules, as nvswitch[3].laser[2] or nvswitch[3].module[1]";
            case ENGINE_DOWN -> "optical engines, as nvswitch[3].engine[0]";
            case TRAY_DOWN -> "trays, as tray[5] or switch-tray[2]";
            case RACK_DOWN -> "racks, as rack[2]";
            case POWER_DOWN -> "power domains, as power[1]";
        };
    }
}
