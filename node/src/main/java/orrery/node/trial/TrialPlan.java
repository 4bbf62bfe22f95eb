package orrery.node.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import orrery.fabric.routing.LostLinks;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.switching.Groups;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;
import orrery.node.collective.CollectiveTask;
import orrery.node.collective.Reach;
import orrery.node.collective.Tuning;
import orrery.node.collective.Tuning.Wish;
import orrery.node.scenario.ScenarioProblem;

/** What a trial comes to on its topology: who takes part, how they reach each other, and a slot for every size. */
final class TrialPlan {
    private static final int GROUP = 0;

    private final CollectiveTrial trial;
    private final Topology topology;
    private final LostLinks lost;
    private final Reach reach;
    private final Groups groups;
    private final List<Slot> slots;

    /**
     * @throws orrery.node.scenario.ScenarioProblem where trial and topology do not go together
     */
    TrialPlan(CollectiveTrial trial, Topology topology, Tuning tuning, boolean fold) {
        this(trial, topology, tuning, fold, Expected::new);
    }

    /** @param data what ranks bring, and what must come of it */
    TrialPlan(
            CollectiveTrial trial,
            Topology topology,
            Tuning tuning,
            boolean fold,
            Function<CollectiveTask, Expected> data) {
        this.trial = trial;
        this.topology = topology;
        var members = members(trial, topology);
        this.lost = lost(trial, topology);
        this.reach = new Reach(topology, members, lost, fold && !trial.data());
        this.groups = groups(members);
        this.slots = new ArrayList<>();
        trial.sizes().forEach(bytes -> slots.add(slot(slots.size(), bytes, tuning, data)));
        new TrialFeasibility(trial, topology).check(reach, reduces(), slots);
    }

    private static int[] members(CollectiveTrial trial, Topology topology) {
        new TrialFeasibility(trial, topology).checkRanks();
        return Arrays.copyOf(topology.gpus(), trial.ranks() == 0 ? topology.gpus().length : trial.ranks());
    }

    private static LostLinks lost(CollectiveTrial trial, Topology topology) {
        try {
            return LostLinks.parse(topology, trial.lost());
        } catch (TopologyProblem unknown) {
            throw new ScenarioProblem(
                    "lost",
                    String.join(", ", trial.lost()),
                    unknown.getMessage(),
                    "name devices or wires that are there");
        }
    }

    /** None where some plane has no tree over all ranks. */
    private Groups groups(int[] members) {
        try {
            return new Groups(MulticastTrees.of(topology, trial.seed(), lost), List.of(members), reach.planes());
        } catch (NoRoute noRoot) {
            return Groups.none();
        }
    }

    private Slot slot(int number, long bytes, Tuning tuning, Function<CollectiveTask, Expected> data) {
        var count = trial.operation().elements(bytes, trial.elementType(), reach.ranks());
        var whole = count * trial.elementType().bytes();
        var choice = tuning.choose(new Wish(
                        trial.operation(),
                        trial.elementType(),
                        whole,
                        reach.ranks(),
                        reach.largestDomain(),
                        reduces(),
                        trial.algorithm(),
                        trial.protocol(),
                        trial.channels(),
                        trial.chunks(),
                        trial.launch() == CollectiveTrial.Launch.GRAPH))
                .over(reach.shareInService());
        var task = new CollectiveTask(
                number, GROUP, trial.operation(), choice, trial.elementType(), count, reach, trial.seed());
        return Slot.of(number, task, trial.data() ? data.apply(task) : null);
    }

    Topology topology() {
        return topology;
    }

    CollectiveTrial trial() {
        return trial;
    }

    LostLinks lost() {
        return lost;
    }

    Reach reach() {
        return reach;
    }

    /** Whether the switches between all ranks can add. */
    private boolean reduces() {
        return groups.reduces() && reach.planesRun() > 0;
    }

    Groups groups() {
        return groups;
    }

    List<Slot> slots() {
        return slots;
    }
}
