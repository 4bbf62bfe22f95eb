package orrery.fabric.link;

import orrery.fabric.catalogue.Medium;
import orrery.fabric.fault.DeviceFault.Packets;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.LinkMessage;

/** The sending ends of all ports: what is on the wire, what waits for it, and how much went through. */
final class Outputs {
    private final Topology topology;
    private final int device;
    private final Discipline discipline;
    private final Inspection inspection;
    private final Inputs inputs;
    private final Widths widths;
    private final Pace[] paces; // as they are now
    private final Line[] lines;
    private final long[] freePs;
    private final Tally tally;
    private final Damage damage;
    private long discarded;

    Outputs(Topology topology, int device, Discipline discipline, Inspection inspection) {
        this.topology = topology;
        this.device = device;
        this.discipline = discipline;
        this.inspection = inspection;
        var count = topology.ports(device);
        widths = new Widths(topology, device);
        paces = widths.paces();
        lines = new Line[count];
        freePs = new long[count];
        tally = new Tally(topology, device);
        damage = new Damage(topology, device, discipline.errors());
        inputs = new Inputs(topology, device, discipline, widths.widest());
    }

    /** This end of a port feeds so many lanes. */
    void feed(long nowPs, int port, int lanes, Outbox out) {
        widths.feed(port, lanes);
        drain(nowPs, port, out);
    }

    /** The far end of a port feeds so many lanes. */
    void see(long nowPs, int port, int lanes, Outbox out) {
        widths.see(port, lanes);
        drain(nowPs, port, out);
    }

    /** A fault leaves so many lanes to a port, or heals. */
    void limit(long nowPs, int port, int cause, int lanes, Outbox out) {
        widths.limit(port, cause, lanes);
        if (widths.isDead(port) && lines[port] != null) {
            discarded += lines[port].messages();
            lines[port].forget((waiting, queue) -> inputs.release(nowPs, nowPs, queue, waiting, out));
        }
        drain(nowPs, port, out);
    }

    /** Whether a message may have its place on the wire at once. */
    boolean isOpen(long readyPs, int port, LinkMessage message) {
        var pace = paces[port];
        return pace != null
                && freePs[port] - pace.aheadPs() <= readyPs
                && (lines[port] == null || lines[port].admits(discipline.queueOf(message)));
    }

    /** Puts a message behind those that wait already. */
    void lineUp(long nowPs, int port, Waiting waiting, Outbox out) {
        if (widths.isDead(port)) {
            discarded++;
            return;
        }
        var queue = discipline.queueOf(waiting.message());
        line(port).add(queue, waiting);
        inputs.hold(nowPs, queue, waiting, out);
        setAlarm(port, out);
    }

    /** All that waits is lost; whoever was told to stop may go on. */
    void forget(long nowPs, Outbox out) {
        for (var line : lines) {
            if (line != null) {
                line.forget((_, _) -> {});
            }
        }
        inputs.forget(nowPs, out);
    }

    /** The wire of a port damages or loses packets from now on. */
    void damage(Packets fault) {
        damage.inject(fault);
    }

    void stop(int port, int queue) {
        line(port).stop(queue);
    }

    void go(long nowPs, int port, int queue, Outbox out) {
        line(port).go(queue);
        drain(nowPs, port, out);
    }

    /** The alarm of a port: it is free, or soon will be. */
    void ring(long nowPs, int port, Outbox out) {
        lines[port].rang();
        drain(nowPs, port, out);
    }

    private Line line(int port) {
        if (lines[port] == null) {
            lines[port] = new Line(discipline.lines());
        }
        return lines[port];
    }

    /** Sends what may go; an alarm sees to the rest. */
    private void drain(long nowPs, int port, Outbox out) {
        var line = lines[port];
        var pace = paces[port];
        if (line == null || pace == null) {
            return;
        }
        for (var queue = line.next(); queue >= 0; queue = line.next()) {
            var readyPs = Math.max(nowPs, line.first(queue).readyPs());
            if (freePs[port] - pace.aheadPs() > readyPs) {
                setAlarm(port, out);
                return;
            }
            var waiting = line.take(queue);
            var message = inspection.leaving(port, waiting.message(), line.bytes());
            transmit(readyPs, port, spanLeft(readyPs, waiting), waiting.content(), message, out);
            inputs.release(nowPs, freePs[port], queue, waiting, out);
        }
    }

    private static long spanLeft(long readyPs, Waiting waiting) {
        return Math.max(0, waiting.readyPs() + waiting.spanPs() - readyPs);
    }

    private void setAlarm(int port, Outbox out) {
        var pace = paces[port];
        if (pace != null && lines[port].next() >= 0 && lines[port].needsAlarm()) {
            out.wakeAt(freePs[port] - pace.aheadPs(), new Alarm(-1L - port));
        }
    }

    /** Gives a message its place on the wire: after those before it, and no sooner than it is ready. */
    void transmit(long readyPs, int port, long spanPs, long content, LinkMessage message, Outbox out) {
        var pace = paces[port];
        var wire = pace.wireBytes(content);
        var departsPs = Math.max(readyPs, freePs[port]);
        var lastsPs = Math.max(pace.picosFor(wire), readyPs + spanPs - departsPs);
        var isDamaged = damage.strikes(port, content, message);
        if (isDamaged && pace.retries()) {
            lastsPs += pace.retryPs();
        }
        freePs[port] = departsPs + lastsPs;
        tally.add(departsPs, port, content, wire, lastsPs);
        if (!isDamaged || pace.retries()) {
            out.send(
                    port, departsPs + pace.latencyPs(), new Arrival(topology.peerPort(device, port), lastsPs, message));
        }
    }

    /** Keeps the wire busy for so many bytes that nobody is told of. */
    void occupy(long readyPs, int port, long spanPs, long content) {
        var pace = paces[port];
        if (pace == null) {
            return; // into the dark: what its end tells of waits for the light
        }
        var departsPs = Math.max(readyPs, freePs[port]);
        var wire = pace.wireBytes(content);
        var lastsPs = Math.max(pace.picosFor(wire), readyPs + spanPs - departsPs);
        freePs[port] = departsPs + lastsPs;
        tally.add(departsPs, port, content, wire, lastsPs);
    }

    Medium medium(int port) {
        return topology.medium(device, port);
    }

    Inputs inputs() {
        return inputs;
    }

    /** Null where nothing ever waited. */
    Line lineOf(int port) {
        return lines[port];
    }

    boolean isDark(int port) {
        return paces[port] == null;
    }

    long opensPs(int port) {
        return paces[port] == null ? Long.MAX_VALUE : freePs[port] - paces[port].aheadPs();
    }

    /** Null where nothing waits. */
    Held held(int port) {
        var line = lines[port];
        return line == null || line.messages() == 0
                ? null
                : new Held(
                        device,
                        port,
                        line.messages(),
                        line.bytes(),
                        paces[port] == null ? Held.Reason.DARK : Held.Reason.STOPPED);
    }

    long freePs(int port) {
        return freePs[port];
    }

    Tally tally() {
        return tally;
    }

    long discarded() {
        return discarded;
    }

    long damaged() {
        return damage.count();
    }

    int count() {
        return paces.length;
    }
}
