package orrery.node.seating;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.fabric.time.Derived;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Pool;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Group;
import orrery.node.program.Members;
import orrery.node.scenario.ScenarioProblem;

/**
 * Which device has which seat.
 *
 * <p>Seats are given to consecutive devices of their kind in topology order: pool by pool, copy by copy, stage by stage,
 * attention's ranks, then those of feed-forward where it has devices of its own. CPUs that compute are those of the topology
 * but the frontend.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Seating implements Derived {
    private final Derivation derivation; // null where it follows from the plan alone
    private final Topology topology;
    private final List<Pool> pools = new ArrayList<>(); // by copy
    private final List<List<Seat>> seats = new ArrayList<>(); // by copy
    private final Map<Seat, Integer> devices = new LinkedHashMap<>();
    private final Seat[] seatOf; // by device, null where it has none

    /**
     * @throws ScenarioProblem where the topology has too few devices of a kind
     */
    public Seating(Topology topology, Deployment deployment) {
        this.derivation = null;
        this.topology = topology;
        this.seatOf = new Seat[topology.devices()];
        var supply = new Supply(topology);
        for (var pool : deployment.pools()) {
            supply.require(pool);
            for (var copy = 0; copy < pool.copies(); copy++) {
                seat(pool, supply);
            }
        }
    }

    private Seating(Seating other, Derivation derivation) {
        this.derivation = derivation;
        this.topology = other.topology;
        this.pools.addAll(other.pools);
        this.seats.addAll(other.seats);
        this.devices.putAll(other.devices);
        this.seatOf = other.seatOf.clone();
    }

    /** What another one follows from. */
    private record Moved(Seating before, int copy, Cut cut, List<Integer> taken) implements Derivation {
        @Override
        public Derived derive() {
            return before.with(
                    copy, cut, taken.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    @Override
    public Derivation derivation() {
        return derivation;
    }

    /**
     * Another, in which one copy sits elsewhere, or is cut otherwise.
     *
     * @param taken devices of the copy, stage by stage, attention's ranks first
     */
    public Seating with(int copy, Cut cut, int[] taken) {
        var moved = new Moved(this, copy, cut, IntStream.of(taken).boxed().toList());
        var other = new Seating(this, moved);
        other.seats.get(copy).forEach(seat -> other.seatOf[devices.get(seat)] = null);
        other.devices.keySet().removeIf(seat -> seat.copy() == copy);
        other.seats.set(copy, new ArrayList<>());
        other.pools.set(copy, new Pool(pools.get(copy).duty(), cut, 1));
        var left = IntBuffer.wrap(taken);
        for (var stage = 0; stage < cut.pipeline(); stage++) {
            other.seat(copy, stage, Side.ATTENTION, next(left, cut.attentionRanks()));
            if (cut.separate()) {
                other.seat(
                        copy,
                        stage,
                        Side.FEED_FORWARD,
                        next(left, cut.feedForward().ranks()));
            }
        }
        return other;
    }

    private static int[] next(IntBuffer left, int count) {
        var taken = new int[count];
        left.get(taken);
        return taken;
    }

    private void seat(Pool pool, Supply supply) {
        var cut = pool.cut();
        var copy = pools.size();
        pools.add(pool);
        seats.add(new ArrayList<>());
        for (var stage = 0; stage < cut.pipeline(); stage++) {
            seat(copy, stage, Side.ATTENTION, supply.take(cut.device(), cut.attentionRanks()));
            if (cut.separate()) {
                var feedForward = cut.feedForward();
                seat(copy, stage, Side.FEED_FORWARD, supply.take(feedForward.device(), feedForward.ranks()));
            }
        }
    }

    private void seat(int copy, int stage, Side side, int[] taken) {
        for (var rank = 0; rank < taken.length; rank++) {
            var seat = new Seat(copy, stage, side, rank);
            seats.get(copy).add(seat);
            devices.put(seat, taken[rank]);
            seatOf[taken[rank]] = seat;
        }
    }

    /** Copies of all pools. */
    public int copies() {
        return pools.size();
    }

    /** The pool that a copy belongs to. */
    public Pool pool(int copy) {
        return pools.get(copy);
    }

    public Cut cut(int copy) {
        return pool(copy).cut();
    }

    /** All seats of a copy, stage by stage, attention's ranks first. */
    public List<Seat> seats(int copy) {
        return List.copyOf(seats.get(copy));
    }

    /** The device that has a seat. */
    public int device(Seat seat) {
        var device = devices.get(seat);
        if (device == null) {
            throw new IllegalArgumentException("nobody has " + seat);
        }
        return device;
    }

    /** The seat of a device; empty where the plan leaves it without work. */
    public Optional<Seat> seat(int device) {
        return Optional.ofNullable(seatOf[device]);
    }

    /** The seats of a group, in rank order. */
    public List<Seat> members(Seat seat, Group group) {
        return new Members(cut(seat.copy())).of(seat, group);
    }

    /** The devices of a group, in rank order. */
    public int[] devices(Seat seat, Group group) {
        return members(seat, group).stream().mapToInt(this::device).toArray();
    }

    /** The CPU that schedules a copy: that of its first device. */
    public int schedulingHost(int copy) {
        return host(seats.get(copy).getFirst());
    }

    /** The CPU that tells a device what to do: the one it hangs on by its wire, or the device itself where that is a CPU. */
    public int host(Seat seat) {
        var device = device(seat);
        return switch (topology.kind(device)) {
            case CPU -> device;
            case GPU, LPU -> hostOf(device);
            case NIC, NVSWITCH, ETHERNET_SWITCH, INFINIBAND_SWITCH ->
                throw new IllegalStateException(topology.name(device) + " has a seat");
        };
    }

    /** Whether there is a CPU that tells a device what to do; fabrics that are drawn for collectives alone have none. */
    public boolean hasHost(Seat seat) {
        try {
            host(seat);
            return true;
        } catch (ScenarioProblem none) {
            return false;
        }
    }

    /** The hosts of a copy's devices, the scheduling one among them, in device order. */
    public int[] hosts(int copy) {
        return seats.get(copy).stream().mapToInt(this::host).distinct().sorted().toArray();
    }

    /** The seats of a copy that one of its hosts feeds, stage by stage, in rank order. */
    public List<Seat> seatsOf(int host, int copy) {
        return seats.get(copy).stream().filter(seat -> host(seat) == host).toList();
    }

    private int hostOf(int device) {
        try {
            return topology.hostOf(device);
        } catch (TopologyProblem bare) {
            throw noHost(topology.name(device));
        }
    }

    private ScenarioProblem noHost(String device) {
        return new ScenarioProblem(
                "topology",
                topology.name() + ", where " + device + " has no CPU to schedule it",
                "machines that serve: devices with host CPUs",
                "take a rack or server, such as gb200-nvl72");
    }
}
