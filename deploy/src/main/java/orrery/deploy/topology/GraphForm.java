package orrery.deploy.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.deploy.scenario.SourceText;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Blueprint;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.MediumLine;
import orrery.fabric.topology.Blueprint.SwitchLine;
import orrery.fabric.topology.Blueprint.WireLine;
import orrery.fabric.topology.Drawing;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * What nodes and edges mean.
 *
 * <p>A node has a {@code part} and perhaps a {@code rack}; an edge a {@code medium} and perhaps {@code links}, how many it
 * bundles. A part or medium that the catalogue lacks is defined where it is used, by the attributes that {@link GraphWords}
 * lists. Edges are wired by their {@code order} where they have one, since networkx does not keep theirs.
 */
final class GraphForm {
    private final SourceText source;
    private final Graph graph;
    private final PartNames names = new PartNames(Catalogue.load());
    private final Map<String, SwitchLine> chips = new LinkedHashMap<>();
    private final Map<String, MediumLine> media = new LinkedHashMap<>();

    GraphForm(SourceText source, Graph graph) {
        this.source = source;
        this.graph = graph;
    }

    /** @param nameWithout what to call it where the file does not say */
    Blueprint blueprint(String nameWithout) {
        var devices = graph.nodes().stream().map(this::device).toList();
        var wires = inOrder().stream().map(this::wire).toList();
        return new Blueprint(
                graph.name().orElse(nameWithout),
                devices,
                wires,
                List.copyOf(chips.values()),
                List.copyOf(media.values()));
    }

    private DeviceLine device(Graph.Node node) {
        var attributes = new Attributes("node " + node.id(), node.attributes(), node.place(), source);
        var part = attributes.text(GraphWords.PART, "a part of the catalogue, or one that the node defines");
        var known = names.part(part);
        known.ifPresent(row -> Agreement.check(row, attributes));
        if (known.isEmpty() && attributes.has(GraphWords.PORTS)) {
            define(chip(part, attributes), attributes);
        }
        int rack = attributes.has(GraphWords.RACK)
                ? (int) attributes.whole(GraphWords.RACK, Drawing.NO_RACK, Integer.MAX_VALUE)
                : Drawing.NO_RACK;
        return new DeviceLine(node.id(), part, rack, node.place());
    }

    private static SwitchLine chip(String name, Attributes attributes) {
        var kinds =
                Arrays.stream(DeviceKind.values()).filter(DeviceKind::isSwitch).toList();
        return new SwitchLine(
                name,
                attributes.choice(GraphWords.KIND, kinds),
                (int) attributes.whole(GraphWords.PORTS, 1, Short.MAX_VALUE),
                new SimDuration(attributes.whole(GraphWords.LATENCY, 0, Long.MAX_VALUE)),
                attributes.has(GraphWords.REDUCES) && attributes.flag(GraphWords.REDUCES),
                attributes.place());
    }

    /** The same name may be defined at many nodes, but only in one way. */
    private void define(SwitchLine chip, Attributes attributes) {
        var before = chips.putIfAbsent(chip.name(), chip);
        if (before != null && !before.equals(moved(chip, before.place()))) {
            throw attributes.problem(
                    GraphWords.PART,
                    chip.name() + " defined otherwise than at " + before.place(),
                    "the same figures wherever a part has the same name",
                    "give one of them another name");
        }
    }

    private static SwitchLine moved(SwitchLine chip, String place) {
        return new SwitchLine(chip.name(), chip.kind(), chip.ports(), chip.latency(), chip.reduces(), place);
    }

    private List<Graph.Edge> inOrder() {
        if (graph.edges().stream().noneMatch(edge -> edge.attributes().containsKey(GraphWords.ORDER))) {
            return graph.edges();
        }
        var sorted = new ArrayList<>(graph.edges());
        sorted.sort(Comparator.comparingLong(edge -> attributes(edge).whole(GraphWords.ORDER, 0, Graph.ELEMENTS_MOST)));
        return sorted;
    }

    private Attributes attributes(Graph.Edge edge) {
        return new Attributes(
                "edge " + edge.source() + " to " + edge.target(), edge.attributes(), edge.place(), source);
    }

    private WireLine wire(Graph.Edge edge) {
        var attributes = attributes(edge);
        var medium = attributes.text(GraphWords.MEDIUM, "a medium of the catalogue, or one that the edge defines");
        int links = attributes.has(GraphWords.LINKS) ? (int) attributes.whole(GraphWords.LINKS, 1, Short.MAX_VALUE) : 1;
        names.medium(medium)
                .ifPresentOrElse(
                        row -> Agreement.check(row, links, attributes),
                        () -> define(medium(medium, links, attributes), attributes));
        return new WireLine(edge.source(), edge.target(), medium, links, 1, edge.place());
    }

    private static MediumLine medium(String name, int links, Attributes attributes) {
        long bandwidth = attributes.whole(GraphWords.BANDWIDTH, 1, Long.MAX_VALUE);
        if (bandwidth % links != 0) {
            var found = bandwidth + ", over " + links + " links";
            throw attributes.problem(GraphWords.BANDWIDTH, found, "a multiple of " + links + " B/s", "");
        }
        return new MediumLine(
                name,
                attributes.choice(GraphWords.KIND, Medium.Kind.class),
                new Bandwidth(bandwidth / links),
                new SimDuration(attributes.whole(GraphWords.LATENCY, 0, Long.MAX_VALUE)),
                new ByteCount(attributes.whole(GraphWords.PAYLOAD, 1, Integer.MAX_VALUE)),
                new ByteCount(attributes.whole(GraphWords.HEADER, 0, Integer.MAX_VALUE)),
                attributes.has(GraphWords.OPTICAL) && attributes.flag(GraphWords.OPTICAL),
                attributes.place());
    }

    private void define(MediumLine medium, Attributes attributes) {
        var before = media.putIfAbsent(medium.name(), medium);
        if (before != null && !before.equals(moved(medium, before.place()))) {
            throw attributes.problem(
                    GraphWords.MEDIUM,
                    medium.name() + " defined otherwise than at " + before.place(),
                    "the same figures wherever a medium has the same name",
                    "give one of them another name");
        }
    }

    private static MediumLine moved(MediumLine medium, String place) {
        return new MediumLine(
                medium.name(),
                medium.kind(),
                medium.bandwidth(),
                medium.latency(),
                medium.largestPayload(),
                medium.header(),
                medium.optical(),
                place);
    }
}
