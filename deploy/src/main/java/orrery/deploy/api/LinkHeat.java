package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orrery.fabric.topology.Topology;
import orrery.node.watching.Glimpse.Carried;

/**
 * How full links are, from 0 to 255: what they carried in a span of virtual time by what they could. Of parallel links between two
 * devices the fullest counts; of a bundle all that its wires carry.
 */
final class LinkHeat {
    static final int FULL = 255;

    private static final int ENOUGH = 8;
    private static final int MOST = 200;
    private static final int DIRECTIONS = 2;

    private final Topology topology;
    private final Bundles bundles;
    private final Levels links = new Levels(ENOUGH, MOST); // by pair
    private final Levels whole = new Levels(ENOUGH, MOST); // by bundle
    private final Map<Integer, Set<Long>> hot = new HashMap<>(); // pairs, by place
    private final Map<Integer, double[]> rates = new HashMap<>(); // bytes in a picosecond by bundle, by place

    LinkHeat(Topology topology, Bundles bundles) {
        this.topology = topology;
        this.bundles = bundles;
    }

    void take(int place, List<Carried> carried, long spanPs) {
        var levels = new HashMap<Long, Integer>();
        var rate = new double[bundles.all().size()];
        for (var one : carried) {
            var could = Bundles.bytesPerPs(topology, one.device(), one.port()) * spanPs;
            levels.merge(pair(one), Levels.of(one.bytes(), could, FULL), Math::max);
            rate[bundles.of(one.device(), one.port())] += (double) one.bytes() * one.links() / spanPs;
        }
        hot.getOrDefault(place, Set.of()).forEach(idle -> links.set(idle, 0));
        levels.forEach(links::set);
        hot.put(place, new HashSet<>(levels.keySet()));
        rates.put(place, rate);
        setWhole();
    }

    private void setWhole() {
        for (var bundle = 0; bundle < bundles.all().size(); bundle++) {
            var number = bundle;
            var rate = rates.values().stream().mapToDouble(one -> one[number]).sum();
            whole.set(bundle, Levels.of(rate, bundles.all().get(bundle).bytesPerPs() / DIRECTIONS, FULL));
        }
    }

    private long pair(Carried one) {
        return (long) one.device() * topology.devices() + topology.peer(one.device(), one.port());
    }

    /** Adds what differs enough from what was told. */
    void tellChanged(ObjectNode json) {
        var pairs = json.putArray("links");
        links.changed().forEach(pair -> addPair(pairs, pair, links.now(pair)));
        var numbers = json.putArray("bundles");
        whole.changed().forEach(bundle -> numbers.addArray().add(bundle).add(whole.now(bundle)));
    }

    /** Adds all that was told and holds. */
    void tellAll(ObjectNode json) {
        var pairs = json.putArray("links");
        links.told().forEach((pair, level) -> addPair(pairs, pair, level));
        var numbers = json.putArray("bundles");
        whole.told().forEach((bundle, level) -> numbers.addArray().add(bundle).add(level));
    }

    private void addPair(ArrayNode pairs, long pair, int level) {
        pairs.addArray()
                .add(pair / topology.devices())
                .add(pair % topology.devices())
                .add(level);
    }
}
