package orrery.node.trial;

import orrery.fabric.ethernet.EthernetOptions;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.fabric.link.LinkErrors;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.units.ByteCount;

/**
 * How the links of a trial are run, and what goes wrong on them.
 *
 * @param paths how scale-out switches choose among equally short ways
 * @param pauses whether a full switch pauses its neighbours (PFC); otherwise it drops
 * @param marks whether growing queues mark packets, and senders heed it (ECN with DCQCN)
 * @param recovery what adapters send again when something was lost
 * @param burstPackets packets that travel a scale-out network as one event
 * @param bufferBytes packet memory of every scale-out switch; 0 for what its chip has
 * @param corruption probability that a scale-out wire damages a packet, below 1
 * @param nvlinkErrors probability that an NVLink damages a packet, below 1; the link itself sends it again
 */
public record NetworkOptions(
        Paths paths,
        boolean pauses,
        boolean marks,
        Recovery recovery,
        int burstPackets,
        long bufferBytes,
        double corruption,
        double nvlinkErrors) {

    private static final class Standard {
        static final NetworkOptions OPTIONS = of(EthernetOptions.standard());
    }

    /** Lossless, marked, paths by flow, whole wires. */
    public static NetworkOptions standard() {
        return Standard.OPTIONS;
    }

    private static NetworkOptions of(EthernetOptions usual) {
        return new NetworkOptions(
                usual.paths(), usual.pauses(), usual.marks(), usual.recovery(), usual.burstPackets(), 0, 0, 0);
    }

    /** @throws ScenarioProblem where they do not go together */
    void check() {
        if (recovery == Recovery.GO_BACK_N && paths == Paths.LEAST_QUEUED && (!pauses || corruption > 0)) {
            throw new ScenarioProblem(
                    "recovery",
                    "go-back-N on adaptive paths, where packets may be lost",
                    "selective, or paths by flow",
                    "go-back-N takes packets that overtake each other for losses");
        }
    }

    /**
     * For the devices of a scale-out network. Marks are drawn alike whatever the seed, so that two networks without damage
     * differ in nothing but what was asked.
     *
     * @param seed of the damage
     */
    EthernetOptions ethernet(long seed) {
        var options = EthernetOptions.standard()
                .paths(paths)
                .pauses(pauses)
                .marks(marks)
                .recovery(recovery)
                .burstPackets(burstPackets);
        var sized = bufferBytes == 0 ? options : options.buffer(new ByteCount(bufferBytes));
        return corruption == 0 ? sized : sized.damage(corruption).seed(seed);
    }

    /** On NVLink. */
    LinkErrors nvlink(long seed) {
        return nvlinkErrors == 0 ? LinkErrors.NONE : new LinkErrors(seed, nvlinkErrors);
    }
}
