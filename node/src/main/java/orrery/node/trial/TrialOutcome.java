package orrery.node.trial;

import java.util.List;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Protocol;

/**
 * What a {@link CollectiveTrial} came to.
 *
 * @param ranks GPUs that took part
 * @param sizes one line per size, in the trial's order
 * @param fingerprint hash of everything that happened, the same on any number of JVMs
 */
public record TrialOutcome(int ranks, List<SizeOutcome> sizes, String fingerprint) {

    /**
     * @param bytes as asked, rounded down to whole elements for every rank, as nccl-tests does
     * @param count elements, as nccl-tests prints them
     * @param timePs from the launch to the last rank's end
     * @param wrong elements that differ from the plain sum; -1 where no data was carried
     * @param messages sent over links
     */
    public record SizeOutcome(
            long bytes,
            long count,
            Algorithm algorithm,
            Protocol protocol,
            int channels,
            long timePs,
            long wrong,
            long messages) {}

    public TrialOutcome {
        sizes = List.copyOf(sizes);
    }

    /** Whether no element is wrong, as far as data was carried. */
    public boolean isRight() {
        return sizes.stream().allMatch(size -> size.wrong() <= 0);
    }
}
