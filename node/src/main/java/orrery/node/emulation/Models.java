package orrery.node.emulation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import orrery.node.numerics.NumericsMaker;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Scenario;

/**
 * The models of a run.
 *
 * @param served whose tokens are asked for
 * @param draft what guesses ahead; null where nothing does
 */
record Models(LoadedModel served, LoadedModel draft) {

    /**
     * @throws orrery.node.checkpoint.ModelProblem where a file is missing or not what it should be
     * @throws orrery.node.scenario.ScenarioProblem where a model and the numerics do not go together
     */
    static Models open(Scenario scenario) {
        var degrees = degrees(scenario);
        return of(scenario, source -> LoadedModel.open(source, scenario.numerics(), scenario.computedIn(), degrees));
    }

    /** The same without weights, for those who only ask whether everything goes together. */
    static Models described(Scenario scenario) {
        var degrees = degrees(scenario);
        return of(scenario, source -> LoadedModel.described(source, scenario.numerics(), degrees));
    }

    private static Models of(Scenario scenario, Function<ModelSource, LoadedModel> opening) {
        var speculation = scenario.plan().speculation();
        return new Models(
                opening.apply(scenario.model()), speculation == null ? null : opening.apply(speculation.model()));
    }

    private static List<Integer> degrees(Scenario scenario) {
        return scenario.plan().deployment().pools().stream()
                .map(Pool::cut)
                .flatMap(Models::degrees)
                .distinct()
                .sorted()
                .toList();
    }

    /** Everything that a network or an expert may be cut by. */
    private static Stream<Integer> degrees(Cut cut) {
        return Stream.of(
                cut.feedForward().tensor(),
                cut.feedForward().ranks(),
                cut.attention().tensor(),
                cut.attention().tensor() * cut.attention().context());
    }

    /** What copies of a pool run. */
    LoadedModel of(Pool pool) {
        return pool.duty() == Duty.DRAFT ? draft : served;
    }

    /** What copies of a pool compute with. */
    NumericsMaker numerics(Scenario scenario, Pool pool) {
        var model = of(pool);
        return switch (scenario.numerics()) {
            case REAL -> NumericsMaker.real(model.weights(), pool.cut(), scenario.formats());
            case SHADOW -> NumericsMaker.shadow(model.architecture(), model.weights(), pool.cut(), scenario.formats());
            case NONE ->
                switch (scenario.sizing().routing()) {
                    case EVEN ->
                        NumericsMaker.even(model.architecture(), pool.cut(), scenario.formats(), scenario.seed());
                    case SEEDED ->
                        NumericsMaker.none(model.architecture(), pool.cut(), scenario.formats(), scenario.seed());
                };
        };
    }
}
