package orrery.fabric.catalogue;

import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * What a serving framework adds to the work of the devices, and the limits by which it makes its steps.
 *
 * @param hostStep host time of a step, however many sequences it has
 * @param hostSequence further, for each sequence of the step
 * @param overlapped whether the host prepares a step while the devices are at the one before
 * @param exposed device idle time between two steps that no overlap hides
 * @param kernelGap idle time between two kernels of a captured graph
 * @param sequences most that run at once, of each data group
 * @param rows most new tokens of a step, of each data group
 * @param chunked whether a prompt may be spread over steps
 * @param mixed whether prompts and new tokens share a step; else steps with prompts go first
 * @param reserved whether a sequence begins only when its whole answer has room in the cache
 * @param pipelined whether every stage of a pipeline has a step of its own at the same time
 * @param choosesOnDevices whether devices choose the tokens; else all logits go to the host
 * @param cacheShare part of the memory that is left beside weights and workspace which the cache takes
 * @param reserve memory that context, communication and libraries take on every device
 * @param expertImbalance tokens of the busiest rank's experts over the mean of all ranks
 * @param tuning rate of NVFP4 products in full tiles over that of the fitted kernels, which nobody had tuned
 * @param uncertainty by which all of its times may be off
 */
public record Engine(
        String name,
        SimDuration hostStep,
        SimDuration hostSequence,
        boolean overlapped,
        SimDuration exposed,
        SimDuration kernelGap,
        int sequences,
        int rows,
        boolean chunked,
        boolean mixed,
        boolean reserved,
        boolean pipelined,
        boolean choosesOnDevices,
        Fraction cacheShare,
        ByteCount reserve,
        Fraction expertImbalance,
        Fraction tuning,
        Fraction uncertainty) {

    /** Host time of a step of one sequence: no chip serves a user faster than a token in that time. */
    public SimDuration leastStep() {
        return new SimDuration(Math.addExact(hostStep.picos(), hostSequence.picos()));
    }

    /** The same with other limits, as a command line sets them. */
    public Engine limited(int toSequences, int toRows) {
        return new Engine(
                name,
                hostStep,
                hostSequence,
                overlapped,
                exposed,
                kernelGap,
                toSequences,
                toRows,
                chunked,
                mixed,
                reserved,
                pipelined,
                choosesOnDevices,
                cacheShare,
                reserve,
                expertImbalance,
                tuning,
                uncertainty);
    }
}
