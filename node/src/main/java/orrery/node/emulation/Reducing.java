package orrery.node.emulation;

import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.switching.Groups;
import orrery.fabric.topology.Topology;
import orrery.node.cpu.Wiring;
import orrery.node.gpu.NvlinkChannel;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.ScenarioProblem;

/**
 * How the ranks of a run add their partial sums.
 *
 * @param algorithm decided: never {@link AllReduce#AUTO}
 * @param groups the trees that switches add along; none where they do not
 */
record Reducing(AllReduce algorithm, Groups groups) {

    /**
     * In-switch reduction where it is wanted or left open and every switch between the ranks can add; else direct.
     *
     * @throws ScenarioProblem where in-switch reduction is demanded but cannot be
     */
    static Reducing of(Plan plan, Topology topology, Wiring wiring) {
        if (plan.tensorParallel() == 1) {
            return new Reducing(AllReduce.DIRECT, Groups.none());
        }
        return switch (plan.allReduce()) {
            case RING, DIRECT -> new Reducing(plan.allReduce(), Groups.none());
            case IN_SWITCH, AUTO -> inSwitch(plan, trees(topology, wiring));
        };
    }

    private static Reducing inSwitch(Plan plan, Groups groups) {
        if (groups.reduces()) {
            return new Reducing(AllReduce.IN_SWITCH, groups);
        }
        if (plan.allReduce() == AllReduce.IN_SWITCH) {
            throw new ScenarioProblem(
                    "plan.all_reduce",
                    "in_switch",
                    "auto, ring or direct: not every switch between the ranks can add",
                    "use auto");
        }
        return new Reducing(AllReduce.DIRECT, Groups.none());
    }

    /** None where the switches of a plane have no common root. */
    private static Groups trees(Topology topology, Wiring wiring) {
        try {
            var planes = NvlinkChannel.planes(topology, topology.gpus()[0]);
            return new Groups(MulticastTrees.of(topology), wiring.groups(), planes);
        } catch (NoRoute noRoot) {
            return Groups.none();
        }
    }
}
