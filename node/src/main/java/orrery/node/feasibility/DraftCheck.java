package orrery.node.feasibility;

import orrery.node.architecture.Architecture;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.scenario.ScenarioProblem;

/** Whether a draft model can guess ahead for another. */
public final class DraftCheck {
    private DraftCheck() {}

    /**
     * Nothing is guessed ahead in a model with state-space layers: taking a guess back needs the state before it, which is
     * not kept.
     *
     * @throws ScenarioProblem where copies of the deployment guess for such a model, or guess with it
     */
    public static void checkGuesses(Architecture architecture, Deployment deployment) {
        var drafts = deployment.pools().stream().filter(pool -> pool.duty() == Duty.DRAFT);
        if (architecture.blocks().stream().anyMatch(StateSpace.class::isInstance)
                && drafts.findAny().isPresent()) {
            throw new ScenarioProblem(
                    "plan.draft",
                    "speculative decoding of " + architecture.family(),
                    "models without state-space layers, since a state cannot go back to before a guess",
                    "leave plan.draft out");
        }
    }

    /**
     * A guess is a token id, which must mean the same to the model that checks it.
     *
     * @throws ScenarioProblem where the vocabularies have different sizes
     */
    public static void checkVocabularies(Architecture served, Architecture draft) {
        if (draft.vocabulary() != served.vocabulary()) {
            throw new ScenarioProblem(
                    "plan.draft.model",
                    "a vocabulary of " + draft.vocabulary() + " tokens",
                    "one of " + served.vocabulary() + " tokens, as the model has whose tokens are guessed",
                    "choose a smaller model of the same family as draft");
        }
    }
}
