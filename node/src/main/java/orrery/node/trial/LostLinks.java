package orrery.node.trial;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;
import orrery.node.collective.LinksLost;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.naming.Spelling;

/**
 * The links that a trial's patterns name: a link by its name, all links of a device by the device's; {@code *} stands for
 * anything.
 */
final class LostLinks implements LinksLost {
    private final Topology topology;
    private final BitSet lost = new BitSet();

    /**
     * @throws ScenarioProblem where a pattern names nothing, or a link that is not one between a GPU and an NVSwitch
     */
    LostLinks(Topology topology, List<String> patterns) {
        this.topology = topology;
        patterns.forEach(this::lose);
    }

    private void lose(String pattern) {
        var wanted = Pattern.compile(Stream.of(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElseThrow());
        var before = lost.cardinality();
        for (var device = 0; device < topology.devices(); device++) {
            var whole = wanted.matcher(topology.name(device)).matches();
            for (var port = 0; port < topology.ports(device); port++) {
                if (whole || wanted.matcher(topology.linkName(device, port)).matches()) {
                    lose(pattern, device, port);
                }
            }
        }
        if (lost.cardinality() == before) {
            throw names(pattern);
        }
    }

    private void lose(String pattern, int device, int port) {
        var peer = topology.peer(device, port);
        var ends = List.of(topology.kind(device), topology.kind(peer));
        if (!ends.contains(DeviceKind.GPU) || !ends.contains(DeviceKind.NVSWITCH)) {
            throw new ScenarioProblem(
                    "lost",
                    "\"" + pattern + "\", which names " + topology.linkName(device, port),
                    "links between a GPU and an NVSwitch",
                    "name those links, or a switch that only GPUs hang on");
        }
        lost.set(topology.link(device, port));
        lost.set(topology.link(peer, topology.peerPort(device, port)));
    }

    private ScenarioProblem names(String pattern) {
        var names =
                IntStream.range(0, topology.devices()).mapToObj(topology::name).toList();
        return new ScenarioProblem(
                "lost",
                "\"" + pattern + "\"",
                "the name of a device or link of " + topology.name() + ", with * for anything; none is new by this one",
                Objects.requireNonNullElse(Spelling.didYouMean(pattern, names), ""));
    }

    @Override
    public boolean isLost(int device, int port) {
        return lost.get(topology.link(device, port));
    }
}
