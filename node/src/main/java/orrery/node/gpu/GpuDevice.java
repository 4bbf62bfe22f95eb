package orrery.node.gpu;

import java.util.ArrayDeque;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Collectives;
import orrery.node.cost.StepCost;
import orrery.node.program.Program;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.sharding.ShardCompute;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.OpticsMessage.LanesLit;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;

/**
 * One GPU of a tensor-parallel group.
 *
 * <pre>
 *   Idle ──step from its CPU──▶ Computing ──kernels done──▶ Communicating ──result there──▶ Computing …
 *     ▲                                                                                        │
 *     └───────────────────────────── program at its end, no step waiting ──────────────────────┘
 * </pre>
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
    private final ArrayDeque<Step> waiting = new ArrayDeque<>();
    private StepRun run;
    private long busyPs;

    /** What every GPU of a run shares. */
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

    /** Virtual time its kernels took. */
    public long busyPs() {
        return busyPs;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        channel.open(out);
        switch (event) {
            case Alarm alarm when alarm.equals(Alarm.START) -> ports.lightUp(nowPs, out);
            case Alarm _ -> proceed(nowPs, out);
            case Arrival(var port, var spanPs, var message) -> {
                switch (message) {
                    case NvlinkMessage nvlink -> onNvlink(nowPs + spanPs, nvlink, out);
                    case C2cMessage.Write write -> onStep(nowPs + spanPs, (Step) write.payload(), out);
                    case LanesLit light -> ports.lit(nowPs, port, light, out);
                    case EthernetMessage _ -> throw new IllegalStateException("a GPU was sent " + message);
                }
            }
        }
    }

    private void onStep(long wholePs, Step step, Outbox out) {
        waiting.add(step);
        if (run == null) {
            out.wakeAt(wholePs, new Alarm(step.number() + 1));
        }
    }

    private void onNvlink(long wholePs, NvlinkMessage message, Outbox out) {
        collectives.on(message, wholePs);
        if (run != null && run.resultIsNew()) {
            out.wakeAt(run.resultPs(), new Alarm(run.step().number() + 1));
        }
    }

    /** The kernels or the collective that was under way is over: on to the next instruction. */
    private void proceed(long nowPs, Outbox out) {
        if (run == null) {
            run = new StepRun(waiting.remove(), program, compute, cost);
        }
        var pause = run.proceed(nowPs, collectives);
        busyPs += pause.computedPs();
        if (pause.logits() != null) {
            handOver(nowPs, pause.logits(), out);
        }
        if (pause.ended()) {
            end(nowPs, out);
        } else if (pause.resumePs() != StepRun.Pause.WHEN_RESULT_COMES) {
            out.wakeAt(pause.resumePs(), new Alarm(run.step().number() + 1));
        }
    }

    private void handOver(long nowPs, float[] logits, Outbox out) {
        var payload = new Logits(run.step().number(), Tensor.of(logits));
        ports.send(nowPs, hostPort, new C2cMessage.Write(number, host, payload), out);
    }

    private void end(long nowPs, Outbox out) {
        run = null;
        if (!waiting.isEmpty()) {
            out.wakeAt(nowPs, new Alarm(waiting.peek().number() + 1));
        }
    }
}
