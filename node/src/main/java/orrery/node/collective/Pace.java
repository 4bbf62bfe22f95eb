package orrery.node.collective;

import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.SimDuration;

/**
 * Virtual time that a rank's own work takes; what links and switches add to it is theirs to say.
 *
 * @param launch from the host's call to the kernel's first action
 * @param synchronisation from a message's tail to the action that waited for it: the flag is seen, the fence is passed
 * @param copyRate bytes that the rank's channels copy or add a second, all together
 * @param memory from a switch's fetch to the head of the answer
 */
public record Pace(SimDuration launch, SimDuration synchronisation, Bandwidth copyRate, SimDuration memory) {}
