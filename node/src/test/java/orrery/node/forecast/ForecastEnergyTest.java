package orrery.node.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.tuning.KernelTuning;

class ForecastEnergyTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void largerBatchesTakeLessEnergyForEachTokenAndMoreWatts() {
        var served = served();
        var forecasts = new ServingForecast(served);
        var lengths = new Lengths(128, 64);
        var few = forecasts.of(new Arrivals.ClosedLoop(1, 4), lengths);
        var many = forecasts.of(new Arrivals.ClosedLoop(32, 128), lengths);

        var ofFew = ForecastEnergy.of(served, few);
        var ofMany = ForecastEnergy.of(served, many);

        assertEquals(8, ofFew.accelerators());
        assertEquals(few.seconds(), ofFew.seconds(), 1e-9);
        assertTrue(ofMany.watts().value() > ofFew.watts().value());
        assertTrue(ofMany.facility().value() / many.outputTokens()
                < ofFew.facility().value() / few.outputTokens());
    }

    private static ServedModel served() {
        return new ServedModel(
                Topologies.named("hgx-h100"),
                new Deployment.Pool(Deployment.Duty.SERVE, Cut.tensor(8), 1),
                Configurations.named("llama-3.1-8b"),
                Formats.F32,
                CATALOGUE.engine("vllm"),
                gpu -> KernelTuning.of(CATALOGUE, gpu));
    }
}
