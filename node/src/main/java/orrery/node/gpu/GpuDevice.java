package orrery.node.gpu;

import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Collectives;
import orrery.node.gpu.StepRun.Pause.Communicating;
import orrery.node.gpu.StepRun.Pause.Computing;
import orrery.node.gpu.StepRun.Pause.Ended;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.sharding.Program;
import orrery.node.sharding.ShardCompute;
import orrery.node.sharding.StepCost;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.LpuMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.PortMessage;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;

/**
 * One GPU of a tensor-parallel group.
 *
 * <pre>
 *   Idle ──step from its CPU──▶ Computing ──kernels done──▶ Communicating ──result there──▶ Computing …
 *     ▲                                                                                        │
 *     └──────────────────────────────────── program at its end ────────────────────────────────┘
 * </pre>
 *
 * A step's CPU launches the next one when it has the logits of this one, so none ever waits here.
 */
public final class GpuDevice implements Device {
    private final int number;
    private final int host;
    private final int hostPort;
    private final Ports ports;
    private final NvlinkChannel channel;
    private final Collectives collectives;
    private final Program program;
    private final ShardCompute compute;
    private final StepCost cost;
    private StepRun run; // null when idle
    private long busyPs;

    /**
     * What every GPU of a run shares.
     *
     * @param algorithm how its collectives add; {@link AllReduce#AUTO} was decided before
     */
    public record Surroundings(Topology topology, Routes routes, Program program, AllReduce algorithm) {}

    public GpuDevice(Surroundings around, Rank place, ShardCompute compute, StepCost cost) {
        this.number = place.members()[place.rank()];
        this.host = around.topology.hostOf(number);
        this.hostPort = around.routes.port(number, host, 0);
        this.ports = new Ports(around.topology, number);
        this.channel = new NvlinkChannel(around.topology, place, ports, around.routes);
        this.collectives = new Collectives(channel, around.algorithm);
        this.program = around.program;
        this.compute = compute;
        this.cost = cost;
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    /** Picoseconds its kernels took. */
    public long busyPs() {
        return busyPs;
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
            case Alarm alarm when alarm.equals(Alarm.START) -> ports.lightUp(nowPs, out);
            case Alarm _ -> proceed(nowPs, out);
            case Arrival(var _, var spanPs, var message) -> {
                switch (message) {
                    case NvlinkMessage nvlink -> onNvlink(nowPs + spanPs, nvlink, out);
                    case C2cMessage.Write write -> onStep(nowPs + spanPs, (Step) write.payload(), out);
                    case EthernetMessage _, C2cMessage.Post _, C2cMessage.Delivery _, LpuMessage _, PortMessage _ ->
                        throw new IllegalStateException("a GPU was sent " + message);
                }
            }
        }
    }

    private void onStep(long wholePs, Step step, Outbox out) {
        if (run != null) {
            throw new IllegalStateException("GPU " + number + " was sent step " + step.number() + " of replica "
                    + step.replica() + " while at step " + run.step().number());
        }
        run = new StepRun(step, program, compute, cost);
        wakeAt(wholePs, out);
    }

    private void onNvlink(long wholePs, NvlinkMessage message, Outbox out) {
        collectives.on(message, wholePs);
        if (run != null) {
            wakeWithResult(out);
        }
    }

    private void wakeWithResult(Outbox out) {
        if (run.resultIsNew()) {
            wakeAt(run.resultPs(), out);
        }
    }

    /** Alarm reason 0 is the start. */
    private void wakeAt(long atPs, Outbox out) {
        out.wakeAt(atPs, new Alarm(run.step().number() + 1));
    }

    /** What was under way is over, the kernels or the collective: on to the next instruction. */
    private void proceed(long nowPs, Outbox out) {
        switch (run.proceed(nowPs, collectives)) {
            case Computing(var picos) -> {
                busyPs += picos;
                wakeAt(nowPs + picos, out);
            }
            case Communicating _ -> wakeWithResult(out);
            case Ended(var logits) -> end(nowPs, logits, out);
        }
    }

    private void end(long nowPs, float[] logits, Outbox out) {
        if (logits != null) {
            var payload = new Logits(run.step().replica(), run.step().number(), 0, 0, Tensor.of(logits));
            ports.send(nowPs, hostPort, new C2cMessage.Write(number, host, payload), out);
        }
        run = null;
    }
}
