package orrery.fabric.survey;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Figure;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.Optics;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Topology;

/** Which figures of the catalogue each figure of a survey was reckoned from. */
final class Sources {
    private final Catalogue catalogue;
    private final Bill bill;
    private final SequencedSet<Medium> media = new LinkedHashSet<>(); // between endpoints
    private final SequencedSet<Part> parts = new LinkedHashSet<>(); // between endpoints

    Sources(Topology topology, Catalogue catalogue, Bill bill) {
        this.catalogue = catalogue;
        this.bill = bill;
        gather(topology, Endpoints.of(topology));
    }

    /** Everything that traffic between endpoints can touch: breadth first from them, past what is left out. */
    private void gather(Topology topology, int[] endpoints) {
        var open = new int[topology.devices()];
        var isReached = new boolean[open.length];
        int filled = 0;
        for (int endpoint : endpoints) {
            isReached[endpoint] = true;
            open[filled++] = endpoint;
        }
        for (int next = 0; next < filled; next++) {
            parts.add(topology.part(open[next]));
            for (int port = 0; port < topology.ports(open[next]); port++) {
                int peer = topology.peer(open[next], port);
                if (LinkTable.isLeftOut(topology, peer, endpoints)) {
                    continue;
                }
                media.add(topology.medium(open[next], port).single());
                if (!isReached[peer]) {
                    isReached[peer] = true;
                    open[filled++] = peer;
                }
            }
        }
    }

    /** What a topology's own file defines has no entry in the catalogue, and none here. */
    SequencedMap<String, List<Figure>> all() {
        var sources = new LinkedHashMap<String, List<Figure>>();
        sources.put("bisection", known(media("laneBandwidth", "lanesPerLink")));
        sources.put("zero_load_latency", known(Stream.concat(media("latency"), chips(parts.stream(), "latency"))));
        sources.put("loaded_latency", known(media("laneBandwidth", "lanesPerLink", "largestPayload", "header")));
        sources.put("optics", known(bill.optical().stream().flatMap(Sources::light)));
        sources.put("power", known(chips(bill.fabric().stream().map(PartCount::part), "power")));
        sources.values().removeIf(List::isEmpty);
        return sources;
    }

    private static Stream<String> light(OpticalLinks light) {
        var medium = light.medium();
        return medium.ends().isEmpty()
                ? paths("media", medium.name(), "laneBandwidth", "lanesPerLink", "energyPerBit")
                : Stream.concat(
                        paths("media", medium.name(), "lanesPerLink"),
                        medium.ends().stream().flatMap(Sources::engine));
    }

    private static Stream<String> engine(Optics optics) {
        return paths("optics", optics.name(), "lanes", "lasers", "laserModules", "power");
    }

    private Stream<String> media(String... fields) {
        return media.stream().flatMap(medium -> paths("media", medium.name(), fields));
    }

    private static Stream<String> chips(Stream<Part> parts, String field) {
        return parts.flatMap(part -> switch (part) {
            case SwitchChip chip -> paths("switches", chip.name().replaceFirst(" with \\d+ ports$", ""), field);
            case Nic nic -> paths("nics", nic.name(), field);
            default -> Stream.empty();
        });
    }

    private static Stream<String> paths(String section, String row, String... fields) {
        return Stream.of(fields).map(field -> section + "/" + row + "/" + field);
    }

    private List<Figure> known(Stream<String> paths) {
        return paths.distinct().flatMap(path -> catalogue.figure(path).stream()).toList();
    }
}
