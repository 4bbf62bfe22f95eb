package orrery.node.cpu;

import orrery.fabric.time.Alarm;
import orrery.fabric.time.Outbox;
import orrery.node.cpu.Duty.Kind;
import orrery.node.orchestration.Lines;
import orrery.node.orchestration.Orchestrator;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Restarted;
import orrery.protocol.payload.Trouble;

/** The CPU where requests come from, which also looks after all copies. */
final class Gateway implements Lines {
    private final CpuDevice cpu;
    private final CpuPorts reach;
    private final Frontend frontend;
    private final Orchestrator orchestrator;

    Gateway(CpuDevice cpu, CpuDevice.Surroundings around, CpuPorts reach) {
        this.cpu = cpu;
        this.reach = reach;
        var answering = around.answering();
        this.orchestrator = new Orchestrator(
                around.topology(), around.seating(), answering.response(), answering.formations(), this);
        this.frontend = new Frontend(
                around.load(),
                around.serving().copies(),
                answering.response().recovery(),
                orchestrator::order,
                this::toScheduler);
    }

    Frontend frontend() {
        return frontend;
    }

    Orchestrator orchestrator() {
        return orchestrator;
    }

    /** News of a device. */
    void tell(long nowPs, Payload news, Outbox out) {
        switch (news) {
            case Trouble trouble -> orchestrator.onTrouble(nowPs, trouble, out);
            case Restarted ready -> orchestrator.onRestarted(nowPs, ready, out);
            default -> throw new IllegalArgumentException("no news of a device: " + news);
        }
    }

    private void toScheduler(long nowPs, int copy, int flow, Payload payload, Outbox out) {
        send(nowPs, orchestrator.schedulingHost(copy), flow, payload, out);
    }

    @Override
    public void toHost(long nowPs, int host, int copy, Payload payload, Outbox out) {
        send(nowPs, host, copy, payload, out);
    }

    private void send(long nowPs, int host, int flow, Payload payload, Outbox out) {
        if (host == cpu.number()) {
            cpu.onPayload(nowPs, payload, host, out);
        } else {
            reach.toCpu(nowPs, host, flow, payload, out);
        }
    }

    @Override
    public void wakeAt(long atPs, int copy, Outbox out) {
        out.wakeAt(atPs, alarm(copy));
    }

    @Override
    public void cancel(int copy, Outbox out) {
        out.cancel(alarm(copy));
    }

    private static Alarm alarm(int copy) {
        return new Duty(Kind.ORCHESTRATE, copy).alarm();
    }

    @Override
    public void down(long nowPs, int copy, int incarnation, Outbox out) {
        frontend.onDown(nowPs, copy, incarnation, out);
    }

    @Override
    public void up(long nowPs, int copy, Outbox out) {
        frontend.onUp(nowPs, copy, out);
    }
}
