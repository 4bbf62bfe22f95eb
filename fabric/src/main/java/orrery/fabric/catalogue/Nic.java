package orrery.fabric.catalogue;

import java.util.Optional;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.Power;
import orrery.protocol.units.SimDuration;

/**
 * A network adapter: takes work requests from a GPU or CPU over PCIe or C2C, and speaks RoCE or InfiniBand.
 *
 * @param bandwidth of its network side in one direction, all ports together
 * @param latency from a work request to the first bit on the wire, and as much again at the receiving adapter
 * @param power empty where no figure was found
 */
public record Nic(String name, Bandwidth bandwidth, SimDuration latency, Optional<Power> power) implements Part {
    @Override
    public DeviceKind kind() {
        return DeviceKind.NIC;
    }
}
