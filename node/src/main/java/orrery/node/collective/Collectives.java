package orrery.node.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import orrery.node.scenario.Plan.AllReduce;
import orrery.protocol.link.NvlinkMessage;

/**
 * The collectives of one rank, one at a time, numbered as every rank of the group numbers them. A message of an operation
 * that this rank has not begun waits for it.
 */
public final class Collectives {
    private final Channel channel;
    private final AllReduce algorithm;
    private final TreeMap<Long, List<Early>> early = new TreeMap<>();
    private long operation;
    private Collective current;

    private record Early(NvlinkMessage message, long wholePs) {}

    /**
     * @param algorithm which all-reduce to use; {@link AllReduce#AUTO} was decided before
     */
    public Collectives(Channel channel, AllReduce algorithm) {
        this.channel = channel;
        this.algorithm = algorithm;
    }

    /** The sum of every rank's vector, at every rank. The vector is given away. */
    public Collective allReduce(long nowPs, float[] vector) {
        var next = operation + 1;
        if (channel.ranks() == 1) {
            return begin(nowPs, new Alone(nowPs, vector));
        }
        return begin(
                nowPs,
                switch (algorithm) {
                    case RING -> new RingAllReduce(channel, next, vector);
                    case DIRECT -> new DirectAllReduce(channel, next, vector);
                    case IN_SWITCH -> new InSwitchAllReduce(channel, next, vector);
                    case AUTO -> throw new IllegalStateException("the all-reduce algorithm was not decided");
                });
    }

    /** Every rank's columns side by side, at rank 0. */
    public Collective gatherToFirst(long nowPs, int rows, float[] columns) {
        return begin(nowPs, new GatherToFirst(channel, operation + 1, rows, columns));
    }

    private Collective begin(long nowPs, Collective collective) {
        operation++;
        current = collective;
        collective.start(nowPs);
        var waiting = early.remove(operation);
        if (waiting != null) {
            waiting.forEach(one -> collective.on(one.message, Math.max(nowPs, one.wholePs)));
        }
        return collective;
    }

    /** Forgets the operation that is over, and with it its data. */
    public void end() {
        current = null;
    }

    /** A message of some operation of the group, this one or a later one. */
    public void on(NvlinkMessage message, long wholePs) {
        var wanted = Tag.operation(message.tag());
        if (wanted < operation) {
            throw new IllegalStateException("a message of operation " + wanted + " came after operation " + operation
                    + " had begun: " + message);
        }
        if (wanted == operation) {
            current.on(message, wholePs);
        } else {
            early.computeIfAbsent(wanted, _ -> new ArrayList<>()).add(new Early(message, wholePs));
        }
    }
}
