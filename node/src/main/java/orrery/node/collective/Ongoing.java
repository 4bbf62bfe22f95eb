package orrery.node.collective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Outbox;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage;

/**
 * Everything that one device has under way with others: a collective of each of its groups, and transfers. A message of
 * something that it has not begun waits here.
 *
 * <p>Collectives of one group are begun in the order of their numbers, one at a time.
 */
public final class Ongoing {
    /** Alarms from here on are for {@link #wake}; those below are the device's own. */
    public static final long FIRST_ALARM = 1L << 48;

    static final int LANES_MOST = 1 << 8;

    private final Ports ports;
    private final GroupLine[] groups = new GroupLine[CollectiveTask.SLOTS]; // by slot
    private final Map<Origin, RankRun> incoming = new HashMap<>();
    private final Map<Object, List<Waiting>> waiting = new HashMap<>(); // by slot or origin
    private final Map<Long, Begun> open = new HashMap<>(); // by number
    private long begun;

    /** Which transfer of which device. */
    private record Origin(int source, long name) {}

    /** What is under way, and where its messages wait until then. */
    private record Begun(RankRun run, Object place) {}

    /** What came for something that was not begun. */
    private record Waiting(int port, LinkMessage message, long tag, long tailPs) {}

    /** @param ports of the device */
    public Ongoing(Ports ports) {
        this.ports = ports;
        Arrays.setAll(groups, _ -> new GroupLine());
    }

    /**
     * A rank's kernel of a collective runs from now on.
     *
     * @param input see {@link RankRun}
     */
    public RankRun begin(long nowPs, CollectiveTask task, int rank, float[] input, Outbox out) {
        var run = new RankRun(task, rank, Lowering.schedule(task, rank), input, ports, alarms());
        group(task.slot()).begin(run);
        return start(nowPs, run, task.slot(), out);
    }

    /** A rank's end of a transfer is there from now on. */
    public RankRun begin(long nowPs, Transfer transfer, int rank, Outbox out) {
        var task = transfer.task();
        var run = new RankRun(task, rank, transfer.schedule(rank), null, ports, alarms());
        if (rank == transfer.from()) {
            return start(nowPs, run, run, out);
        }
        var name = PieceTag.name(PieceTag.of(Transfer.SLOT, task.number(), 0, 0, 0));
        var origin = new Origin(transfer.reach().device(transfer.from()), name);
        incoming.put(origin, run);
        return start(nowPs, run, origin, out);
    }

    private GroupLine group(int slot) {
        return groups[slot];
    }

    private long alarms() {
        return FIRST_ALARM + begun++ * LANES_MOST;
    }

    private RankRun start(long nowPs, RankRun run, Object place, Outbox out) {
        open.put(run.number(), new Begun(run, place));
        run.start(nowPs, out);
        var waited = waiting.remove(place);
        if (waited != null) {
            waited.forEach(one -> onTagged(nowPs, one.port, one.message, one.tag, Math.max(nowPs, one.tailPs), out));
        }
        return settled(run);
    }

    /**
     * A message came.
     *
     * @param port it came by
     * @param tailPs when its tail is in
     * @return what it was of; null where that is not begun, or over
     */
    public RankRun on(long nowPs, int port, NvlinkMessage message, long tailPs, Outbox out) {
        return onTagged(nowPs, port, message, message.tag(), tailPs, out);
    }

    /** What this device's adapter wrote into its memory; as {@link #on(long, int, NvlinkMessage, long, Outbox)}. */
    public RankRun on(long nowPs, int port, Delivery delivery, long tailPs, Outbox out) {
        return onTagged(nowPs, port, delivery, delivery.tag(), tailPs, out);
    }

    /** What came straight from the network; as {@link #on(long, int, NvlinkMessage, long, Outbox)}. */
    public RankRun on(long nowPs, int port, Send send, long tailPs, Outbox out) {
        return onTagged(nowPs, port, send, send.tag(), tailPs, out);
    }

    private RankRun onTagged(long nowPs, int port, LinkMessage message, long tag, long tailPs, Outbox out) {
        var place = place(message, tag);
        var run = place instanceof Origin
                ? incoming.get(place)
                : group(PieceTag.slot(tag)).of(message, tag);
        if (run == null) {
            waiting.computeIfAbsent(place, _ -> new ArrayList<>()).add(new Waiting(port, message, tag, tailPs));
            return null;
        }
        hand(run, nowPs, port, message, tailPs, out);
        return settled(run);
    }

    private static Object place(LinkMessage message, long tag) {
        if (PieceTag.slot(tag) != Transfer.SLOT) {
            return PieceTag.slot(tag);
        }
        return switch (message) {
            case NvlinkMessage.Store store -> new Origin(store.source(), PieceTag.name(tag));
            case Delivery delivery -> new Origin(delivery.source(), PieceTag.name(tag));
            case Send send -> new Origin(send.source(), PieceTag.name(tag));
            default -> throw new IllegalStateException("a transfer does not go through switches: " + message);
        };
    }

    private static void hand(RankRun run, long nowPs, int port, LinkMessage message, long tailPs, Outbox out) {
        switch (message) {
            case NvlinkMessage nvlink -> run.on(nowPs, port, nvlink, tailPs, out);
            case Delivery delivery -> run.on(nowPs, port, delivery, tailPs, out);
            case Send send -> run.on(nowPs, port, send, tailPs, out);
            default -> throw new IllegalStateException("no collective sends " + message);
        }
    }

    /** An alarm from {@link #FIRST_ALARM} on went off; gives what it was of. */
    public RankRun wake(long nowPs, Alarm alarm, Outbox out) {
        var run = open.get((alarm.reason() - FIRST_ALARM) / LANES_MOST).run;
        run.wake(nowPs, alarm, out);
        return settled(run);
    }

    /** What is over waits for nothing more. */
    private RankRun settled(RankRun run) {
        var ended = run.done() ? open.remove(run.number()) : null;
        if (ended != null && run.task().slot() == Transfer.SLOT) {
            incoming.remove(ended.place);
        } else if (ended != null) {
            group(run.task().slot()).end(run);
        }
        return run;
    }
}
