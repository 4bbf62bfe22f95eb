package orrery.node.collective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.routing.LostLinks;
import orrery.fabric.topology.Topology;

/**
 * How the ranks of a group reach each other: over which ports, and how a piece is striped over them. Ranks share one, on all
 * their threads; it never changes.
 */
public final class Reach {
    private final Topology topology;
    private final int[] members;
    private final int[] rankOf; // by device
    private final Planes planes;
    private final int[] standIns;
    private final int[] kindOf; // by rank: which of the different sets of planes it reaches
    private final Stripes[][] between; // by kind and kind
    private final Stripes toSwitches;

    /**
     * @param members GPUs in rank order
     * @param lost links out of service: they carry nothing
     * @param fold whether one plane may stand for all that are provably alike
     */
    public Reach(Topology topology, int[] members, LostLinks lost, boolean fold) {
        this.topology = topology;
        this.members = members.clone();
        this.rankOf = new int[topology.devices()];
        Arrays.fill(rankOf, -1);
        IntStream.range(0, members.length).forEach(rank -> rankOf[members[rank]] = rank);
        this.planes = new Planes(topology, members, lost);
        this.standIns = planes.standIns(fold);
        this.kindOf = new int[members.length];
        var kinds = kinds();
        this.between = new Stripes[kinds.size()][kinds.size()];
        for (var a = 0; a < between.length; a++) {
            for (var b = 0; b < between.length; b++) {
                between[a][b] = stripes(members[a], common(List.of(kinds.get(a), kinds.get(b))));
            }
        }
        this.toSwitches = stripes(members[0], common(kinds));
    }

    private List<BitSet> kinds() {
        Map<BitSet, Integer> numbers = new HashMap<>();
        var kinds = new ArrayList<BitSet>();
        for (var rank = 0; rank < members.length; rank++) {
            var reached = reached(rank);
            if (numbers.putIfAbsent(reached, kinds.size()) == null) {
                kinds.add(reached);
            }
            kindOf[rank] = numbers.get(reached);
        }
        return kinds;
    }

    private BitSet reached(int rank) {
        var reached = new BitSet();
        IntStream.range(0, planes.count())
                .filter(plane -> planes.reaches(rank, plane))
                .forEach(reached::set);
        return reached;
    }

    private static BitSet common(List<BitSet> kinds) {
        var common = (BitSet) kinds.getFirst().clone();
        kinds.forEach(common::and);
        return common;
    }

    private Stripes stripes(int gpu, BitSet reached) {
        var ports = reached.stream().filter(plane -> standIns[plane] == plane).toArray();
        var widths = IntStream.of(ports)
                .mapToLong(port -> topology.medium(gpu, port).bandwidth().bytesPerSecond())
                .toArray();
        var alike = IntStream.of(ports)
                .map(port -> (int) reached.stream()
                        .filter(plane -> standIns[plane] == port)
                        .count())
                .toArray();
        return new Stripes(ports, widths, alike);
    }

    public int ranks() {
        return members.length;
    }

    public int device(int rank) {
        return members[rank];
    }

    /** The GPUs in rank order. */
    public int[] members() {
        return members.clone();
    }

    /** The rank of a device, or -1. */
    int rank(int device) {
        return rankOf[device];
    }

    /** How a rank's pieces go to another of its domain. */
    Stripes to(int rank, int other) {
        return between[kindOf[rank]][kindOf[other]];
    }

    /** The planes that every rank reaches. */
    Stripes toSwitches() {
        return toSwitches;
    }

    /** NVLink domains that the ranks are in. */
    public int domains() {
        return (int) IntStream.of(members).map(topology::domainOf).distinct().count();
    }

    /** Ranks of the domain that has most. */
    public int largestDomain() {
        var sizes = new int[topology.domains()];
        IntStream.of(members).forEach(gpu -> sizes[topology.domainOf(gpu)]++);
        return IntStream.of(sizes).max().orElse(0);
    }

    /** The domain of a rank, as the topology counts. */
    public int domain(int rank) {
        return topology.domainOf(members[rank]);
    }

    /** The planes that are run: those that every rank reaches, one of all that are alike. */
    public int[] planes() {
        return IntStream.range(0, toSwitches.count()).map(toSwitches::port).toArray();
    }

    /** Planes that stand for others, or for themselves alone: how many are really run. */
    public int planesRun() {
        return toSwitches.count();
    }
}
