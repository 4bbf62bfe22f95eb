package orrery.node.gpu;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Collective;
import orrery.node.collective.Collectives;
import orrery.node.scenario.Plan.AllReduce;
import orrery.protocol.link.NvlinkMessage;

/** A GPU without a model: it runs one collective after the other, each after a pause. */
public final class CollectiveGpu implements Device {
    private final int number;
    private final Ports ports;
    private final NvlinkChannel channel;
    private final Collectives collectives;
    private final List<Task> tasks;
    private final List<float[]> results = new ArrayList<>();
    private Collective current;

    /**
     * One collective.
     *
     * @param pausePs since the one before was done
     * @param gathers rather than all-reduces
     * @param vector what this rank brings; a gather takes it as one row
     */
    public record Task(long pausePs, boolean gathers, float[] vector) {}

    public CollectiveGpu(Topology topology, Routes routes, Rank place, AllReduce algorithm, List<Task> tasks) {
        this.number = place.members()[place.rank()];
        this.ports = new Ports(topology, number);
        this.channel = new NvlinkChannel(topology, place, ports, routes);
        this.collectives = new Collectives(channel, algorithm);
        this.tasks = tasks;
    }

    @Override
    public int number() {
        return number;
    }

    /** One row per task; null where this rank gets none. */
    public List<float[]> results() {
        return results;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        channel.open(out);
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm
            when alarm.equals(Alarm.START) -> {
                ports.lightUp(nowPs, out);
                next(nowPs, out);
            }
            case Alarm _ -> begin(nowPs, out);
            case Arrival(var _, var spanPs, var message) -> {
                collectives.on((NvlinkMessage) message, nowPs + spanPs);
                finish(out);
            }
        }
    }

    private void next(long nowPs, Outbox out) {
        if (results.size() < tasks.size()) {
            out.wakeAt(nowPs + tasks.get(results.size()).pausePs(), new Alarm(1));
        }
    }

    private void begin(long nowPs, Outbox out) {
        var task = tasks.get(results.size());
        current = task.gathers
                ? collectives.gatherToFirst(nowPs, 1, task.vector)
                : collectives.allReduce(nowPs, task.vector.clone());
        finish(out);
    }

    private void finish(Outbox out) {
        if (current != null && current.done()) {
            results.add(current.result());
            var donePs = current.donePs();
            current = null;
            next(donePs, out);
        }
    }
}
