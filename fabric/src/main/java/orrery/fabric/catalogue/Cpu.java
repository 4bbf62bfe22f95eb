package orrery.fabric.catalogue;

import java.util.Optional;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.ComputeRate;
import orrery.protocol.units.SimDuration;

/**
 * A CPU socket and what the serving loop costs on it.
 *
 * @param coreRate BF16 peak of one core
 * @param memory DRAM of the socket; empty where no figure was found
 * @param memoryLatency what a load from a GPU spends in the CPU and its memory
 * @param schedule host time to choose the batch of one model step
 * @param sample host time per token that leaves a step
 * @param tokenise host time per prompt token
 * @param power what the socket draws
 */
public record Cpu(
        String name,
        int cores,
        ComputeRate coreRate,
        Bandwidth memoryBandwidth,
        Optional<ByteCount> memory,
        SimDuration memoryLatency,
        SimDuration schedule,
        SimDuration sample,
        SimDuration tokenise,
        Draw power)
        implements Part {

    @Override
    public DeviceKind kind() {
        return DeviceKind.CPU;
    }
}
