package orrery.node.orchestration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.execution.Communicators;
import orrery.node.execution.Formations;
import orrery.node.execution.Means;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Response.Reduction;
import orrery.node.scenario.Response.Times;
import orrery.node.seating.Seating;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Restarted;
import orrery.protocol.payload.Trouble;
import orrery.protocol.units.SimDuration;

/** Orders to a copy of two GPUs, on a network that loses some of them. */
class OrchestratorTest {
    private static final int RESTARTED_BY = 4 + 5; // orchestrate and restart
    private static final int TRANSPORT = 10;
    private static final int WATCHDOG = 100;

    private final Topology topology = Topologies.named("hgx-h100");
    private final Seating seating =
            new Seating(topology, new Deployment(List.of(new Pool(Duty.SERVE, Cut.tensor(2), 1))));
    private final List<Payload> orders = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final TreeMap<Long, Integer> alarms = new TreeMap<>(); // copies by time
    private final Outbox out = new Noting();
    private final Orchestrator orchestrator =
            new Orchestrator(topology, seating, response(), new AsTheyBegan(), new Recording());
    private int ups;

    private static Response response() {
        var times = new Times(ps(1), ps(WATCHDOG), ps(TRANSPORT), ps(4), ps(5), ps(3), ps(2));
        return new Response(Nvlink.FATAL, Reduction.ABORT, Recovery.FAIL_STOP, times, 0, false);
    }

    private static SimDuration ps(long picos) {
        return new SimDuration(picos);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void anOrderThatIsLostIsGivenAgainUntilItIsAnswered(int lost) {
        orchestrator.onTrouble(0, new Trouble(device(1), Trouble.Kind.MEMORY, 0), out);
        runUntil(RESTARTED_BY + (long) lost * TRANSPORT);
        answer(1);
        assertEquals(0, ups);
        answer(0);

        assertEquals(1, ups);
        assertEquals(1 + lost, restarts());
        assertEquals(0, alarms.size(), "nothing is left to wake for");
    }

    @Test
    void aCopyThatNobodyAnswersForWaitsInTheEndAndSaysSo() {
        orchestrator.onTrouble(0, new Trouble(device(1), Trouble.Kind.MEMORY, 0), out);
        runUntil(Long.MAX_VALUE);

        assertEquals(0, ups);
        assertEquals(WATCHDOG / TRANSPORT, restarts());
        assertEquals(2, orders.stream().filter(Abort.class::isInstance).count());
        assertEquals("replica 0 waits: 2 of its devices do not answer", notes.getLast());
    }

    @Test
    void aCopyThatWaitsTriesAgainWhenSomethingIsWhole() {
        orchestrator.onTrouble(0, new Trouble(device(1), Trouble.Kind.MEMORY, 0), out);
        runUntil(Long.MAX_VALUE);
        orchestrator.onTrouble(1000, new Trouble(device(5), Trouble.Kind.BACK, 0), out);
        runUntil(1000 + 5);
        answer(0);
        answer(1);

        assertEquals(1, ups);
    }

    private int device(int rank) {
        return topology.gpus()[rank];
    }

    private void answer(int rank) {
        var order = (Restart) orders.getLast();
        orchestrator.onRestarted(0, new Restarted(0, order.incarnation(), device(rank)), out);
    }

    private long restarts() {
        return orders.stream().filter(Restart.class::isInstance).count();
    }

    private void runUntil(long endPs) {
        while (!alarms.isEmpty() && alarms.firstKey() <= endPs) {
            var next = alarms.pollFirstEntry();
            orchestrator.wake(next.getKey(), next.getValue(), out);
        }
    }

    private final class Recording implements Lines {
        @Override
        public void toHost(long nowPs, int host, int copy, Payload payload, Outbox out) {
            orders.add(payload);
        }

        @Override
        public void wakeAt(long atPs, int copy, Outbox out) {
            alarms.put(atPs, copy);
        }

        @Override
        public void cancel(int copy, Outbox out) {
            alarms.values().remove(copy);
        }

        @Override
        public void down(long nowPs, int copy, int incarnation, Outbox out) {}

        @Override
        public void up(long nowPs, int copy, Outbox out) {
            ups++;
        }
    }

    /** Copies that begin anew on the devices that they had. */
    private final class AsTheyBegan implements Formations {
        @Override
        public boolean keepsSeat(Restart restart, int device) {
            return true;
        }

        @Override
        public Communicators communicators(Restart restart) {
            throw new UnsupportedOperationException("nobody communicates here");
        }

        @Override
        public Communicators among(List<Restart> since) {
            throw new UnsupportedOperationException("nobody communicates here");
        }

        @Override
        public Seating seating(Restart restart) {
            return seating;
        }

        @Override
        public Cut smaller(int copy, int devices) {
            return null;
        }

        @Override
        public Means means(Restart restart, int device) {
            throw new UnsupportedOperationException("nobody computes here");
        }
    }

    private final class Noting implements Outbox {
        @Override
        public void send(int port, long arrivalPs, Arrival arrival) {
            throw new UnsupportedOperationException("nothing is sent by ports here");
        }

        @Override
        public void wakeAt(long atPs, Alarm alarm) {
            throw new UnsupportedOperationException("alarms are those of copies here");
        }

        @Override
        public void cancel(Alarm alarm) {
            throw new UnsupportedOperationException("alarms are those of copies here");
        }

        @Override
        public void achieved(int units) {
            throw new UnsupportedOperationException("nothing is achieved here");
        }

        @Override
        public void note(String happened) {
            notes.add(happened);
        }
    }
}
