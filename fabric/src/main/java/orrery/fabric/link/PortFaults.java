package orrery.fabric.link;

import orrery.fabric.fault.DeviceFault.Lanes;
import orrery.fabric.fault.DeviceFault.Laser;
import orrery.fabric.fault.DeviceFault.LaserModule;
import orrery.fabric.fault.DeviceFault.OfLight;
import orrery.fabric.fault.DeviceFault.OfPort;
import orrery.fabric.fault.DeviceFault.Packets;
import orrery.fabric.optics.Lasers;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;

/** What faults do to the ports of one device, and to the lasers behind them. */
final class PortFaults {
    private final Topology topology;
    private final int device;
    private final Outputs outputs;
    private Lasers lasers; // null until the first fails

    PortFaults(Topology topology, int device, Outputs outputs) {
        this.topology = topology;
        this.device = device;
        this.outputs = outputs;
    }

    void strike(long nowPs, OfPort fault, Outbox out) {
        switch (fault) {
            case Lanes(var port, var lanes, var cause) -> outputs.limit(nowPs, port, cause, lanes, out);
            case Packets packets -> outputs.damage(packets);
        }
    }

    void strike(long nowPs, OfLight fault, Ports ports, Outbox out) {
        lasers = lasers == null ? new Lasers(topology, device, fault.reserve()) : lasers;
        var changes = switch (fault) {
            case Laser(var laser, var lost, var _) -> lost ? lasers.lose(laser) : lasers.mend(laser);
            case LaserModule(var module, var lost, var _) ->
                lost ? lasers.loseModule(module) : lasers.replaceModule(module);
        };
        changes.forEach(change -> ports.feed(nowPs, change.port(), change.lanesLit(), out));
    }
}
