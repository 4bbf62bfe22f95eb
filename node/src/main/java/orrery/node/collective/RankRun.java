package orrery.node.collective;

import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Outbox;
import orrery.node.schedule.Action;
import orrery.node.schedule.Schedule;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Contribution;
import orrery.protocol.link.NvlinkMessage.Fetch;
import orrery.protocol.link.NvlinkMessage.LoadReduce;
import orrery.protocol.link.NvlinkMessage.Multicast;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Payload;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.Rate;

/**
 * One rank on its way through one collective: does the actions of its schedule in virtual time, whatever the algorithm.
 *
 * <pre>
 *   pieces wholly in, lane free ──synchronisation──▶ head of the result leaves ──bytes / copy rate──▶ tail leaves, lane free
 * </pre>
 *
 * <p>An action is done when virtual time is at its start, so that lanes which share a port queue in the right order. Where
 * one lane is alone that order holds anyway, and what has arrived is worked off at once, ahead of time.
 */
public final class RankRun {
    private final CollectiveTask task;
    private final int rank;
    private final Schedule schedule;
    private final LaneRun[] lanes;
    private final Numbers numbers; // null where none are carried
    private final Wires wires;
    private final Rate copyRate;
    private final long memoryPs;
    private final boolean alone;
    private final long firstAlarm;
    private final long stamp; // of its tags
    private int lanesOpen;
    private long donePs;

    /**
     * @param input this rank's data, values that the element type holds exactly; null where no data is carried
     * @param ports of this rank's device
     */
    public RankRun(CollectiveTask task, int rank, float[] input, Ports ports) {
        this(task, rank, Lowering.schedule(task, rank), input, ports, 1);
    }

    /**
     * One of several on a device.
     *
     * @param schedule what this rank does
     * @param input null where no data is carried
     * @param firstAlarm reason of the alarm that wakes its first lane; the others' follow
     */
    RankRun(CollectiveTask task, int rank, Schedule schedule, float[] input, Ports ports, long firstAlarm) {
        this.task = task;
        this.rank = rank;
        this.schedule = schedule;
        this.firstAlarm = firstAlarm;
        this.stamp = PieceTag.stamp(task.incarnation());
        this.numbers = input == null
                ? null
                : new Numbers(
                        task.elementType(),
                        input,
                        new float[Math.toIntExact(Lowering.outputLength(task, rank))],
                        task.reach());
        this.wires = new Wires(task, rank, ports);
        var pace = task.choice().pace();
        this.copyRate = Rate.of(new Bandwidth(pace.copyRate().bytesPerSecond() / schedule.copying()));
        this.memoryPs = pace.memory().picos();
        this.lanes = new LaneRun[schedule.lanes().size()];
        for (var lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = new LaneRun(
                    schedule.lanes().get(lane),
                    numbers != null,
                    pace.synchronisation().picos());
        }
        this.alone = lanes.length == 1;
        this.lanesOpen = lanes.length;
    }

    /** The kernel runs from now on. Called once, before any message is handed in. */
    public void start(long nowPs, Outbox out) {
        donePs = nowPs;
        for (var lane : lanes) {
            lane.start(nowPs);
        }
        for (var lane = 0; lane < lanes.length; lane++) {
            lanesOpen -= lanes[lane].isOver() ? 1 : 0;
            advance(lane, nowPs, out);
        }
    }

    /** The alarm of a lane went off. */
    public void wake(long nowPs, Alarm alarm, Outbox out) {
        var lane = (int) (alarm.reason() - firstAlarm);
        lanes[lane].wakes();
        advance(lane, nowPs, out);
    }

    /**
     * A message of this collective came.
     *
     * @param port it came by
     * @param tailPs when its tail is in
     */
    public void on(long nowPs, int port, NvlinkMessage message, long tailPs, Outbox out) {
        switch (message) {
            case Store store -> onStore(nowPs, port, store, tailPs, out);
            case Multicast multicast ->
                take(nowPs, port, task.reach().toSwitches(), multicast.tag(), multicast.payload(), tailPs, out);
            case Fetch fetch -> contribute(port, fetch, tailPs, out);
            case LoadReduce _, Contribution _ ->
                throw new IllegalStateException("a GPU was sent what only a switch understands: " + message);
        }
    }

    /** What came straight from the network. */
    public void on(long nowPs, int port, Send send, long tailPs, Outbox out) {
        var source = task.reach().rank(send.source());
        take(nowPs, port, task.reach().to(rank, source), send.tag(), send.payload(), tailPs, out);
    }

    /** What this rank's adapter wrote into its memory. */
    public void on(long nowPs, int port, Delivery delivery, long tailPs, Outbox out) {
        var source = task.reach().rank(delivery.source());
        take(nowPs, port, task.reach().to(rank, source), delivery.tag(), delivery.payload(), tailPs, out);
    }

