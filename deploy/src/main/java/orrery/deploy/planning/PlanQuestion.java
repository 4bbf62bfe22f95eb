package orrery.deploy.planning;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.collective.Tuning;
import orrery.node.feasibility.Demand;
import orrery.node.feasibility.DraftCheck;
import orrery.node.feasibility.PlanCheck;
import orrery.node.format.Formats;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;

/**
 * A deployment that is asked about.
 *
 * @param model what reports call the model
 * @param architectures of the copies, by what they do: drafts come from a model of their own
 * @param demand what each copy must have room for
 * @param steps that are estimated
 * @param tunings the rules by which a GPU's collectives are done
 */
public record PlanQuestion(
        String model,
        Topology topology,
        Deployment deployment,
        Map<Duty, Architecture> architectures,
        Formats formats,
        Demand demand,
        Set<StepKind> steps,
        Function<Gpu, Tuning> tunings) {

    /**
     * Works everything out.
     *
     * @throws ScenarioProblem where a degree does not divide the model, or the topology has too few devices
     */
    public PlanAnswer answer() {
        if (architectures.containsKey(Duty.DRAFT)) {
            DraftCheck.checkVocabularies(served(), architectures.get(Duty.DRAFT));
        }
        for (var pool : deployment.pools()) {
            DraftCheck.checkGuesses(architectures.get(pool.duty()), deployment);
            PlanCheck.check(architectures.get(pool.duty()), pool.duty(), pool.cut());
        }
        var seating = new Seating(topology, deployment);
        var answers = new ArrayList<PoolAnswer>();
        var firstCopy = 0;
        for (var pool : deployment.pools()) {
            answers.add(new PoolReckoning(this, seating, pool, firstCopy).answer());
            firstCopy += pool.copies();
        }
        return new PlanAnswer(this, answers);
    }

    /** What every copy but those that guess is of. */
    private Architecture served() {
        return architectures.get(deployment.pools().getFirst().duty());
    }
}
