package orrery.node.outcome;

import orrery.protocol.units.Energy;

/**
 * Joules of the devices whose watts the catalogue knows.
 *
 * @param devices energy of those devices over the run
 * @param counted how many devices have figures
 * @param total how many devices there are
 * @param note which have none, and how the figure was made
 */
public record EnergyUse(Energy devices, int counted, int total, String note) {}
