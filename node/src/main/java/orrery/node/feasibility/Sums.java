package orrery.node.feasibility;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium.Kind;

/**
 * Adds up what goes over each kind of link. Collectives count what no algorithm does without: within a domain each byte that a
 * ring moves; over several, one domain's worth on the network and the rest inside.
 */
final class Sums {
    private final Links links;
    private final Map<Kind, Double> bytes = new EnumMap<>(Kind.class);

    Sums(Links links) {
        this.links = links;
    }

    void add(Kind kind, double amount) {
        if (amount > 0) {
            bytes.merge(kind, amount, Double::sum);
        }
    }

    void send(int from, int to, double amount) {
        if (from != to) {
            add(links.between(from, to), amount);
        }
    }

    /** So many bytes that every one of the devices has become their sum: each is moved twice but at its owner. */
    void allReduce(int[] devices, double amount) {
        allGather(devices, 2 * amount);
    }

    /** Each device ends with so many bytes, of which it had its share. */
    void allGather(int[] devices, double amount) {
        var domains = IntStream.of(devices).map(links::domain).distinct().toArray();
        add(links.network(), (domains.length - 1) * amount);
        for (var domain : domains) {
            var members = IntStream.of(devices)
                    .filter(device -> links.domain(device) == domain)
                    .count();
            add(links.inside(domain), (members - 1) * amount);
        }
    }

    Map<Kind, Long> rounded() {
        var rounded = new EnumMap<Kind, Long>(Kind.class);
        bytes.forEach((kind, amount) -> rounded.put(kind, Math.round(amount)));
        return rounded;
    }
}
