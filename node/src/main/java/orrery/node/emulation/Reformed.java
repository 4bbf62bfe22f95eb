package orrery.node.emulation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import orrery.fabric.routing.LostLinks;
import orrery.fabric.time.Derived;
import orrery.fabric.time.Derived.Derivation;
import orrery.fabric.topology.Topology;
import orrery.node.cost.Kernel;
import orrery.node.execution.Communicators;
import orrery.node.execution.Formations;
import orrery.node.execution.Means;
import orrery.node.plan.Cut;
import orrery.node.scenario.Scenario;
import orrery.node.seating.Seating;
import orrery.protocol.payload.Restart;

/**
 * How copies that begin anew stand. What they share with how they began is shared; the rest is worked out when it is first asked
 * for, alike on every JVM, and remembered.
 */
final class Reformed implements Formations {
    private final Scenario scenario;
    private final Topology topology;
    private final Models models;
    private final Formation first;
    private final Tunings choices;
    private final IntFunction<ToLongFunction<List<Kernel>>> costs;
    private final Shrinking shrinking;
    private final boolean fold;
    private final Map<Restart, Formation> known = new ConcurrentHashMap<>(); // by order, as if of one incarnation
    private final Map<List<Restart>, Communicators> pairs = new ConcurrentHashMap<>(); // by orders, likewise

    /** What the groups of a copy that began anew follow from. */
    private record Anew(Reformed formations, Restart order) implements Derivation {
        @Override
        public Derived derive() {
            return formations.of(order).communicators;
        }
    }

    /** What the ways between copies that began anew follow from. */
    private record Among(Reformed formations, List<Restart> orders) implements Derivation {
        @Override
        public Derived derive() {
            return formations.among(orders);
        }
    }

    /** All that devices of a copy share. */
    record Formation(Seating seating, Programs programs, Communicators communicators) {}

    /**
     * @param costs picoseconds that kernels take on a device
     * @param fold whether one plane may stand for all that are alike
     */
    Reformed(
            Scenario scenario,
            Topology topology,
            Models models,
            Formation first,
            Tunings choices,
            IntFunction<ToLongFunction<List<Kernel>>> costs,
            Shrinking shrinking,
            boolean fold) {
        this.scenario = scenario;
        this.topology = topology;
        this.models = models;
        this.first = first;
        this.choices = choices;
        this.costs = costs;
        this.shrinking = shrinking;
        this.fold = fold;
    }

    @Override
    public boolean keepsSeat(Restart restart, int device) {
        var formation = of(restart);
        return formation.programs == first.programs
                && formation.seating.seat(device).equals(first.seating.seat(device));
    }

    @Override
    public Communicators communicators(Restart restart) {
        return of(restart).communicators;
    }

    @Override
    public Communicators among(List<Restart> since) {
        return pairs.computeIfAbsent(since.stream().map(Reformed::whichever).toList(), this::join);
    }

    private Communicators join(List<Restart> orders) {
        var seating = first.seating;
        for (var order : orders) {
            seating = seating.with(order.copy(), cut(order), order.devices());
        }
        var lost = orders.stream()
                .flatMapToInt(order -> IntStream.of(order.lostLinks()))
                .distinct()
                .sorted()
                .toArray();
        return new Communicators(
                topology, seating, List.of(), fold, LostLinks.of(topology, lost), new Among(this, orders));
    }

    @Override
    public Seating seating(Restart restart) {
        return of(restart).seating;
    }

    @Override
    public Cut smaller(int copy, int devices) {
        return shrinking.smaller(copy, devices);
    }

    @Override
    public Means means(Restart restart, int device) {
        var formation = of(restart);
        var seat = formation.seating.seat(device).orElseThrow();
        return new Means(
                formation.programs.order(seat),
                formation.programs.numerics(seat),
                costs.apply(device),
                formation.communicators,
                choices.of(device),
                null);
    }

    private Formation of(Restart restart) {
        return known.computeIfAbsent(whichever(restart), this::form);
    }

    private static Restart whichever(Restart restart) {
        return new Restart(
                restart.copy(), 0, restart.devices(), restart.degrees(), restart.lostLinks(), restart.switchesAdd());
    }

    private Cut cut(Restart order) {
        return first.seating.cut(order.copy()).with(order.degrees());
    }

    private Formation form(Restart order) {
        var copy = order.copy();
        var before = first.seating.cut(copy);
        var cut = cut(order);
        var sameCut = cut.equals(before);
        var sameDevices = sameCut && List.of(boxed(devices(copy))).equals(List.of(boxed(order.devices())));
        var seating = sameDevices ? first.seating : first.seating.with(copy, cut, order.devices());
        var programs = sameCut ? first.programs : programs(seating, copy);
        return new Formation(seating, programs, communicators(seating, order, sameDevices));
    }

    private int[] devices(int copy) {
        return first.seating.seats(copy).stream()
                .mapToInt(first.seating::device)
                .toArray();
    }

    private static Integer[] boxed(int[] values) {
        return IntStream.of(values).boxed().toArray(Integer[]::new);
    }

    private Programs programs(Seating seating, int copy) {
        return new Programs(seating, IntStream.of(copy), models::of, pool -> models.numerics(scenario, pool));
    }

    /** Switches are set up for the groups that a run begins with, and for no others. */
    private Communicators communicators(Seating seating, Restart order, boolean sameDevices) {
        return sameDevices && order.switchesAdd()
                ? first.communicators
                : new Communicators(
                        topology,
                        seating,
                        List.of(),
                        fold,
                        LostLinks.of(topology, order.lostLinks()),
                        new Anew(this, order));
    }
}