    /** A store from a switch is a sum that this rank asked for; the fetches for it went through the ranks' memory. */
    private void onStore(long nowPs, int port, Store store, long tailPs, Outbox out) {
        var source = task.reach().rank(store.source());
        if (source < 0) {
            take(nowPs, port, task.reach().toSwitches(), store.tag(), store.payload(), tailPs + memoryPs, out);
        } else {
            take(nowPs, port, task.reach().to(rank, source), store.tag(), store.payload(), tailPs, out);
        }
    }

    private void take(long nowPs, int port, Stripes stripes, long tag, Payload payload, long tailPs, Outbox out) {
        var lane = PieceTag.lane(tag);
        var stripe = numbers == null ? 0 : stripes.of(port);
        if (lanes[lane].complete(PieceTag.piece(tag), stripe, PieceTag.stripes(tag), tailPs, payload)) {
            advance(lane, nowPs, out);
        }
    }

    private void contribute(int port, Fetch fetch, long nowPs, Outbox out) {
        var requester = task.reach().rank(fetch.requester());
        var lane = PieceTag.lane(fetch.tag());
        var piece = PieceTag.piece(fetch.tag());
        var elements = schedule.held().elements(requester, lane, piece);
        var values = numbers == null ? null : numbers.input(schedule.held().from(requester, lane, piece), elements);
        wires.contribute(port, fetch.tag(), elements, values, nowPs, out);
    }

    /** Does the actions of a lane that are ready and due. */
    private void advance(int number, long nowPs, Outbox out) {
        var lane = lanes[number];
        while (lane.isReady()) {
            var early = lane.startPs() > nowPs;
            if (early && !(alone && lane.action().pieces() > 0)) {
                wakeAtStart(number, out);
                return;
            }
            perform(lane, out);
            lane.next();
            if (lane.isOver()) {
                lanesOpen--;
            }
        }
    }

    private void wakeAtStart(int number, Outbox out) {
        if (lanes[number].mustBeWoken()) {
            out.wakeAt(lanes[number].startPs(), new Alarm(firstAlarm + number));
        }
    }

    private void perform(LaneRun lane, Outbox out) {
        var action = lane.action();
        var headPs = lane.startPs();
        var copyPs = copyRate.picosFor(bytesMoved(action));
        var values = numbers == null ? null : numbers.result(lane);
        for (var target = 0; target < action.targets(); target++) {
            var eachPs = copyPs / action.targets(); // one after the other
            send(action, target, values, headPs + target * eachPs, eachPs, out);
        }
        lane.done(headPs + copyPs);
        donePs = Math.max(donePs, headPs + copyPs);
    }

    /** Through the rank's channels: whichever is most of what comes in, what is kept, and what leaves. */
    private long bytesMoved(Action action) {
        if (action.way() == Action.Way.LOAD_REDUCE) {
            return 0;
        }
        var in = action.take() == Action.Take.SUM ? action.pieces() : 1;
        var times = Math.max(in, action.targets());
        var moves = action.keeps() || action.targets() > 0 || action.take() == Action.Take.LAND;
        return moves ? times * task.width().bytesOf(action.elements()) : 0;
    }

    private void send(Action action, int target, Values values, long headPs, long copyPs, Outbox out) {
        var lane = action.targetLane(target);
        var piece = action.targetPiece(target);
        var other = action.targetRank(target);
        if (action.way() != Action.Way.STORE) {
            wires.through(action.way(), switchTag(action, lane, piece), action.elements(), values, headPs, copyPs, out);
        } else if (other == rank) {
            handOver(lane, piece, values, headPs + copyPs, out);
        } else {
            var tag = stamp | PieceTag.of(task.slot(), task.number(), lane, piece, wires.stripesTo(other));
            wires.store(other, tag, action.elements(), values, headPs, copyPs, out);
        }
    }

    /** Several ranks may ask for sums at once, each for a piece of the same number. */
    private long switchTag(Action action, int lane, int piece) {
        var stripes = wires.stripesToSwitches();
        return stamp
                | (action.way() == Action.Way.LOAD_REDUCE
                        ? PieceTag.ofSum(task.slot(), task.number(), rank, lane, piece, stripes)
                        : PieceTag.of(task.slot(), task.number(), lane, piece, stripes));
    }

    /** To another lane of this rank. */
    private void handOver(int lane, int piece, Values values, long tailPs, Outbox out) {
        var payload = values == null ? null : values.tensor();
        if (lanes[lane].complete(piece, 0, 1, tailPs, payload)) {
            wakeAtStart(lane, out);
        }
    }

    /** How many were begun on the device before it. */
    long number() {
        return (firstAlarm - Ongoing.FIRST_ALARM) / Ongoing.LANES_MOST;
    }

    CollectiveTask task() {
        return task;
    }

    /** Whether this rank has its result; it may still be asked for its data. */
    public boolean done() {
        return lanesOpen == 0;
    }

    /** Virtual time at which it had it; once {@link #done}. */
    public long donePs() {
        return donePs;
    }

    /** The result; null where no data is carried. */
    public float[] result() {
        return numbers == null ? null : numbers.output();
    }

    /** Messages that this rank sent, those of planes that others stand for among them. */
    public long messages() {
        return wires.messages();
    }
}
