package orrery.deploy.planning;

import java.util.List;
import java.util.OptionalLong;
import orrery.node.feasibility.Holding;
import orrery.node.plan.Seat.Side;

/**
 * Devices that hold the same.
 *
 * @param names of the devices, in topology order
 * @param part what they are in the catalogue
 * @param holding of each
 * @param memory of each; empty where the catalogue has no figure
 * @param memoryKind HBM, SRAM or DRAM
 */
public record DeviceLine(
        List<String> names, String part, Side side, Holding holding, OptionalLong memory, String memoryKind) {

    public boolean fits() {
        return memory.isEmpty() || holding.total() <= memory.getAsLong();
    }

    /** Bytes to spare, below zero where there are too few; empty where the memory is not known. */
    public OptionalLong spare() {
        return memory.isEmpty() ? memory : OptionalLong.of(memory.getAsLong() - holding.total());
    }
}
