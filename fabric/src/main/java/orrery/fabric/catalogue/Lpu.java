package orrery.fabric.catalogue;

import java.util.Map;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.ComputeRate;
import orrery.protocol.units.SimDuration;

/**
 * A language processing unit: no memory but its SRAM, and links on which the compiler has given every packet its slot.
 *
 * @param compute dense peak, by precision
 * @param memory its SRAM
 * @param memoryBandwidth of the SRAM
 * @param slot one clock period of the link schedule
 * @param startMargin by how much a step's start is put later than the slowest way to any LPU takes
 * @param power what it draws
 * @param chipToChip the links to other LPUs
 */
public record Lpu(
        String name,
        Map<Precision, ComputeRate> compute,
        ByteCount memory,
        Bandwidth memoryBandwidth,
        SimDuration slot,
        SimDuration startMargin,
        Draw power,
        Attachment chipToChip)
        implements Part {

    public Lpu {
        compute = Map.copyOf(compute);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.LPU;
    }
}
