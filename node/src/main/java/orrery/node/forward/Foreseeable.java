package orrery.node.forward;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.Groups;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.execution.CommunicationRank;
import orrery.node.execution.LoneRank;
import orrery.node.execution.Means;
import orrery.node.execution.SegmentRank;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Seat;
import orrery.node.program.Group;
import orrery.node.program.Program;
import orrery.node.scenario.Plan;
import orrery.node.seating.Seating;

/**
 * Whose steps can be foreseen: copies of GPUs in one NVLink domain and on one JVM, that share no link with anybody, whose
 * ranks all wait for each other, and whose caches stay where they are.
 *
 * @param placement that says what is on this JVM
 */
public record Foreseeable(Topology topology, Routes routes, Seating seating, Plan plan, Placement placement, int jvm) {

    /**
     * The foresight of a copy.
     *
     * @param means new ones for each device of it
     * @return null where its steps have to be run
     */
    public CopyForesight of(
            int copy, Program program, Architecture architecture, Groups groups, IntFunction<Means> means) {
        var seats = seating.seats(copy);
        if (!isAlone(copy) || !isCoupled(copy, program)) {
            return null;
        }
        var ofSeats =
                seats.stream().map(seat -> means.apply(seating.device(seat))).toList();
        var ranks = new CommunicationRank[seats.size()];
        Arrays.setAll(
                ranks,
                rank -> new CommunicationRank(topology, device(seats, rank), seats.get(rank), ofSeats.get(rank)));
        var phases = new Phases(ranks, isolated(groups, ranks));
        var course = new StepCourse(program, architecture, ranks, phases, stretches(seats, groups, ofSeats));
        return new CopyForesight(
                seating.cut(copy), seats, windowPs(), phases, course, () -> whole(copy, groups, means));
    }

    private Stretches stretches(List<Seat> seats, Groups groups, List<Means> means) {
        var ranks = new SegmentRank[seats.size()];
        Arrays.setAll(ranks, rank -> new SegmentRank(topology, device(seats, rank), seats.get(rank), means.get(rank)));
        return new Stretches(ranks, isolated(groups, ranks));
    }

    private int device(List<Seat> seats, int rank) {
        return seating.device(seats.get(rank));
    }

    private Isolated isolated(Groups groups, LoneRank[] ranks) {
        return new Isolated(topology, routes, groups, ranks);
    }

    private WholeSteps whole(int copy, Groups groups, IntFunction<Means> means) {
        var ranks = seating.seats(copy).stream()
                .map(seat -> new WholeRank(topology, seating.device(seat), seat, means.apply(seating.device(seat))))
                .toArray(WholeRank[]::new);
        return new WholeSteps(ranks, isolated(groups, ranks));
    }

    private boolean isAlone(int copy) {
        var gpus = new TreeSet<Integer>();
        seating.seats(copy).forEach(seat -> gpus.add(seating.device(seat)));
        return keepsCaches()
                && gpus.stream().allMatch(device -> topology.kind(device) == DeviceKind.GPU)
                && gpus.stream().map(topology::domainOf).distinct().count() == 1
                && (gpus.size() == 1 || topology.domainOf(gpus.first()) >= 0)
                && (seating.copies() == 1 || isOnSwitchesAway(gpus))
                && isHere(gpus);
    }

    private boolean keepsCaches() {
        return plan.speculation() == null
                && !plan.offload()
                && plan.deployment().pools().stream().allMatch(pool -> pool.duty() == Duty.SERVE);
    }

    /** One switch away from each other: its ports to the copy's GPUs carry nothing for others. */
    private boolean isOnSwitchesAway(TreeSet<Integer> gpus) {
        return gpus.stream().allMatch(gpu -> gpu.equals(gpus.first()) || routes.hops(gpus.first(), gpu) == 2);
    }

    /** All of the copy, the switches too, and links no quicker than a window. */
    private boolean isHere(Set<Integer> gpus) {
        var reached = Isolated.reached(topology, gpus);
        return gpus.stream().allMatch(this::isHere)
                && reached.stream().allMatch(this::isHere)
                && reached.stream()
                        .flatMapToLong(device -> nvlinkPs(device))
                        .allMatch(latencyPs -> latencyPs >= windowPs());
    }

    private boolean isHere(int device) {
        return placement.jvm(device) == jvm;
    }

    /** The longest window of this JVM. */
    private long windowPs() {
        return placement.localLookaheadPs(jvm);
    }

    private LongStream nvlinkPs(int device) {
        return LongStream.range(0, topology.ports(device))
                .filter(port -> topology.medium(device, (int) port).kind() == Medium.Kind.NVLINK)
                .map(port -> topology.medium(device, (int) port).latencyPs());
    }

    /** One micro-batch in one stage, and a communication that all take part in. */
    private boolean isCoupled(int copy, Program program) {
        var cut = seating.cut(copy);
        var first = seating.seats(copy).getFirst();
        return cut.pipeline() == 1
                && cut.microBatches() == 1
                && !cut.separate()
                && (cut.ranks() == 1 || program.groups().stream().anyMatch(group -> isOfAll(first, group)));
    }

    private boolean isOfAll(Seat first, Group group) {
        return seating.members(first, group).size()
                == seating.seats(first.copy()).size();
    }
}
