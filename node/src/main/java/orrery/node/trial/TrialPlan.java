package orrery.node.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.switching.Groups;
import orrery.fabric.topology.Topology;
import orrery.node.collective.CollectiveTask;
import orrery.node.collective.Reach;
import orrery.node.collective.Tuning;
import orrery.node.collective.Tuning.Wish;

/** What a trial comes to on its topology: who takes part, how they reach each other, and a slot for every size. */
final class TrialPlan {
    private static final int GROUP = 0;

    private final CollectiveTrial trial;
    private final Topology topology;
    private final Reach reach;
    private final Groups groups;
    private final List<Slot> slots;

    /**
     * @throws orrery.node.scenario.ScenarioProblem where trial and topology do not go together
     */
    TrialPlan(CollectiveTrial trial, Topology topology, Tuning tuning, boolean fold) {
        this.trial = trial;
        this.topology = topology;
        var members = members(trial, topology);
        var lost = new LostLinks(topology, trial.lost());
        this.reach = new Reach(topology, members, lost, fold && !trial.data());
        this.groups = groups(topology, members, trial.seed());
        this.slots = new ArrayList<>();
        trial.sizes().forEach(bytes -> slots.add(slot(slots.size(), bytes, tuning)));
        new TrialFeasibility(trial, topology).check(reach, groups.reduces(), slots);
    }

    private static int[] members(CollectiveTrial trial, Topology topology) {
        new TrialFeasibility(trial, topology).checkRanks();
        return Arrays.copyOf(topology.gpus(), trial.ranks() == 0 ? topology.gpus().length : trial.ranks());
    }

    /** None where some plane has no tree over all ranks. */
    private static Groups groups(Topology topology, int[] members, long seed) {
        var planes =
                IntStream.of(members).map(gpu -> planes(topology, gpu)).min().orElse(0);
        try {
            return planes == 0
                    ? Groups.none()
                    : new Groups(MulticastTrees.of(topology, seed), List.of(members), planes);
        } catch (NoRoute noRoot) {
            return Groups.none();
        }
    }

    private static int planes(Topology topology, int gpu) {
        return (int) IntStream.range(0, topology.ports(gpu))
                .filter(port -> topology.medium(gpu, port).kind() == Medium.Kind.NVLINK)
                .count();
    }

    private Slot slot(int number, long bytes, Tuning tuning) {
        var count = trial.operation().elements(bytes, trial.elementType(), reach.ranks());
        var whole = count * trial.elementType().bytes();
        var choice = tuning.choose(new Wish(
                trial.operation(),
                trial.elementType(),
                whole,
                reach.ranks(),
                reach.largestDomain(),
                groups.reduces(),
                trial.algorithm(),
                trial.protocol(),
                trial.channels(),
                trial.chunks(),
                trial.launch() == CollectiveTrial.Launch.GRAPH));
        var task = new CollectiveTask(
                number, GROUP, trial.operation(), choice, trial.elementType(), count, reach, trial.seed());
        return Slot.of(number, task, trial.data());
    }

    Topology topology() {
        return topology;
    }

    CollectiveTrial trial() {
        return trial;
    }

    Reach reach() {
        return reach;
    }

    Groups groups() {
        return groups;
    }

    List<Slot> slots() {
        return slots;
    }
}
