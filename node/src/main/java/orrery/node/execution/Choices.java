package orrery.node.execution;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Choice;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning;
import orrery.node.collective.Tuning.Wish;

/**
 * How the communication of a program is done on one kind of device, launched with the step as a captured graph.
 *
 * <p>Devices share one, on all their threads; it remembers what was chosen.
 */
public final class Choices {
    private final Tuning tuning;
    private final Algorithm allReduce;
    private final Map<Asked, Choice> known = new ConcurrentHashMap<>();

    /**
     * A wish.
     *
     * @param share of the links that it goes over
     * @param leastPart bytes below which a part of a message is no sooner there than the whole: one packet on every plane
     */
    private record Asked(Wish wish, double share, long leastPart) {}

    /** @param allReduce demanded for all-reduces wherever it can be done; {@link Algorithm#AUTO} where it is open */
    public Choices(Tuning tuning, Algorithm allReduce) {
        this.tuning = tuning;
        this.allReduce = allReduce;
    }

    Choice collective(Operation operation, long bytes, Communicator among) {
        return choose(operation, bytes, among, algorithm(operation, among));
    }

    /** What goes to each of many ranks, as a MoE dispatch does. */
    Choice exchange(long bytes, Communicator among) {
        return choose(Operation.ALL_TO_ALL_V, bytes, among, Algorithm.DIRECT);
    }

    /** The same, of data that is staged first, as a MoE combine does. */
    Choice staged(long bytes, Communicator among) {
        return choose(Operation.ALL_TO_ALL_V, bytes, among, Algorithm.TWO_SHOT);
    }

    /** What goes to one rank. */
    Choice hop(long bytes, Communicator among) {
        return choose(Operation.SEND_RECEIVE, bytes, among, Algorithm.DIRECT);
    }

    private Algorithm algorithm(Operation operation, Communicator among) {
        var reach = among.reach();
        if (operation == Operation.ALL_REDUCE && allReduce != Algorithm.AUTO) {
            return allReduce == Algorithm.NVLS && !among.switchesReduce() ? Algorithm.AUTO : allReduce;
        }
        return reach.domains() > 1 && reach.ranksOfEachDomain() < 2 ? Algorithm.RING : Algorithm.AUTO;
    }

    private Choice choose(Operation operation, long bytes, Communicator among, Algorithm algorithm) {
        var reach = among.reach();
        var wish = new Wish(
                operation,
                ElementType.FLOAT,
                bytes,
                reach.ranks(),
                reach.largestDomain(),
                among.switchesReduce(),
                algorithm,
                Protocol.AUTO,
                0,
                0,
                true);
        return known.computeIfAbsent(
                new Asked(wish, reach.shareInService(), reach.packetOfEachPlane()),
                asked -> tuning.choose(asked.wish).over(asked.share).inPartsOf(asked.leastPart));
    }
}
