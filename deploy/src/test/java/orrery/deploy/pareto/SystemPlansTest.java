package orrery.deploy.pareto;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.pareto.ParetoQuestion.Model;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.family.Configurations;
import orrery.node.forecast.Lengths;

final class SystemPlansTest {
    @ParameterizedTest
    @ValueSource(strings = {"vera-rubin-nvl72+lpx", "gpus+lpx:rack=hgx-h100,trays=2", "gpus+lpx:rack=hgx-h100,trays=4"})
    void noPlanTakesMoreLpusThanItsRacksHold(String system) {
        var plans = plans("gpt-oss-20b", system);

        assertFalse(plans.sweeps().isEmpty(), plans::note);
        for (var sweep : plans.sweeps()) {
            var lpus = sweep.cut().pipeline() * sweep.cut().feedForward().ranks();
            assertTrue(
                    lpus <= sweep.topology().lpus().length,
                    () -> sweep.cut() + " on " + sweep.topology().name());
        }
    }

    private static SystemPlans plans(String name, String system) {
        var model = new Model(name, Configurations.named(name));
        var machine = ServingSystem.named(system);
        var question = new ParetoQuestion(
                List.of(model),
                List.of(machine),
                new Lengths(1024, 512),
                Catalogue.load().engine("vllm"),
                Optional.empty(),
                Integer.MAX_VALUE);
        return SystemPlans.of(question, model, machine, Measured.shipped());
    }
}
