package orrery.node.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Shell;

/** What ports carried; those that carried nothing take no room. */
record Carried(List<OfPort> ports) {

    /** Bytes and time of one port. */
    record OfPort(int device, int port, long content, long wire, long busyPs) {
        private OfPort minus(OfPort other) {
            return new OfPort(device, port, content - other.content, wire - other.wire, busyPs - other.busyPs);
        }

        private boolean isSame(OfPort other) {
            return device == other.device && port == other.port;
        }
    }

    /** All that was carried by now. */
    static Carried of(Shell[] shells, Ports[] ports) {
        var found = new ArrayList<OfPort>();
        for (var place = 0; place < shells.length; place++) {
            for (var port = 0; port < ports[place].count(); port++) {
                if (ports[place].busyPs(port) > 0) {
                    found.add(new OfPort(
                            shells[place].device().number(),
                            port,
                            ports[place].contentBytes(port),
                            ports[place].wireBytes(port),
                            ports[place].busyPs(port)));
                }
            }
        }
        return new Carried(found);
    }

    /** What was carried since; an earlier look at the same ports, in the same order. */
    Carried since(Carried before) {
        var found = new ArrayList<OfPort>();
        var at = 0;
        for (var now : ports) {
            if (at < before.ports.size() && before.ports.get(at).isSame(now)) {
                var then = before.ports.get(at++);
                if (now.busyPs > then.busyPs) {
                    found.add(now.minus(then));
                }
            } else {
                found.add(now);
            }
        }
        return new Carried(found);
    }

    /** Counts it so many times for the devices that would have carried it; those of other JVMs are null. */
    void credit(long times, IntFunction<Ports> portsOf) {
        for (var one : ports) {
            var ports = portsOf.apply(one.device);
            if (ports != null) {
                ports.credit(one.port, times * one.content, times * one.wire, times * one.busyPs);
            }
        }
    }
}
