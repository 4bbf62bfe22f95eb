package orrery.node.estimate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.units.Bandwidth;

/** The lines between devices: on one network where one joins them, else through their adapters. */
final class Lines {
    private final Topology topology;
    private final Routes routes;
    private final Map<List<Integer>, Line> known = new HashMap<>();

    Lines(Topology topology) {
        this.topology = topology;
        this.routes = Routes.of(topology);
    }

    /** The worst of those from the first of some devices to the others. */
    Line among(int[] devices) {
        return IntStream.of(devices)
                .skip(1)
                .mapToObj(other -> between(devices[0], other))
                .reduce(Line::or)
                .orElseThrow();
    }

    /** @throws ScenarioProblem where nothing joins them */
    Line between(int from, int to) {
        return known.computeIfAbsent(List.of(from, to), _ -> joined(from, to) ? direct(from, to) : adapted(from, to));
    }

    private boolean joined(int from, int to) {
        return routes.choices(from, to) > 0;
    }

    private Line direct(int from, int to) {
        var rate = IntStream.of(routes.ports(from, to))
                .mapToLong(port -> topology.medium(from, port).bandwidth().bytesPerSecond())
                .sum();
        var latencyPs = 0L;
        for (var device = from; device != to; ) {
            var port = routes.port(device, to, 0);
            latencyPs += topology.medium(device, port).latencyPs() + throughPs(device);
            device = topology.peer(device, port);
        }
        var medium = topology.medium(from, routes.port(from, to, 0)).nameOfOne();
        return new Line(new Bandwidth(rate), medium, latencyPs);
    }

    private long throughPs(int device) {
        return switch (topology.part(device)) {
            case SwitchChip chip -> chip.latency().picos();
            case Nic nic -> nic.latency().picos();
            default -> 0;
        };
    }

    /** Over all adapters that each of them has. */
    private Line adapted(int from, int to) {
        var begin = adapter(from, from, to);
        var end = adapter(to, from, to);
        var across = direct(begin, end);
        var sides = side(from, begin).or(side(to, end));
        var waits = throughPs(end) + latencyPs(from, begin) + latencyPs(to, end);
        var all = across.rate().times(topology.nicsOf(from).length);
        return new Line(Line.narrower(sides.rate(), all), across.medium(), across.latencyPs() + waits);
    }

    private int adapter(int device, int from, int to) {
        var adapters = topology.nicsOf(device);
        if (adapters.length > 0) {
            return adapters[0];
        }
        throw new ScenarioProblem(
                "topology",
                topology.name() + ", where nothing joins " + topology.name(from) + " and " + topology.name(to),
                "devices that reach each other, by links of their own or through network adapters",
                "take a larger rack, or racks on a scale-out fabric");
    }

    private Line side(int device, int adapter) {
        var count = topology.nicsOf(device).length;
        var wire = direct(device, adapter);
        var speaks = ((Nic) topology.part(adapter)).bandwidth();
        return new Line(Line.narrower(wire.rate(), speaks).times(count), wire.medium(), wire.latencyPs());
    }

    private long latencyPs(int device, int adapter) {
        return direct(device, adapter).latencyPs();
    }
}
