package orrery.fabric.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.fault.Target.Light;
import orrery.fabric.fault.Target.OneDevice;
import orrery.fabric.fault.Target.Together;
import orrery.fabric.fault.Target.Wire;

/** Who strikes what, from when to when: what is lost already cannot be lost again, nor slowed twice at once. */
final class Claims {
    private final Map<Claim, TreeMap<Long, Holder>> holders = new HashMap<>();

    /** A state of something, which only one fault at a time can change. */
    private record Claim(Target target, Kind kind) {}

    private enum Kind {
        PRESENCE,
        CLOCK,
        HANG,
        REDUCTION,
        LANES,
        PACKETS,
        LIGHT
    }

    private record Holder(int entry, long untilPs) {}

    /** The entry that has a claim to the same at some of the time; -1 where none has. */
    int holder(FaultAction action, Target target, long fromPs, long untilPs) {
        var kind = kind(action);
        if (kind == null) {
            return -1;
        }
        return switch (target) {
            case Together(var _, var devices) ->
                devices.stream()
                        .mapToInt(device -> holder(new Claim(new OneDevice(device), kind), fromPs, untilPs))
                        .filter(entry -> entry >= 0)
                        .findFirst()
                        .orElse(-1);
            case OneDevice _, Wire _, Light _ -> holder(new Claim(target, kind), fromPs, untilPs);
        };
    }

    private int holder(Claim claim, long fromPs, long untilPs) {
        var times = holders.get(claim);
        var before = times == null ? null : times.lowerEntry(untilPs);
        return before == null || before.getValue().untilPs <= fromPs ? -1 : before.getValue().entry;
    }

    /** Nobody else may have it in that time. */
    void take(FaultAction action, Target target, int entry, long fromPs, long untilPs) {
        var kind = kind(action);
        if (kind == null) {
            return;
        }
        switch (target) {
            case Together(var _, var devices) ->
                devices.forEach(device -> take(new Claim(new OneDevice(device), kind), entry, fromPs, untilPs));
            case OneDevice _, Wire _, Light _ -> take(new Claim(target, kind), entry, fromPs, untilPs);
        }
    }

    private void take(Claim claim, int entry, long fromPs, long untilPs) {
        holders.computeIfAbsent(claim, _ -> new TreeMap<>()).put(fromPs, new Holder(entry, untilPs));
    }

    /** Null of what is over at once. */
    private static Kind kind(FaultAction action) {
        return switch (action) {
            case GPU_LOST, SWITCH_DOWN, HOST_DOWN, TRAY_DOWN, RACK_DOWN, POWER_DOWN -> Kind.PRESENCE;
            case GPU_SLOWED -> Kind.CLOCK;
            case GPU_HANG -> Kind.HANG;
            case GPU_MEMORY, SDC -> null;
            case NVLINK_DEGRADED, NVLINK_FLAP, NVLINK_DOWN, NIC_FLAP -> Kind.LANES;
            case REDUCTION_LOST -> Kind.REDUCTION;
            case PACKET_LOSS, PACKET_CORRUPTION -> Kind.PACKETS;
            case LASER_LOST, ENGINE_DOWN -> Kind.LIGHT;
        };
    }
}
