package orrery.node.forward;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.cost.Kernel;
import orrery.node.execution.Foresight.Ending;
import orrery.node.execution.LoneRank;
import orrery.node.execution.Means;
import orrery.node.execution.Worker;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;

/** One rank of a copy that runs whole steps. */
final class WholeRank implements LoneRank {
    static final Alarm BEGIN = new Alarm(1);

    private final int number;
    private final Ports ports;
    private final Worker worker;
    private final List<Kernel> launches = new ArrayList<>();
    private Step step;
    private long busyBeforePs;
    private long lastPs;
    private Logits logits;

    WholeRank(Topology topology, int number, Seat seat, Means means) {
        this.number = number;
        this.ports = new Ports(topology, number);
        this.worker =
                new Worker(seat, ports, means.seenBy(launches::addAll), (_, payload, _) -> logits = (Logits) payload);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Ports ports() {
        return ports;
    }

    @Override
    public boolean isOver() {
        return worker.isIdle();
    }

    @Override
    public List<Node> underway() {
        return worker.underway();
    }

    /** What it begins when it is woken. */
    void next(Step next) {
        step = next;
        logits = null;
        launches.clear();
        busyBeforePs = worker.busyPs();
    }

    /** Of the step that is over. */
    Ending ending() {
        return new Ending(lastPs, worker.busyPs() - busyBeforePs, KernelWork.of(launches), logits);
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm when alarm.equals(Alarm.START) -> ports.lightUp(nowPs, out);
            case Alarm alarm when alarm.equals(BEGIN) -> worker.onOrder(nowPs, step, out);
            case Alarm alarm -> {
                lastPs = nowPs; // a program ends with a node that is over, of which an alarm tells
                worker.wake(nowPs, alarm, out);
            }
            case Arrival(var port, var spanPs, NvlinkMessage message) ->
                worker.on(nowPs, port, message, nowPs + spanPs, out);
            case Arrival _ -> throw new IllegalStateException("a rank was told " + event);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }
}
