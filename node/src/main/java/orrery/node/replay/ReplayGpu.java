package orrery.node.replay;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.node.collective.Ongoing;
import orrery.node.collective.RankRun;
import orrery.node.trace.RankGraph;
import orrery.node.trace.Work;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.NvlinkMessage;

/**
 * A GPU that does what one rank's trace says.
 *
 * <pre>
 *   a node   waiting ──all before it over──▶ ready ──its engine free──▶ computing ──time is up──▶ over
 *                                              ├──its turn in its group──▶ launched ──▶ communicating ──done──▶ over
 *                                              ├──a send or receive──────▶ launched ──▶ communicating ──done──▶ over
 *                                              └──nothing to do──▶ over
 * </pre>
 */
final class ReplayGpu implements Device {
    /** When traces begin: lasers are lit by then. */
    static final long BEGIN_PS = 1_000_000_000;

    private static final int STAGES = 3;
    private static final int COMPUTED = 0;
    private static final int LAUNCHED = 1;
    private static final int COMMUNICATED = 2;
    private static final Alarm BEGIN = new Alarm(Ongoing.FIRST_ALARM - 1);

    private final int number;
    private final int rank;
    private final ReplayPlan plan;
    private final RankGraph graph;
    private final Ports ports;
    private final Ongoing ongoing;
    private final int[] waits;
    private final Engine compute = new Engine();
    private final Engine memory = new Engine();
    private final Engine host = new Engine();
    private final Map<String, GroupQueue> groups = new TreeMap<>();
    private final Map<RankRun, Integer> placeOf = new IdentityHashMap<>();
    private final ArrayDeque<Integer> ended = new ArrayDeque<>();
    private final Exposure exposure = new Exposure();
    private int over;
    private long lastPs = BEGIN_PS;

