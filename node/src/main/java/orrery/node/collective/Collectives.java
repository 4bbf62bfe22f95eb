package orrery.node.collective;

import java.util.ArrayList;
import java.util.List;
import orrery.node.scenario.Plan.AllReduce;
import orrery.protocol.link.NvlinkMessage;

/**
 * The collectives of one rank, one at a time, numbered as every rank of the group numbers them. A message of an operation
 * that this rank has not begun waits for it.
 */
public final class Collectives {
    private final Channel channel;
    private final AllReduce algorithm;
    private long operation;
    private Collective current;
    private List<Early> early = new ArrayList<>();

    /** What came for an operation that this rank has not begun. */
    private record Early(NvlinkMessage message, long wholePs) {}

    /**
     * @param algorithm which all-reduce to use; {@link AllReduce#AUTO} was decided before
     */
    public Collectives(Channel channel, AllReduce algorithm) {
        this.channel = channel;
        this.algorithm = algorithm;
    }

    /** The sum of every rank's vector, at every rank; all are of one length. The vector is given away. */
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

    /** Every rank's {@code (rows, columns)} side by side, {@code (rows, ranks * columns)}, at rank 0. */
    public Collective gatherToFirst(long nowPs, int rows, float[] columns) {
        return begin(nowPs, new GatherToFirst(channel, operation + 1, rows, columns));
    }

    private Collective begin(long nowPs, Collective collective) {
        if (current != null && !current.done()) {
            throw new IllegalStateException(
                    "operation " + (operation + 1) + " began before " + operation + " was done");
        }
        operation++;
        current = collective;
        collective.start(nowPs);
        takeWhatWaited(nowPs);
        return collective;
    }

    /** Forgets the operation that is over, and with it its data. */
    public void end() {
        current = null;
    }

    private void takeWhatWaited(long nowPs) {
        var waiting = early;
        early = new ArrayList<>();
        waiting.forEach(one -> on(one.message, Math.max(nowPs, one.wholePs)));
    }

    /**
     * A message of the operation under way, or of a later one, for which it is kept.
     *
     * @param wholePs when its tail is in
     * @throws IllegalStateException when its operation is over: a schedule that sends to those who are done is wrong
     */
    public void on(NvlinkMessage message, long wholePs) {
        var wanted = Tag.operation(message.tag());
        if (wanted > operation) {
            early.add(new Early(message, wholePs));
        } else if (wanted == operation && current != null && !current.done()) {
            current.on(message, wholePs);
        } else {
            throw new IllegalStateException(
                    "a message of operation " + wanted + " came when this rank was done with it: " + message);
        }
    }
}
