package orrery.fabric.routing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.routing.MulticastTree.Stage;
import orrery.fabric.topology.Topology;

/**
 * Multicast trees of the planes of a topology. A group whose members all hang on one switch needs only that; otherwise
 * the members' leaf switches meet at one parent that they share, chosen by group and seed,
 * alike in planes that are wired alike.
 */
public final class MulticastTrees {
    private final Topology topology;
    private final long seed;
    private final LostLinks lost;
    private final Stands stands;

    private MulticastTrees(Topology topology, long seed, LostLinks lost) {
        this.topology = topology;
        this.seed = seed;
        this.lost = lost;
        this.stands = new Stands(topology);
    }

    public static MulticastTrees of(Topology topology) {
        return of(topology, 0);
    }

    /** The seed moves only the choice among equally good parents and parallel wires. */
    public static MulticastTrees of(Topology topology, long seed) {
        return of(topology, seed, LostLinks.none());
    }

    /** Trees that avoid lost links; a plane that lost the link of a member has none. */
    public static MulticastTrees of(Topology topology, long seed, LostLinks lost) {
        return new MulticastTrees(topology, seed, lost);
    }

    /**
     * The tree of one plane.
     *
     * @param members GPUs in rank order, each once
     * @param plane the port by which every member sends
     * @throws NoRoute when there is no member, one is named twice or has no such plane, or the members' switches share no
     *     parent, or a member has lost its link of the plane
     */
    public MulticastTree tree(int[] members, int plane) {
        var downPorts = leaves(members, plane);
        var leaves = List.copyOf(downPorts.sequencedKeySet());
        if (leaves.size() == 1) {
            int only = leaves.getFirst();
            return tree(plane, List.of(new Stage(only, ports(downPorts.get(only)), -1)));
        }
        long group = IntStream.of(members).asLongStream().reduce(0, (hash, gpu) -> Choice.mix(hash + gpu));
        int parent = parent(leaves, plane, group);
        var stages = new ArrayList<Stage>();
        for (int leaf : leaves) {
            var wires = portsTo(leaf, parent);
            int up = wires.get(Choice.among(wires.size(), seed, group, stands.of(leaf)));
            stages.add(new Stage(leaf, ports(downPorts.get(leaf)), up));
        }
        var down = stages.stream().map(stage -> topology.peerPort(stage.device(), stage.upPort()));
        stages.add(new Stage(parent, ports(down.toList()), -1));
        return tree(plane, stages);
    }

    /**
     * Refuses more groups than a switch has room for.
     *
     * @throws NoRoute when its chip is known to hold fewer
     */
    public void requireRoom(int device, int groups) {
        var most =
                topology.part(device) instanceof SwitchChip chip ? chip.multicastGroups() : Optional.<Integer>empty();
        if (most.isPresent() && groups > most.get()) {
            throw new NoRoute(topology.name(device) + " of " + topology.name() + " is in " + groups
                    + " multicast groups, allowed: " + most.get() + " of "
                    + topology.part(device).name() + "; form fewer groups, or reduce without the switch");
        }
    }

    private MulticastTree tree(int plane, List<Stage> stages) {
        boolean reduces = stages.stream()
                .allMatch(stage -> topology.part(stage.device()) instanceof SwitchChip chip && chip.reduces());
        return new MulticastTree(plane, stages, reduces);
    }

    /** Each leaf switch with its ports to members, both in rank order. */
    private SequencedMap<Integer, List<Integer>> leaves(int[] members, int plane) {
        if (members.length == 0) {
            throw new NoRoute("a multicast group of " + topology.name() + " needs at least one member, found none");
        }
        var seen = new BitSet();
        var leaves = new LinkedHashMap<Integer, List<Integer>>();
        for (int gpu : members) {
            requirePlane(gpu, plane);
            if (seen.get(gpu)) {
                throw new NoRoute(
                        "a multicast group names " + topology.name(gpu) + " twice, allowed: each member once");
            }
            seen.set(gpu);
            leaves.computeIfAbsent(topology.peer(gpu, plane), _ -> new ArrayList<>())
                    .add(topology.peerPort(gpu, plane));
        }
        return leaves;
    }

    private void requirePlane(int gpu, int plane) {
        if (gpu < 0 || gpu >= topology.devices() || topology.kind(gpu) != DeviceKind.GPU) {
            throw new NoRoute("members of a multicast group of " + topology.name() + " must be GPUs, found device "
                    + (gpu < 0 || gpu >= topology.devices() ? "number " + gpu : topology.name(gpu)));
        }
        if (plane < 0
                || plane >= topology.ports(gpu)
                || topology.kind(topology.peer(gpu, plane)) != DeviceKind.NVSWITCH) {
            throw new NoRoute(topology.name(gpu) + " has no plane " + plane + ", allowed: ports to an NVSwitch");
        }
        if (!works(gpu, plane)) {
            throw new NoRoute(topology.name(gpu) + " has lost its link of plane " + plane + "; take another plane");
        }
    }

    private int parent(List<Integer> leaves, int plane, long group) {
        var shared = neighbours(leaves.getFirst());
        leaves.forEach(leaf -> shared.and(neighbours(leaf)));
        if (shared.isEmpty()) {
            throw new NoRoute("in plane " + plane + " of " + topology.name() + " the switches "
                    + String.join(", ", leaves.stream().map(topology::name).toList())
                    + " share no parent; choose members below one switch, or wire a spine");
        }
        var parents = shared.stream().toArray();
        return parents[Choice.among(parents.length, seed, group, 0)];
    }

    private BitSet neighbours(int leaf) {
        var found = new BitSet();
        for (int port = 0; port < topology.ports(leaf); port++) {
            if (topology.kind(topology.peer(leaf, port)) == DeviceKind.NVSWITCH && works(leaf, port)) {
                found.set(topology.peer(leaf, port));
            }
        }
        return found;
    }

    private List<Integer> portsTo(int leaf, int parent) {
        return IntStream.range(0, topology.ports(leaf))
                .filter(port -> topology.peer(leaf, port) == parent && works(leaf, port))
                .boxed()
                .toList();
    }

    private boolean works(int device, int port) {
        return !lost.contains(topology.link(device, port));
    }

    private static int[] ports(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
