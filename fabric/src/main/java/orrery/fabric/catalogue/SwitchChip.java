package orrery.fabric.catalogue;

import orrery.protocol.units.SimDuration;

/**
 * A switch chip.
 *
 * @param kind {@link DeviceKind#NVSWITCH} or {@link DeviceKind#ETHERNET_SWITCH}
 * @param ports links it can hold, each both ways
 * @param latency from a packet's head at one port to its head at another, through an idle chip
 * @param reduces whether it adds and multicasts (NVLS)
 */
public record SwitchChip(String name, DeviceKind kind, int ports, SimDuration latency, boolean reduces)
        implements Part {

    public SwitchChip {
        if (!kind.isSwitch()) {
            throw new IllegalArgumentException(name + ": a switch chip cannot be a " + kind);
        }
        if (ports < 1) {
            throw new IllegalArgumentException(name + ": a switch chip needs a port, found " + ports);
        }
    }

    /** The same chip with another number of ports, for studies of chips that do not exist. */
    public SwitchChip withPorts(int count) {
        return new SwitchChip(name + " with " + count + " ports", kind, count, latency, reduces);
    }
}