    ReplayGpu(ReplayPlan plan, int number, int rank) {
        this.number = number;
        this.rank = rank;
        this.plan = plan;
        this.graph = plan.graph(rank);
        this.ports = new Ports(plan.topology(), number);
        this.ongoing = new Ongoing(ports);
        this.waits = new int[graph.size()];
        for (var place = 0; place < waits.length; place++) {
            waits[place] = graph.waits(place);
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
            proceed(nowPs, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Arrival(var port, var spanPs, NvlinkMessage message) ->
                moved(nowPs, ongoing.on(nowPs, port, message, nowPs + spanPs, out), out);
            case Arrival(var port, var spanPs, Delivery delivery) ->
                moved(nowPs, ongoing.on(nowPs, port, delivery, nowPs + spanPs, out), out);
            case Arrival(var _, var _, var message) ->
                throw new IllegalStateException("a GPU that runs a trace was sent " + message);
            case Alarm alarm
            when alarm.equals(Alarm.START) -> {
                ports.lightUp(nowPs, out);
                out.wakeAt(BEGIN_PS, BEGIN);
            }
            case Alarm alarm when alarm.equals(BEGIN) -> begin(nowPs, out);
            case Alarm alarm
            when alarm.reason() >= Ongoing.FIRST_ALARM -> moved(nowPs, ongoing.wake(nowPs, alarm, out), out);
            case Alarm(var reason) -> onStage(nowPs, (int) ((reason - 1) / STAGES), (int) ((reason - 1) % STAGES), out);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private static Alarm alarm(int place, int stage) {
        return new Alarm(1L + (long) place * STAGES + stage);
    }

    private void begin(long nowPs, Outbox out) {
        for (var place = 0; place < waits.length; place++) {
            if (waits[place] == 0) {
                ready(nowPs, place, out);
            }
        }
    }

    private void ready(long nowPs, int place, Outbox out) {
        switch (graph.work(place)) {
            case Work.Metadata _ -> ended.add(place);
            case Work.Compute _, Work.Memory _ -> engine(place).add(place);
            case Work.Collective collective ->
                groups.computeIfAbsent(collective.group(), _ -> new GroupQueue())
                        .add(place);
            case Work.Send _, Work.Receive _ -> launch(nowPs, place, out);
        }
    }

    private Engine engine(int place) {
        return switch (graph.work(place)) {
            case Work.Memory _ -> memory;
            case Work.Compute compute -> compute.onHost() ? host : this.compute;
            case Work.Metadata _, Work.Collective _, Work.Send _, Work.Receive _ ->
                throw new IllegalStateException("no engine does " + graph.node(place));
        };
    }

    private void onStage(long nowPs, int place, int stage, Outbox out) {
        switch (stage) {
            case COMPUTED -> {
                engine(place).end(plan.picosFor(graph.work(place), rank));
                exposure.computes(nowPs, compute.isBusy());
                ended.add(place);
            }
            case LAUNCHED -> communicate(nowPs, place, out);
            case COMMUNICATED -> {
                exposure.communicates(nowPs, -1);
                if (graph.work(place) instanceof Work.Collective collective) {
                    groups.get(collective.group()).end();
                }
                ended.add(place);
            }
            default -> throw new IllegalStateException("no node has stage " + stage);
        }
    }

    /** Whatever can go on at this time does. */
    private void proceed(long nowPs, Outbox out) {
        while (!ended.isEmpty()) {
            var place = ended.remove();
            over++;
            lastPs = nowPs;
            out.achieved(1);
            for (var next : graph.after(place)) {
                if (--waits[next] == 0) {
                    ready(nowPs, next, out);
                }
            }
        }
        for (var engine : List.of(compute, memory, host)) {
            if (engine.canStart()) {
                var place = engine.start();
                out.wakeAt(nowPs + plan.picosFor(graph.work(place), rank), alarm(place, COMPUTED));
            }
        }
        exposure.computes(nowPs, compute.isBusy());
        for (var group : groups.values()) {
            if (group.canStart(graph::number)) {
                launch(nowPs, group.start(), out);
            }
        }
    }

    private void launch(long nowPs, int place, Outbox out) {
        exposure.communicates(nowPs, 1);
        var launch = plan.communications().launch(graph.work(place), rank, graph.number(place));
        out.wakeAt(nowPs + launch.picos(), alarm(place, LAUNCHED));
    }

    private void communicate(long nowPs, int place, Outbox out) {
        if (!(graph.work(place) instanceof Work.Collective collective)) {
            var transfer = plan.communications().transfer(graph.work(place), rank, graph.number(place));
            under(nowPs, place, ongoing.begin(nowPs, transfer, rank, out), out);
            return;
        }
        var ranks = plan.communications().company(collective).ranks();
        if (ranks.size() == 1) {
            out.wakeAt(nowPs, alarm(place, COMMUNICATED));
            return;
        }
        var task = plan.communications().collective(collective, graph.number(place));
        under(nowPs, place, ongoing.begin(nowPs, task, ranks.indexOf(rank), null, out), out);
    }

    private void under(long nowPs, int place, RankRun run, Outbox out) {
        placeOf.put(run, place);
        moved(nowPs, run, out);
    }

    /** Something came or began; null where it waits for what is not begun. */
    private void moved(long nowPs, RankRun run, Outbox out) {
        if (run != null && run.done()) {
            var place = placeOf.remove(run);
            if (place != null) { // else it only answered switches
                out.wakeAt(Math.max(nowPs, run.donePs()), alarm(place, COMMUNICATED));
            }
        }
    }

    Ports ports() {
        return ports;
    }

    /** To be read when nothing is left to do. */
    ReplayFindings.RankFinding finding() {
        return new ReplayFindings.RankFinding(
                rank,
                over,
                lastPs - BEGIN_PS,
                compute.busyPs(),
                memory.busyPs(),
                host.busyPs(),
                exposure.communicationPs(),
                exposure.exposedPs());
    }
}
