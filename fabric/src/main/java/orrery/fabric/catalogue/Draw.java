package orrery.fabric.catalogue;

import java.util.Optional;
import orrery.protocol.units.Uncertain;

/**
 * What a device that computes draws, in watts.
 *
 * @param idle without a model
 * @param active with a model loaded and its clocks up, computing nothing
 * @param peak at most, over any time that heats it
 * @param memory joules that a byte takes from the memory's cells to the arithmetic
 * @param leastVoltage at the lowest clock, as a share of that at the highest; empty where the clock is fixed
 */
public record Draw(
        Uncertain idle, Uncertain active, Uncertain peak, Uncertain memory, Optional<Uncertain> leastVoltage) {
    public Draw {
        if (idle.value() > active.value() || active.value() >= peak.value()) {
            throw new IllegalArgumentException("power: idle <= active < peak, found " + idle.value() + ", "
                    + active.value() + " and " + peak.value() + " W");
        }
    }
}
