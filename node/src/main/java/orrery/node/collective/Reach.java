package orrery.node.collective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import orrery.fabric.routing.LostLinks;
import orrery.fabric.time.Derived;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage.Post;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Payload;

/**
 * How the ranks of a group reach each other: over which ports, and how a piece is striped over them. Ranks share one, on all
 * their threads; it never changes, but remembers what they added.
 */
public final class Reach implements Derived {
    private final Topology topology;
    private final Derivation derivation; // null where it is made before any device is
    private final int[] members;
    private final LostLinks lost;
    private final int[] rankOf; // by device
    private final Planes planes;
    private final int[] standIns;
    private final int[] kindOf; // by rank: which of the different sets of planes it reaches
    private final Stripes[][] between; // by kind and kind
    private final Stripes toSwitches;
    private final double shareInService;
    private final long packetOfEachPlane;
    private final Domains domains;
    private final Sums sums = new Sums();
    private final Adapters adapters;
    private final Map<List<Integer>, Reach> parts = new ConcurrentHashMap<>(); // by members

    /**
     * @param members GPUs in rank order
     * @param lost links out of service: they carry nothing
     * @param fold whether one plane may stand for all that are provably alike
     */
    public Reach(Topology topology, int[] members, LostLinks lost, boolean fold) {
        this(topology, members, lost, fold, null);
    }

    /**
     * One that is made while a run goes.
     *
     * @param derivation from which it can be made again
     */
    public Reach(Topology topology, int[] members, LostLinks lost, boolean fold, Derivation derivation) {
        this(topology, derivation, members, lost, new Planes(topology, members, lost).standIns(fold));
    }

    /**
     * One of several groups of a run, which fold their planes alike.
     *
     * @param members devices in rank order; those without NVLink reach each other over the network
     * @param whole of all GPUs of the run
     */
    public static Reach within(Reach whole, int[] members, LostLinks lost) {
        return new Reach(whole.topology, null, members, lost, whole.standIns);
    }

    /** One of several groups of a run, none of whose links is lost: the same for all who ask for the same members. */
    public Reach part(int... members) {
        return parts.computeIfAbsent(
                IntStream.of(members).boxed().toList(),
                _ -> new Reach(topology, new PartOf(this, members.clone()), members, lost, standIns));
    }

    private Reach(Topology topology, Derivation derivation, int[] members, LostLinks lost, int[] standIns) {
        this.topology = topology;
        this.lost = lost;
        this.members = members.clone();
        this.derivation = derivation;
        this.rankOf = new int[topology.devices()];
        Arrays.fill(rankOf, -1);
        IntStream.range(0, members.length).forEach(rank -> rankOf[members[rank]] = rank);
        this.planes = new Planes(topology, members, lost);
        this.standIns = standIns;
        this.kindOf = new int[members.length];
        var kinds = kinds();
        this.between = new Stripes[kinds.size()][kinds.size()];
        for (var a = 0; a < between.length; a++) {
            for (var b = 0; b < between.length; b++) {
                between[a][b] = stripes(members[a], common(List.of(kinds.get(a), kinds.get(b))));
            }
        }
        this.toSwitches = stripes(members[0], common(kinds));
        this.shareInService = shareOf(common(kinds));
        this.adapters = new Adapters(topology, members);
        this.packetOfEachPlane = findPacketOfEachPlane();
        this.domains = new Domains(topology, members);
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

    private double shareOf(BitSet reached) {
        var left = reached.stream().mapToLong(this::width).sum();
        var all = IntStream.range(0, planes.count()).mapToLong(this::width).sum();
        return all == 0 || left == 0 ? 1 : (double) left / all;
    }

    private long width(int plane) {
        return topology.medium(members[0], plane).bandwidth().bytesPerSecond();
    }

    /** The part of the GPUs' NVLink width that is in service at all of them; 1 where nothing is lost. */
    public double shareInService() {
        return shareInService;
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

    @Override
    public Derivation derivation() {
        return derivation;
    }

    private record PartOf(Reach whole, int[] members) implements Derivation {
        @Override
        public Derived derive() {
            return whole.part(members);
        }
    }

    /** The rank of a device, or -1. */
    int rank(int device) {
        return rankOf[device];
    }

    /** A stripe of what one rank has for another: a store in the NVLink domain, a post or a send beyond. */
    LinkMessage message(int rank, int other, int flow, long tag, Payload payload) {
        if (sameDomain(rank, other)) {
            return new Store(members[rank], members[other], tag, payload);
        }
        return posts(rank)
                ? new Post(members[rank], members[other], flow, tag, payload)
                : new Send(members[rank], members[other], flow, tag, payload);
    }

    /** Whether a rank hands what goes into the network to an adapter, rather than send it itself. */
    boolean posts(int rank) {
        return adapters.posts(rank);
    }

    /** How a rank's pieces go to another: over NVLink in its domain, by its adapters beyond. */
    Stripes to(int rank, int other) {
        return sameDomain(rank, other) ? between[kindOf[rank]][kindOf[other]] : adapters.of(rank);
    }

    boolean sameDomain(int rank, int other) {
        return domains.of(rank) == domains.of(other);
    }

    /** Adapters that every rank has. */
    public int adaptersOfEach() {
        return adapters.ofEach();
    }

    /** Ranks of each domain where all have as many, one domain after the other; else 0. */
    public int ranksOfEachDomain() {
        return domains.ranksOfEach();
    }

    /** What ranks added, remembered for those that add the same. */
    Sums sums() {
        return sums;
    }

    /** The planes that every rank reaches. */
    Stripes toSwitches() {
        return toSwitches;
    }

    /** Bytes that fill one packet on every plane; 0 without NVLink. */
    public long packetOfEachPlane() {
        return packetOfEachPlane;
    }

    private long findPacketOfEachPlane() {
        return IntStream.range(0, toSwitches.count())
                .mapToLong(stripe -> toSwitches.alike(stripe)
                        * topology.medium(members[0], toSwitches.port(stripe))
                                .largestPayload()
                                .bytes())
                .sum();
    }

    /** NVLink domains that the ranks are in. */
    public int domains() {
        return domains.count();
    }

    /** Ranks of the domain that has most. */
    public int largestDomain() {
        return domains.largest();
    }

    /** The domain of a rank, as the topology counts. */
    public int domain(int rank) {
        return domains.of(rank);
    }

    /** Planes that a plane stands for, itself included; 0 where another stands for it. */
    public int alike(int plane) {
        return (int) IntStream.of(standIns).filter(standIn -> standIn == plane).count();
    }

    /** The planes that are run: those that every rank reaches, one of all that are alike. */
    public int[] planes() {
        return IntStream.range(0, toSwitches.count()).map(toSwitches::port).toArray();
    }

    /** For each plane the one that stands for it: itself where it is run. */
    public int[] standIns() {
        return standIns.clone();
    }

    /** Planes that stand for others, or for themselves alone: how many are really run. */
    public int planesRun() {
        return toSwitches.count();
    }
}
