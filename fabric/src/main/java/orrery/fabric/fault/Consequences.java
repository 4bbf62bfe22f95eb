package orrery.fabric.fault;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.fault.DeviceFault.Clock;
import orrery.fabric.fault.DeviceFault.Flip;
import orrery.fabric.fault.DeviceFault.Gone;
import orrery.fabric.fault.DeviceFault.Hang;
import orrery.fabric.fault.DeviceFault.Lanes;
import orrery.fabric.fault.DeviceFault.Memory;
import orrery.fabric.fault.DeviceFault.Packets;
import orrery.fabric.fault.DeviceFault.Reduction;
import orrery.fabric.fault.Effect.Severity;
import orrery.fabric.fault.Target.Light;
import orrery.fabric.fault.Target.OneDevice;
import orrery.fabric.fault.Target.Together;
import orrery.fabric.fault.Target.Wire;
import orrery.fabric.optics.Redundancy;
import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Digest;

/** What one entry of a schedule means to devices. Whatever happens to a wire happens to both its ends at one time. */
final class Consequences {
    private final Topology topology;
    private final int cause;
    private final ScheduledFault fault;
    private final Redundancy lasers;

    /**
     * @param cause the entry's number
     * @param lasers what laser sources keep in reserve
     */
    Consequences(Topology topology, int cause, ScheduledFault fault, Redundancy lasers) {
        this.topology = topology;
        this.lasers = lasers;
        this.cause = cause;
        this.fault = fault;
    }

    /**
     * @param seed of this occurrence
     * @throws FaultProblem where the effect is not one that the action can have
     */
    List<Consequence> of(Target target, long seed) {
        return switch (target) {
            case OneDevice(var device) -> ofDevice(device, seed).toList();
            case Together(var _, var devices) -> gone(devices).toList();
            case Wire wire -> ofWire(wire, seed).toList();
            case Light light -> ofLight(light).toList();
        };
    }

    private Stream<Consequence> ofDevice(int device, long seed) {
        return switch (fault.action()) {
            case GPU_LOST, SWITCH_DOWN -> gone(List.of(device));
            case GPU_SLOWED ->
                Stream.of(Consequence.lasting(device, new Clock(share("share of the clock")), new Clock(1)));
            case GPU_HANG -> Stream.of(Consequence.lasting(device, new Hang(true), new Hang(false)));
            case GPU_MEMORY ->
                Stream.of(
                        Consequence.momentary(device, new Memory(fault.effect().severity() != Severity.UNCONTAINED)));
            case SDC -> Stream.of(Consequence.momentary(device, new Flip(seed)));
            case REDUCTION_LOST ->
                Stream.concat(Stream.of(device), hosts(device))
                        .map(one -> Consequence.lasting(one, new Reduction(true), new Reduction(false)));
            case NIC_FLAP ->
                IntStream.range(0, topology.ports(device))
                        .filter(port -> isNetwork(topology.medium(device, port).kind()))
                        .mapToObj(port -> new Wire(device, port))
                        .flatMap(wire -> lanes(wire, 0));
            case NVLINK_DEGRADED,
                    NVLINK_FLAP,
                    NVLINK_DOWN,
                    PACKET_LOSS,
                    PACKET_CORRUPTION,
                    LASER_LOST,
                    ENGINE_DOWN,
                    HOST_DOWN,
                    TRAY_DOWN,
                    RACK_DOWN,
                    POWER_DOWN -> throw new IllegalStateException(fault.action() + " was to strike device " + device);
        };
    }

    /** Of the GPUs at a switch: they look after it. */
    private Stream<Integer> hosts(int chip) {
        return IntStream.range(0, topology.ports(chip))
                .map(port -> topology.peer(chip, port))
                .filter(peer -> topology.kind(peer) == DeviceKind.GPU)
                .flatMap(gpu -> IntStream.range(0, topology.ports(gpu)).map(port -> topology.peer(gpu, port)))
                .filter(peer -> topology.kind(peer) == DeviceKind.CPU)
                .distinct()
                .boxed();
    }

