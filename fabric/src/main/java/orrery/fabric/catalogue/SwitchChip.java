package orrery.fabric.catalogue;

import java.util.Optional;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.Power;
import orrery.protocol.units.SimDuration;

/**
 * A switch chip.
 *
 * @param kind {@link DeviceKind#NVSWITCH}, {@link DeviceKind#ETHERNET_SWITCH} or {@link DeviceKind#INFINIBAND_SWITCH}
 * @param ports links it can hold, each both ways
 * @param latency from a packet's head at one port to its head at another, through an idle chip
 * @param reduces whether it adds and multicasts (NVLS, SHARP)
 * @param bandwidth what all ports carry together in one direction; empty where no figure was found
 * @param buffer packet memory that all ports share; empty where no figure was found
 * @param multicastGroups groups it can multicast to and reduce for at a time; empty where no figure was found
 * @param power without the optics in its ports; empty where no figure was found
 */
public record SwitchChip(
        String name,
        DeviceKind kind,
        int ports,
        SimDuration latency,
        boolean reduces,
        Optional<Bandwidth> bandwidth,
        Optional<ByteCount> buffer,
        Optional<Integer> multicastGroups,
        Optional<Power> power)
        implements Part {

    public SwitchChip {
        if (!kind.isSwitch()) {
            throw new IllegalArgumentException(name + ": a switch chip cannot be a " + kind);
        }
        if (ports < 1) {
            throw new IllegalArgumentException(name + ": a switch chip needs a port, found " + ports);
        }
    }

    /** A chip of which only the least is known. */
    public SwitchChip(String name, DeviceKind kind, int ports, SimDuration latency, boolean reduces) {
        this(
                name,
                kind,
                ports,
                latency,
                reduces,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The medium its ports take. */
    public Medium.Kind speaks() {
        return switch (kind) {
            case NVSWITCH -> Medium.Kind.NVLINK;
            case ETHERNET_SWITCH -> Medium.Kind.ETHERNET;
            case INFINIBAND_SWITCH -> Medium.Kind.INFINIBAND;
            case GPU, LPU, CPU, NIC -> throw new IllegalStateException(name + " is no switch chip");
        };
    }

    /** The same chip with another number of ports, for studies of chips that do not exist. */
    public SwitchChip withPorts(int count) {
        return new SwitchChip(
                name + " with " + count + " ports",
                kind,
                count,
                latency,
                reduces,
                bandwidth,
                buffer,
                multicastGroups,
                power);
    }
}
