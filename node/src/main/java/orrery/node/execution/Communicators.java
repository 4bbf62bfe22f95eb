package orrery.node.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import orrery.fabric.routing.LostLinks;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.switching.Groups;
import orrery.fabric.time.Derived;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Reach;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.program.Group;
import orrery.node.program.Members;
import orrery.node.seating.Seating;

/**
 * All groups of a run: whom each seat communicates with, and how. Every JVM works this out alike.
 *
 * <p>Switches add for groups in one NVLink domain that sum, as long as they have room for them.
 *
 * <p>Immutable but for what it remembers; devices share one, on all their threads.
 */
public final class Communicators implements Derived {
    /** Who sums, those first for whom switches shall add before all others. */
    private static final List<Group> SUMMING = List.of(Group.ATTENTION, Group.FEED_FORWARD, Group.STAGE);

    private final Derivation derivation;
    private final Seating seating;
    private final Reach whole;
    private final Map<Key, int[]> inSwitches; // members by group, in the order of their numbers
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Map<Key, Reach> reaches = new HashMap<>();
    private final Map<List<Integer>, Reach> pairs = new ConcurrentHashMap<>(); // by the two copies
    private final Groups groups;

    /** A group by its first member. */
    private record Key(Group group, Seat first) {}

    /**
     * @param summing groups that the programs sum over
     * @param fold whether one plane may stand for all that are provably alike
     */
    public Communicators(Topology topology, Seating seating, List<Group> summing, boolean fold) {
        this(topology, seating, summing, fold, LostLinks.none(), null);
    }

    /**
     * @param summing groups that switches shall add for
     * @param fold whether one plane may stand for all that are provably alike
     * @param lost links that nobody uses
     * @param derivation from which they can be made again; null where they are made before any device is
     */
    public Communicators(
            Topology topology,
            Seating seating,
            List<Group> summing,
            boolean fold,
            LostLinks lost,
            Derivation derivation) {
        this.derivation = derivation;
        this.seating = seating;
        this.whole = derivation == null
                ? new Reach(topology, everyone(topology, seating), lost, fold)
                : new Reach(topology, everyone(topology, seating), lost, fold, new Whole(this));
        this.inSwitches = new LinkedHashMap<>();
        var wanted = new ArrayList<>(SUMMING.stream().filter(summing::contains).toList());
        var found = Groups.none();
        while (!wanted.isEmpty() && !found.reduces()) {
            collect(wanted);
            found = groups(topology);
            wanted.removeLast();
        }
        if (!found.reduces()) {
            inSwitches.clear();
            found = Groups.none();
        }
        this.groups = found;
        inSwitches.keySet().forEach(key -> numbers.put(key, numbers.size()));
    }

    /** What the reach of all follows from. */
    private record Whole(Communicators of) implements Derivation {
        @Override
        public Derived derive() {
            return of.whole;
        }
    }

    @Override
    public Derivation derivation() {
        return derivation;
    }

    /** All GPUs, since planes are alike for all or for none; other devices where there are no GPUs. */
    private static int[] everyone(Topology topology, Seating seating) {
        return topology.gpus().length > 0
                ? topology.gpus()
                : seating.seats(0).stream().mapToInt(seating::device).toArray();
    }

    private void collect(List<Group> wanted) {
        inSwitches.clear();
        for (var copy = 0; copy < seating.copies(); copy++) {
            for (var seat : seating.seats(copy)) {
                wanted.stream()
                        .filter(group -> new Members(cut(seat)).has(seat, group))
                        .map(group -> key(seat, group))
                        .filter(key -> key.first.equals(seat))
                        .filter(this::isInOneDomain)
                        .forEach(key -> inSwitches.put(key, seating.devices(key.first, key.group)));
            }
        }
    }

    private boolean isInOneDomain(Key key) {
        var reach = reach(key);
        return reach.ranks() > 1 && reach.domains() == 1 && reach.planesRun() > 0;
    }

    /** None where the switches of a plane have no common root, or no room. */
    private Groups groups(Topology topology) {
        try {
            return new Groups(MulticastTrees.of(topology), List.copyOf(inSwitches.values()), whole.planes());
        } catch (NoRoute noRoot) {
            return Groups.none();
        }
    }

    /** The hop from a stage to the next is one group, whichever end asks. */
    private Key key(Seat seat, Group group) {
        var first = seating.members(seat, group).getFirst();
        return new Key(group == Group.PREVIOUS_STAGE ? Group.NEXT_STAGE : group, first);
    }

    private synchronized Reach reach(Key key) {
        return reaches.computeIfAbsent(key, _ -> whole.part(seating.devices(key.first, key.group)));
    }

    /** A seat's place in its group of a kind. */
    Communicator of(Seat seat, Group group) {
        var key = key(seat, group);
        var rank = seating.members(seat, group).indexOf(seat);
        return new Communicator(reach(key), rank, numbers.getOrDefault(key, -1));
    }

    /** A seat's place among those of two copies, of which one gives what the other gets: the givers first. */
    Communicator between(int from, int to, Seat seat) {
        var members = new ArrayList<>(seating.seats(from));
        members.addAll(seating.seats(to));
        return new Communicator(
                pairs.computeIfAbsent(List.of(from, to), _ -> reach(members)), members.indexOf(seat), -1);
    }

    private Reach reach(List<Seat> members) {
        return whole.part(members.stream().mapToInt(seating::device).toArray());
    }

    /** All seats of a copy. */
    List<Seat> seats(int copy) {
        return seating.seats(copy);
    }

    /** How the copy of a seat is cut. */
    Cut cut(Seat seat) {
        return seating.cut(seat.copy());
    }

    /** The groups that switches add for. */
    public Groups groups() {
        return groups;
    }

    /** Planes that one of the GPUs' NVLink planes stands for, itself included; 0 where another stands for it. */
    public int alike(int plane) {
        return whole.alike(plane);
    }

    /** Whether switches add for every group of a kind that has more than one member. */
    public boolean reduces(Group group) {
        return IntStream.range(0, seating.copies())
                .mapToObj(seating::seats)
                .flatMap(List::stream)
                .filter(seat -> new Members(cut(seat)).has(seat, group))
                .map(seat -> key(seat, group))
                .distinct()
                .allMatch(key -> reach(key).ranks() == 1 || numbers.containsKey(key));
    }
}
