package orrery.fabric.link;

import java.util.Arrays;
import java.util.BitSet;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.FlowControl;
import orrery.protocol.link.FlowControl.Go;
import orrery.protocol.link.FlowControl.Stop;

/**
 * How much of what came in by each port still waits for its output, and what the neighbour is told about it.
 *
 * <pre>
 *   silent ──holds more than the limit──▶ stopped      Stop leaves at once
 *     ◀──holds half the limit or less──                Go leaves when there is room
 * </pre>
 *
 * The limit is the slack of a credit window, or a threshold of the shared buffer. The neighbour hears Stop and Go by turns:
 * a Stop waits for the Go before it, and a Go for the Stop that it takes back.
 */
final class Inputs {
    private final Topology topology;
    private final int device;
    private final Discipline discipline;
    private final Pace[] paces;
    private final long[] held;
    private final BitSet stopped = new BitSet();
    private final long[] goPs;
    private long heldByAll;
    private long mostHeld;
    private long stops;

    Inputs(Topology topology, int device, Discipline discipline, Pace[] paces) {
        this.topology = topology;
        this.device = device;
        this.discipline = discipline;
        this.paces = paces;
        held = new long[topology.ports(device) * discipline.lines()];
        goPs = new long[held.length];
    }

    /** A message that came in by a port has to wait. */
    void hold(long nowPs, int queue, Waiting waiting, Outbox out) {
        heldByAll += waiting.wireBytes();
        mostHeld = Math.max(mostHeld, heldByAll);
        if (waiting.input() == Ports.OWN || queue == Discipline.CONTROL) {
            return;
        }
        var slot = slot(waiting.input(), queue);
        var pace = paces[waiting.input()];
        held[slot] += waiting.wireBytes();
        if (!stopped.get(slot) && held[slot] > limit(pace)) {
            stopped.set(slot);
            stops++;
            // Not before an earlier Go that is still on its way.
            tell(Math.max(nowPs, goPs[slot]), waiting.input(), pace, new Stop(queue), out);
        }
    }

    /** A message that waited has its place on the wire, and its tail leaves at a time. */
    void release(long nowPs, long tailPs, int queue, Waiting waiting, Outbox out) {
        heldByAll -= waiting.wireBytes();
        if (waiting.input() == Ports.OWN || queue == Discipline.CONTROL) {
            return;
        }
        var slot = slot(waiting.input(), queue);
        var pace = paces[waiting.input()];
        held[slot] -= waiting.wireBytes();
        if (stopped.get(slot) && (held[slot] == 0 || held[slot] <= limit(pace) / 2)) {
            stopped.clear(slot);
            // Not before the Stop that it takes back, which may have waited for an earlier Go.
            var roomPs = tailPs - pace.credits().windowPs();
            goPs[slot] = Math.max(Math.max(nowPs, goPs[slot]), roomPs);
            tell(goPs[slot], waiting.input(), pace, new Go(queue), out);
        }
    }

    /** Nothing waits any more: all who were stopped may go on. */
    void forget(long nowPs, Outbox out) {
        heldByAll = 0;
        Arrays.fill(held, 0);
        for (var slot = stopped.nextSetBit(0); slot >= 0; slot = stopped.nextSetBit(slot + 1)) {
            goPs[slot] = Math.max(nowPs, goPs[slot]);
            var port = slot / discipline.lines();
            tell(goPs[slot], port, paces[port], new Go(slot % discipline.lines()), out);
        }
        stopped.clear();
    }

    private void tell(long atPs, int port, Pace pace, FlowControl news, Outbox out) {
        out.send(port, atPs + pace.latencyPs(), new Arrival(topology.peerPort(device, port), 0, news));
    }

    private long limit(Pace pace) {
        return switch (pace.medium().kind()) {
            case ETHERNET ->
                discipline
                        .buffer()
                        .filter(SharedBuffer::pauses)
                        .map(buffer -> buffer.threshold(heldByAll))
                        .orElse(Long.MAX_VALUE);
            case NVLINK, INFINIBAND, C2C, PCIE, LPU_LINK -> pace.credits().slackBytes();
        };
    }

    private int slot(int port, int queue) {
        return port * discipline.lines() + queue;
    }

    long heldByAll() {
        return heldByAll;
    }

    long mostHeld() {
        return mostHeld;
    }

    long stops() {
        return stops;
    }
}
