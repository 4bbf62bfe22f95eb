package orrery.node.emulation;

import java.util.List;
import java.util.stream.Stream;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.execution.Communicators;
import orrery.node.program.Group;
import orrery.node.program.Program;
import orrery.node.program.Work.AllReduce;
import orrery.node.scenario.Plan;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;

/**
 * How the ranks of a run add their partial sums.
 *
 * @param algorithm of every all-reduce; {@link Algorithm#AUTO} where the tuning rules choose
 * @param communicators all groups of the run, with the trees that switches add along
 */
record Reducing(Algorithm algorithm, Communicators communicators) {

    /**
     * @param programs of the run
     * @param fold whether one plane may stand for all that are alike
     * @throws ScenarioProblem where in-switch reduction is demanded but cannot be
     */
    static Reducing of(Plan plan, Topology topology, Seating seating, List<Program> programs, boolean fold) {
        var summing = programs.stream().flatMap(Reducing::summing).distinct().toList();
        var inSwitches = plan.allReduce() == Plan.AllReduce.IN_SWITCH || plan.allReduce() == Plan.AllReduce.AUTO;
        var communicators = new Communicators(topology, seating, inSwitches ? summing : List.of(), fold);
        if (plan.allReduce() == Plan.AllReduce.IN_SWITCH && !summing.stream().allMatch(communicators::reduces)) {
            throw new ScenarioProblem(
                    "plan.all_reduce",
                    "in_switch",
                    "auto, ring or direct: not every switch between the ranks can add",
                    "use auto");
        }
        return new Reducing(algorithm(plan.allReduce()), communicators);
    }

    private static Stream<Group> summing(Program program) {
        return program.nodes().stream()
                .map(node -> node.work() instanceof AllReduce(var group) ? group : null)
                .filter(group -> group != null);
    }

    private static Algorithm algorithm(Plan.AllReduce wanted) {
        return switch (wanted) {
            case AUTO -> Algorithm.AUTO;
            case RING -> Algorithm.RING;
            case DIRECT -> Algorithm.DIRECT;
            case IN_SWITCH -> Algorithm.NVLS;
        };
    }
}
