package orrery.node.trial;

import java.util.List;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;

/**
 * One collective over a range of sizes, sealed: two JVMs that hold equal trials get equal times and fingerprints.
 *
 * @param topology what it runs on: a topology's name, with settings where it takes any
 * @param ranks GPUs that take part, from the first on; 0 for all
 * @param sizes bytes, as {@link Operation} counts them; every size is an operation of its own on an idle fabric
 * @param algorithm {@link Algorithm#AUTO} lets the tuning rules choose, size by size
 * @param protocol {@link Protocol#AUTO} lets the tuning rules choose, size by size
 * @param channels thread blocks that copy side by side; 0 lets the tuning rules choose
 * @param chunks pieces that each slice of a ring is cut into; 0 lets the tuning rules choose
 * @param launch how the host starts it
 * @param data whether the messages carry real numbers, and the result is compared with a plain sum
 * @param lost links that are out of service and masked, by their names or patterns such as {@code nvswitch3}
 * @param network how links are run, and what goes wrong on them
 * @param seed of the data, the uneven counts, the choice among equal ways, and what is damaged on its way
 */
public record CollectiveTrial(
        String topology,
        int ranks,
        Operation operation,
        ElementType elementType,
        List<Long> sizes,
        Algorithm algorithm,
        Protocol protocol,
        int channels,
        int chunks,
        Launch launch,
        boolean data,
        List<String> lost,
        NetworkOptions network,
        long seed) {

    /** How the host starts a collective; the measured time contains it. */
    public enum Launch {
        /** As nccl-tests does: one launch per operation from one process with a thread per GPU. */
        STREAM,
        /** Replayed from a captured graph, as serving engines do. */
        GRAPH
    }

    public CollectiveTrial {
        sizes = List.copyOf(sizes);
        lost = List.copyOf(lost);
    }

    /** On a network as it usually is. */
    public CollectiveTrial(
            String topology,
            int ranks,
            Operation operation,
            ElementType elementType,
            List<Long> sizes,
            Algorithm algorithm,
            Protocol protocol,
            int channels,
            int chunks,
            Launch launch,
            boolean data,
            List<String> lost,
            long seed) {
        this(
                topology,
                ranks,
                operation,
                elementType,
                sizes,
                algorithm,
                protocol,
                channels,
                chunks,
                launch,
                data,
                lost,
                NetworkOptions.standard(),
                seed);
    }

    /** The same at one size alone. */
    public CollectiveTrial of(long size) {
        return of(List.of(size));
    }

    /** The same at other sizes. */
    public CollectiveTrial of(List<Long> others) {
        return with(others, network);
    }

    /** The same on another network. */
    public CollectiveTrial on(NetworkOptions network) {
        return with(sizes, network);
    }

    private CollectiveTrial with(List<Long> sizes, NetworkOptions network) {
        return new CollectiveTrial(
                topology,
                ranks,
                operation,
                elementType,
                sizes,
                algorithm,
                protocol,
                channels,
                chunks,
                launch,
                data,
                lost,
                network,
                seed);
    }
}