    private static boolean isNetwork(Medium.Kind kind) {
        return kind == Medium.Kind.ETHERNET || kind == Medium.Kind.INFINIBAND;
    }

    /** Their wires go with them, each once. A device comes back before its wires do. */
    private Stream<Consequence> gone(Collection<Integer> devices) {
        var ends = new LinkedHashSet<Wire>();
        for (var device : devices) {
            for (var port = 0; port < topology.ports(device); port++) {
                var end = new Wire(device, port);
                ends.add(end);
                ends.add(far(end));
            }
        }
        return Stream.concat(
                devices.stream().map(device -> Consequence.lasting(device, new Gone(true), new Gone(false))),
                ends.stream().map(end -> lanesAt(end, Lanes.DEAD)));
    }

    private Stream<Consequence> ofWire(Wire wire, long seed) {
        var medium = topology.medium(wire.device(), wire.port());
        return switch (fault.action()) {
            case NVLINK_FLAP -> lanes(wire, 0);
            case NVLINK_DOWN -> lanes(wire, Lanes.DEAD);
            case NVLINK_DEGRADED -> lanes(wire, fewer(medium));
            case PACKET_LOSS -> packets(wire, true, seed);
            case PACKET_CORRUPTION -> packets(wire, false, seed);
            default -> throw new IllegalStateException(fault.action() + " was to strike " + wire);
        };
    }

    /** Half of the lanes where no amount is given. */
    private int fewer(Medium medium) {
        var share = Double.isNaN(fault.effect().amount()) ? 0.5 : share("share of the lanes");
        if (medium.lanes() < 2) {
            throw new FaultProblem(
                    "effect", medium.name() + " with one lane", "links of two lanes or more", "take nvlink.down");
        }
        return Math.clamp(Math.round(share * medium.lanes()), 1, medium.lanes() - 1);
    }

    private Stream<Consequence> lanes(Wire wire, int left) {
        return Stream.of(wire, far(wire)).map(end -> lanesAt(end, left));
    }

    private Consequence lanesAt(Wire end, int left) {
        var all = topology.medium(end.device(), end.port()).lanes();
        return Consequence.lasting(end.device(), new Lanes(end.port(), left, cause), new Lanes(end.port(), all, cause));
    }

    private Wire far(Wire wire) {
        return new Wire(topology.peer(wire.device(), wire.port()), topology.peerPort(wire.device(), wire.port()));
    }

    private Stream<Consequence> packets(Wire wire, boolean lost, long seed) {
        var probability = share("probability of a packet");
        return Stream.of(wire, far(wire)).map(end -> {
            var own = Digest.mix(seed, topology.link(end.device(), end.port()));
            return Consequence.lasting(
                    end.device(),
                    new Packets(end.port(), probability, lost, own),
                    new Packets(end.port(), 0, lost, own));
        });
    }

    private Stream<Consequence> ofLight(Light light) {
        var device = light.device();
        var number = light.number();
        return switch (light.source()) {
            case LASER ->
                Stream.of(Consequence.lasting(
                        device,
                        new DeviceFault.Laser(number, true, lasers),
                        new DeviceFault.Laser(number, false, lasers)));
            case MODULE ->
                Stream.of(Consequence.lasting(
                        device,
                        new DeviceFault.LaserModule(number, true, lasers),
                        new DeviceFault.LaserModule(number, false, lasers)));
            case ENGINE ->
                new Engines(topology, device)
                        .lanes(number).entrySet().stream()
                                .flatMap(port -> darkened(device, port.getKey(), port.getValue()));
        };
    }

    private Stream<Consequence> darkened(int device, int port, int lanes) {
        var left = topology.medium(device, port).lanes() - lanes;
        return lanes(new Wire(device, port), left == 0 ? Lanes.DEAD : left);
    }

    /** The amount of the effect, which must be given. */
    private double share(String meaning) {
        var amount = fault.effect().amount();
        if (!(amount > 0 && amount < 1)) {
            throw new FaultProblem(
                    "effect",
                    Double.isNaN(amount) ? "no amount" : "an amount of " + amount,
                    "above 0 and below 1, the " + meaning,
                    "");
        }
        return amount;
    }
}
