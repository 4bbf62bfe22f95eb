package orrery.node.load;

import java.util.List;
import java.util.SplittableRandom;
import orrery.fabric.link.Held;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.C2cMessage.Post;
import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Sized;

/**
 * A GPU that posts a packet at random times to random others, and notes how long those took that come to it.
 *
 * <p>The tag of a message is the time it was posted at.
 */
final class LoadedGpu implements Device {
    private static final Alarm POST = new Alarm(1);
    private static final int ADAPTER_PORT = 0; // the only one

    private final LoadPlan plan;
    private final int endpoint;
    private final int number;
    private final Ports ports;
    private final SplittableRandom chance;
    private final Latencies latencies = new Latencies();
    private long posted;

    /** @param endpoint its place among the endpoints */
    LoadedGpu(LoadPlan plan, int number, int endpoint) {
        this.plan = plan;
        this.endpoint = endpoint;
        this.number = number;
        this.ports = new Ports(plan.topology(), number);
        this.chance = new SplittableRandom(Digest.mix(plan.offered().seed(), endpoint));
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm
            when alarm.equals(Alarm.START) -> {
                ports.lightUp(nowPs, out);
                await(plan.startPs(), out);
            }
            case Alarm _ -> post(nowPs, out);
            case Arrival(var _, var spanPs, Delivery delivery) ->
                latencies.add(delivery.tag(), nowPs + spanPs - delivery.tag());
            case Arrival(var _, var _, var message) ->
                throw new IllegalStateException("a GPU under load was sent " + message);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    /** Gaps between posts are exponential, as those of a Poisson process are; the logarithm is the same on every machine. */
    private void await(long fromPs, Outbox out) {
        var gapPs = -StrictMath.log(1 - chance.nextDouble()) * plan.meanGapPs();
        var nextPs = fromPs + (long) gapPs;
        if (nextPs < plan.endPs()) {
            out.wakeAt(nextPs, POST);
        }
    }

    private void post(long nowPs, Outbox out) {
        var other = chance.nextInt(plan.endpoints().length - 1);
        var destination = plan.endpoints()[other < endpoint ? other : other + 1];
        var post = new Post(number, destination, flow(destination), nowPs, new Sized(plan.payloadBytes()));
        ports.send(nowPs, ADAPTER_PORT, post, out);
        posted++;
        await(nowPs, out);
    }

    /** One flow a pair, as a queue pair of RDMA is: switches spread pairs over equal ways. */
    private int flow(int destination) {
        var pair = ((long) number << 32) | destination;
        return (int) Digest.mix(pair, plan.offered().seed()) & Integer.MAX_VALUE;
    }

    /** What still waits here. */
    List<Held> held() {
        return ports.held();
    }

    long posted() {
        return posted;
    }

    /** Of the messages that came to it. */
    Latencies latencies() {
        return latencies;
    }
}
