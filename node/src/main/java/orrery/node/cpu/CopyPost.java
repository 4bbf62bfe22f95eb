package orrery.node.cpu;

import orrery.fabric.time.Alarm;
import orrery.fabric.time.Outbox;
import orrery.node.cpu.Duty.Kind;
import orrery.node.execution.Formations;
import orrery.node.seating.Seating;
import orrery.node.serving.Post;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.TokenChosen;
import orrery.protocol.payload.Trouble;
import orrery.protocol.payload.Way;

/** How the scheduler of one copy, on one CPU, reaches the copy's devices and other CPUs. */
final class CopyPost implements Post {
    private final int copy;
    private final int incarnation;
    private final CpuDevice cpu;
    private final Seating seating;
    private final Formations formations;
    private final CpuPorts ports;
    private final StartTimes starts;
    private final int frontend;

    CopyPost(
            int copy,
            int incarnation,
            CpuDevice cpu,
            Seating seating,
            Formations formations,
            CpuPorts ports,
            StartTimes starts,
            int frontend) {
        this.incarnation = incarnation;
        this.copy = copy;
        this.cpu = cpu;
        this.seating = seating;
        this.formations = formations;
        this.ports = ports;
        this.starts = starts;
        this.frontend = frontend;
    }

    @Override
    public void launch(long nowPs, Step step, Outbox out) {
        out.note("replica " + copy + " began step " + step.number() + " with " + step.rows() + " rows of "
                + step.slices().size() + " sequences");
        toHosts(nowPs, starts.of(nowPs, copy, cpu.number(), step), out);
    }

    @Override
    public void move(long nowPs, CacheMove move, Outbox out) {
        toHosts(nowPs, move, out);
    }

    /** To every host of the copy, which passes it down to its devices; this one last. */
    private void toHosts(long nowPs, Payload payload, Outbox out) {
        for (var host : seating.hosts(copy)) {
            if (host != cpu.number()) {
                ports.toCpu(nowPs, host, copy, payload, out);
            }
        }
        cpu.onPayload(nowPs, payload, cpu.number(), out);
    }

    @Override
    public void tell(long nowPs, Way way, int other, Payload payload, Outbox out) {
        var stands = way.since(other).map(formations::seating).orElse(seating);
        answer(nowPs, stands.schedulingHost(other), other, payload, out);
    }

    @Override
    public void answer(long nowPs, int host, int other, Payload payload, Outbox out) {
        if (host == cpu.number()) {
            cpu.onPayload(nowPs, payload, host, out);
        } else {
            ports.toCpu(nowPs, host, other, payload, out);
        }
    }

    @Override
    public void report(long nowPs, TokenChosen token, Outbox out) {
        ports.toCpu(nowPs, frontend, token.request().number(), token, out);
    }

    @Override
    public void wakeAt(long atPs, Wake wake, Outbox out) {
        out.wakeAt(atPs, alarm(wake));
    }

    @Override
    public void cancel(Wake wake, Outbox out) {
        out.cancel(alarm(wake));
    }

    private Alarm alarm(Wake wake) {
        return new Duty(Kind.of(wake), incarnation, copy).alarm();
    }

    @Override
    public void giveUp(long nowPs, Outbox out) {
        cpu.onPayload(nowPs, new Trouble(cpu.number(), Trouble.Kind.WATCHDOG, copy), cpu.number(), out);
    }
}
