package orrery.node.orchestration;

import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.execution.Formations;
import orrery.node.orchestration.Life.State;
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Response.Reduction;
import orrery.node.seating.Seating;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Restarted;
import orrery.protocol.payload.Trouble;
import orrery.protocol.units.SimDuration;

/** Looks after all copies: see the package. */
public final class Orchestrator {
    private final Topology topology;
    private final Response response;
    private final Formations formations;
    private final Lines lines;
    private final OutOfService broken = new OutOfService();
    private final Struck struck;
    private final Forming forming;
    private final List<Life> lives;

    /** @param seating of all copies as they begin */
    public Orchestrator(Topology topology, Seating seating, Response response, Formations formations, Lines lines) {
        this.topology = topology;
        this.response = response;
        this.formations = formations;
        this.lines = lines;
        this.struck = new Struck(topology, response);
        this.forming = new Forming(topology, seating, response, formations, broken);
        this.lives = IntStream.range(0, seating.copies())
                .mapToObj(copy -> new Life(copy, seating))
                .toList();
    }

    /** The CPU that schedules a copy as it stands. */
    public int schedulingHost(int copy) {
        return lives.get(copy).seating.schedulingHost(copy);
    }

    /** The order that a copy stands by; null where it stands as it began. */
    public Restart order(int copy) {
        return lives.get(copy).last;
    }

    /** Troubles that copies had, by copy, in the order in which they were told. */
    public List<Outage> outages() {
        return lives.stream().flatMap(life -> life.outages().stream()).toList();
    }

    // ---- copies go down

    /** Something is the matter with a device, or no longer is. */
    public void onTrouble(long nowPs, Trouble trouble, Outbox out) {
        broken.take(trouble);
        out.note(new Telling(topology).of(trouble));
        for (var life : lives) {
            if (struck.is(life, trouble)) {
                life.suffer(nowPs, trouble);
                giveUp(nowPs, life, trouble, out);
            } else if (life.state == State.WAITING) {
                ponder(nowPs, life, out);
            }
        }
    }

    private void giveUp(long nowPs, Life life, Trouble trouble, Outbox out) {
        switch (life.state) {
            case SERVING -> {
                out.note("replica " + life.copy() + " is given up");
                toHosts(nowPs, life, new Abort(life.copy(), life.incarnation), out);
                lines.down(nowPs, life.copy(), life.incarnation, out);
                begin(nowPs, life, trouble, out);
            }
            case LOADING -> {
                lines.cancel(life.copy(), out);
                begin(nowPs, life, trouble, out);
            }
            case JOINING -> {
                lines.cancel(life.copy(), out);
                toHosts(nowPs, life, new Abort(life.copy(), life.incarnation), out);
                begin(nowPs, life, trouble, out);
            }
            case PONDERING, WAITING -> {}
        }
    }

    private void begin(long nowPs, Life life, Trouble trouble, Outbox out) {
        life.next = null;
        life.quick = isQuick(trouble);
        life.state = State.PONDERING;
        var times = response.times();
        lines.wakeAt(after(nowPs, life.quick ? times.shrink() : times.orchestrate()), life.copy(), out);
    }

    /** Whether the ranks that are left go on by themselves. */
    private boolean isQuick(Trouble trouble) {
        return switch (trouble.kind()) {
            case LINK_LOST -> response.nvlink() == Nvlink.MASKED;
            case REDUCTION_LOST -> response.reduction() == Reduction.RING;
            case LOST -> response.recovery() == Recovery.ELASTIC;
            case BACK, MEMORY, LINK_BACK, REDUCTION_BACK, CHECKSUM, TRANSPORT, WATCHDOG -> false;
        };
    }

    private static long after(long nowPs, SimDuration time) {
        return nowPs + time.picos();
    }

    // ---- copies come up

    /** What it asked to be woken for. */
    public void wake(long nowPs, int copy, Outbox out) {
        var life = lives.get(copy);
        switch (life.state) {
            case PONDERING -> ponder(nowPs, life, out);
            case LOADING -> join(nowPs, life, out);
            case JOINING -> orderAgain(nowPs, life, out);
            case SERVING, WAITING -> {}
        }
    }

    private void ponder(long nowPs, Life life, Outbox out) {
        life.next = forming.next(life, lives);
        if (life.next == null) {
            life.state = State.WAITING;
            out.note("replica " + life.copy() + " waits: not all that it needs is whole");
        } else if (life.quick) {
            join(nowPs, life, out);
        } else {
            life.state = State.LOADING;
            lines.wakeAt(after(nowPs, response.times().restart()), life.copy(), out);
        }
    }

    private void join(long nowPs, Life life, Outbox out) {
        life.state = State.JOINING;
        life.last = life.next;
        life.next = null;
        life.incarnation = life.last.incarnation();
        life.seating = formations.seating(life.last);
        life.missing.clear();
        IntStream.of(life.last.devices()).forEach(life.missing::add);
        out.note("replica " + life.copy() + " begins anew on " + life.missing.size() + " devices");
        life.orderedPs = nowPs;
        order(nowPs, life, out);
    }

    /** Whoever has not answered by the time after which nothing is on its way any more is told again. */
    private void order(long nowPs, Life life, Outbox out) {
        toHosts(nowPs, life, life.last, out);
        if (response.times().transport().picos() > 0) {
            lines.wakeAt(after(nowPs, response.times().transport()), life.copy(), out);
        }
    }

    /** Until it is as good as sure that nobody will answer. */
    private void orderAgain(long nowPs, Life life, Outbox out) {
        if (nowPs < after(life.orderedPs, response.times().watchdog())) {
            order(nowPs, life, out);
            return;
        }
        toHosts(nowPs, life, new Abort(life.copy(), life.incarnation), out);
        life.state = State.WAITING;
        out.note("replica " + life.copy() + " waits: " + life.missing.size() + " of its devices do not answer");
    }

    private void toHosts(long nowPs, Life life, Payload order, Outbox out) {
        for (var host : life.seating.hosts(life.copy())) {
            lines.toHost(nowPs, host, life.copy(), order, out);
        }
    }

    /** A device is ready for the steps of a copy that began anew. */
    public void onRestarted(long nowPs, Restarted ready, Outbox out) {
        var life = lives.get(ready.copy());
        if (life.state == State.JOINING && life.incarnation == ready.incarnation()) {
            life.missing.remove(ready.device());
            if (life.missing.isEmpty()) {
                lines.cancel(life.copy(), out);
                life.recover(nowPs);
                out.note("replica " + life.copy() + " serves again");
                lines.up(nowPs, life.copy(), out);
            }
        }
    }
}
