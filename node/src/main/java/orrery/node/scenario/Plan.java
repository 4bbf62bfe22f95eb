package orrery.node.scenario;

import java.util.List;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;

/**
 * How the models of a run are cut, and what each copy does.
 *
 * @param deployment copies that serve first, then those that prefill, then those that draft
 * @param allReduce how partial sums come together
 * @param speculation what guesses tokens ahead; null where nothing does
 * @param offload whether a sequence's cache goes to its host's memory after the prompt, and comes back for the next token
 */
public record Plan(Deployment deployment, AllReduce allReduce, Speculation speculation, boolean offload) {

    /** Algorithms of all-reduce; {@link #AUTO} takes what the tuning tables say. */
    public enum AllReduce {
        AUTO,
        RING,
        DIRECT,
        IN_SWITCH
    }

    /**
     * @param model that guesses, on copies with the duty {@link Duty#DRAFT}
     * @param tokens guessed before each check
     */
    public record Speculation(ModelSource model, int tokens) {}

    /** Replicas that spread each layer over so many GPUs. */
    public Plan(int tensorParallel, int replicas, AllReduce allReduce) {
        this(
                new Deployment(List.of(new Pool(Duty.SERVE, Cut.tensor(tensorParallel), replicas))),
                allReduce,
                null,
                false);
    }

    /** Tensor degree of attention in the copies that serve. */
    public int tensorParallel() {
        return deployment.pools().getFirst().cut().attention().tensor();
    }

    /** Copies that serve. */
    public int replicas() {
        return deployment.pools().getFirst().copies();
    }
}
