package orrery.deploy.verification;

import java.util.List;
import java.util.Optional;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.ScenarioProblem;

/**
 * What came of a case.
 *
 * @param topology on which it ran
 * @param jvms the numbers of JVMs it ran on
 * @param outcome of the first of these runs; empty where there is none
 * @param refusal why it cannot be run; empty where it can
 * @param problems everything that is not as it should be, a refusal too
 */
public record Result(
        Case what,
        String topology,
        List<Integer> jvms,
        Optional<Outcome> outcome,
        Optional<ScenarioProblem> refusal,
        List<String> problems) {

    public Result {
        jvms = List.copyOf(jvms);
        problems = List.copyOf(problems);
    }

    public boolean passed() {
        return problems.isEmpty();
    }

    /** Choices of tokens, and of experts, that another order of summation can turn. */
    public int nearTies() {
        return outcome.map(one -> one.verification())
                .map(found -> found.nearTies().size() + found.expertTies().size())
                .orElse(0);
    }
}
