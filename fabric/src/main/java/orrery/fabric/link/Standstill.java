package orrery.fabric.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import orrery.fabric.topology.Topology;

/**
 * Messages that never left although nothing more happens: virtual time has ended, and they still wait.
 *
 * @param held ports that messages wait at, in the order of devices
 * @param cycle devices of which each waits for the next and the last for the first; empty where there is no such ring, as
 *     when a port stays dark
 */
public record Standstill(Topology topology, List<Held> held, List<Integer> cycle) {

    /** Looks at the ports of all devices after a run; empty when nothing waits. */
    public static Optional<Standstill> of(Topology topology, Iterable<Ports> ports) {
        var held = new ArrayList<Held>();
        ports.forEach(one -> held.addAll(one.held()));
        return held.isEmpty() ? Optional.empty() : Optional.of(new Standstill(topology, held, cycle(topology, held)));
    }

    private static List<Integer> cycle(Topology topology, List<Held> held) {
        var waitsFor = new HashMap<Integer, List<Integer>>();
        for (var one : held) {
            waitsFor.computeIfAbsent(one.device(), _ -> new ArrayList<>()).add(topology.peer(one.device(), one.port()));
        }
        for (var one : held) {
            var found = walk(one.device(), waitsFor, new LinkedHashSet<>());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Depth first; paths are as long as the fabric is wide. */
    private static List<Integer> walk(
            int device, HashMap<Integer, List<Integer>> waitsFor, LinkedHashSet<Integer> path) {
        if (!path.add(device)) {
            var ring = new ArrayList<>(path);
            return ring.subList(ring.indexOf(device), ring.size());
        }
        // Each device is looked through once: what led to no ring before leads to none now.
        for (var next : Optional.ofNullable(waitsFor.remove(device)).orElse(List.of())) {
            var found =
                    path.contains(next) || waitsFor.containsKey(next) ? walk(next, waitsFor, path) : List.<Integer>of();
            if (!found.isEmpty()) {
                return found;
            }
        }
        path.remove(device);
        return List.of();
    }

    public int messages() {
        return held.stream().mapToInt(Held::messages).sum();
    }

    /** Who waits for whom, one line a port, the ring first where there is one. */
    public String describe() {
        var text = new StringBuilder(messages() + " messages were never delivered");
        if (!cycle.isEmpty()) {
            text.append("; the devices wait for each other in a ring: ");
            cycle.forEach(device -> text.append(topology.name(device)).append(" → "));
            text.append(topology.name(cycle.getFirst()));
        }
        for (var one : held) {
            text.append(System.lineSeparator())
                    .append(topology.linkName(one.device(), one.port()))
                    .append(one.dark() ? " is dark: " : " was stopped: ")
                    .append(one.messages())
                    .append(" messages, ")
                    .append(one.wireBytes())
                    .append(" B wait");
        }
        return text.toString();
    }
}
