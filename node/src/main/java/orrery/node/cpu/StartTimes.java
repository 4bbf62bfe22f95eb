package orrery.node.cpu;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topology;
import orrery.node.seating.Seating;
import orrery.protocol.payload.Step;

/**
 * When the devices of a copy shall begin a step: LPUs that follow a timetable all at the same time, once the slowest of them
 * can have it; all others at once.
 */
final class StartTimes {
    private final Topology topology;
    private final Routes routes;
    private final Seating seating;

    StartTimes(Topology topology, Routes routes, Seating seating) {
        this.topology = topology;
        this.routes = routes;
        this.seating = seating;
    }

    /** The step with its start, which a CPU is about to send. */
    Step of(long nowPs, int copy, int scheduler, Step step) {
        if (seating.cut(copy).device() != DeviceKind.LPU) {
            return step;
        }
        var lpu = (Lpu) topology.part(seating.device(seating.seats(copy).getFirst()));
        var startPs =
                nowPs + longestPs(copy, scheduler, step) + lpu.startMargin().picos();
        var slotPs = lpu.slot().picos();
        return step.startingAt(Math.ceilDiv(startPs, slotPs) * slotPs);
    }

    /** By zero-load latencies, each message sent whole before it is passed on, one after the other by the scheduler. */
    private long longestPs(int copy, int scheduler, Step step) {
        var bytes = step.startingAt(Long.MAX_VALUE).bytes();
        var hosts = IntStream.of(seating.hosts(copy)).filter(host -> host != scheduler);
        var others = hosts.toArray();
        var waitingPs = others.length == 0 ? 0 : (others.length - 1) * sendPs(scheduler, others[0], copy, bytes);
        return IntStream.of(seating.hosts(copy))
                .mapToLong(host -> (host == scheduler ? 0 : waitingPs + wayPs(scheduler, host, copy, bytes))
                        + toDevicesPs(host, copy, bytes))
                .max()
                .orElseThrow();
    }

    private long toDevicesPs(int host, int copy, long bytes) {
        return seating.seatsOf(host, copy).stream()
                .mapToInt(seating::device)
                .mapToLong(device -> wayPs(host, device, 0, bytes))
                .max()
                .orElse(0);
    }

    private long wayPs(int from, int to, int flow, long bytes) {
        var picos = 0L;
        for (var at = from; at != to; ) {
            var port = routes.port(at, to, flow);
            picos += topology.medium(at, port).latencyPs() + sendPs(at, to, flow, bytes);
            at = topology.peer(at, port);
            picos += topology.part(at) instanceof SwitchChip chip
                    ? chip.latency().picos()
                    : 0;
        }
        return picos;
    }

    private long sendPs(int from, int to, int flow, long bytes) {
        var medium = topology.medium(from, routes.port(from, to, flow));
        return medium.bandwidth().timeForBytes(medium.wireBytes(bytes)).picos();
    }
}
