package orrery.fabric.link;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.fabric.topology.Topology;

/**
 * Messages that never left although nothing more happens: virtual time has ended, and they still wait.
 *
 * @param held ports that messages wait at, in the order of devices
 * @param cycle devices of which each waits for the next and the last for the first; empty where there is no such ring, as
 *     when a port stays dark
 */
public record Standstill(Topology topology, List<Held> held, List<Integer> cycle) {
    private static final int SHOWN_MOST = 16;

    /** Looks at what the devices hold after a run, in their order; empty when nothing waits. */
    public static Optional<Standstill> of(Topology topology, List<Held> held) {
        return held.isEmpty() ? Optional.empty() : Optional.of(new Standstill(topology, held, cycle(topology, held)));
    }

    private static List<Integer> cycle(Topology topology, List<Held> held) {
        var waitsFor = new TreeMap<Integer, Set<Integer>>();
        for (var one : held) {
            waitsFor.computeIfAbsent(one.device(), _ -> new TreeSet<>()).add(topology.peer(one.device(), one.port()));
        }
        while (waitsFor.values().removeIf(others -> others.stream().noneMatch(waitsFor::containsKey))) {
            // Whoever waits only for devices that wait for nobody is no part of a ring.
        }
        return waitsFor.isEmpty() ? List.of() : ring(waitsFor);
    }

    /** Where everybody waits for somebody who waits, following them comes around. */
    private static List<Integer> ring(TreeMap<Integer, Set<Integer>> waitsFor) {
        var path = new LinkedHashSet<Integer>();
        var at = waitsFor.firstKey();
        while (path.add(at)) {
            at = waitsFor.get(at).stream()
                    .filter(waitsFor::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
        var walked = List.copyOf(path);
        return walked.subList(walked.indexOf(at), walked.size());
    }

    public int messages() {
        return held.stream().mapToInt(Held::messages).sum();
    }

    /** Who waits for whom, the ring first where there is one, then a line for each port, the ring's first. */
    public String describe() {
        var text = new StringBuilder(messages() + " messages were never delivered");
        if (!cycle.isEmpty()) {
            text.append("; the devices wait for each other in a ring: ");
            cycle.forEach(device -> text.append(topology.name(device)).append(" → "));
            text.append(topology.name(cycle.getFirst()));
        }
        var ports = byPort();
        ports.stream()
                .limit(SHOWN_MOST)
                .forEach(one -> text.append(System.lineSeparator()).append(line(one)));
        if (ports.size() > SHOWN_MOST) {
            text.append(System.lineSeparator())
                    .append("and ")
                    .append(ports.size() - SHOWN_MOST)
                    .append(" more ports");
        }
        return text.toString();
    }

    /** All that waits at a port, for one reason, as one; those of the ring before the others. */
    private List<Held> byPort() {
        var sums = new LinkedHashMap<List<Object>, Held>();
        for (var one : held) {
            sums.merge(List.of(one.device(), one.port(), one.reason()), one, Held::plus);
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(one -> !isOfRing(one)))
                .toList();
    }

    private boolean isOfRing(Held one) {
        var place = cycle.indexOf(one.device());
        return place >= 0 && cycle.get((place + 1) % cycle.size()) == topology.peer(one.device(), one.port());
    }

    private String line(Held one) {
        var why = switch (one.reason()) {
            case DARK -> " is dark: ";
            case STOPPED -> " was stopped: ";
            case GIVEN_UP -> " was given up, for nothing was acknowledged: ";
        };
        return topology.linkName(one.device(), one.port()) + why + one.messages() + " messages, " + one.wireBytes()
                + " B wait";
    }
}
