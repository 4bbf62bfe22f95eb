package orrery.node.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.tuning.KernelTuning;

class ServingForecastTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final int ANSWER = 16;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "2, 9", "3, 3", "4, 9", "7, 5", "64, 9"})
    void everyRequestIsAnsweredHoweverFewAsk(int users, int requests) {
        var forecast = served(2, 4).of(new Arrivals.ClosedLoop(users, requests), new Lengths(64, ANSWER));

        assertEquals(requests, forecast.requests());
        assertEquals((long) requests * ANSWER, forecast.outputTokens());
    }

    @Test
    void oneUserHasOneRequestAtATime() {
        var forecast = served(2, 4).of(new Arrivals.ClosedLoop(1, 5), new Lengths(64, ANSWER));

        assertEquals(1, forecast.meanConcurrency(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void loadsOfNobodyAreRefused(int none) {
        refused("requests: found " + none, () -> new Arrivals.Offline(none));
        refused("requests: found " + none, () -> new Arrivals.ClosedLoop(1, none));
        refused("users: found " + none, () -> new Arrivals.ClosedLoop(none, 1));
        refused("requests: found " + none, () -> new Arrivals.Poisson(1, none, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY, Double.MIN_VALUE})
    void ratesThatSayNoTimeAreRefused(double perSecond) {
        refused("requests a second: found " + perSecond, () -> new Arrivals.Poisson(perSecond, 1, 0));
    }

    @Test
    void lengthsThatNoNumberHoldsAreRefused() {
        refused("tokens of any request", () -> new Lengths(Integer.MAX_VALUE, Integer.MAX_VALUE));
        refused("tokens of any request", () -> new Lengths(1 << 28, 1 << 28, 1));
        refused("at least 1 token", () -> new Lengths(0, 1));
        refused("spread of lengths: found NaN", () -> new Lengths(1, 1, Double.NaN));
    }

    @Test
    void saysTheSameOfMissingRoomInAnyLanguage() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            var problem = assertThrows(
                    ScenarioProblem.class, () -> served(1, 1).of(new Arrivals.Offline(1), new Lengths(4_000_000, 1)));
            assertTrue(problem.getMessage().contains("at least one sequence of 4,000,001"), problem::getMessage);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void refused(String words, Runnable load) {
        var problem = assertThrows(IllegalArgumentException.class, load::run);
        assertTrue(problem.getMessage().contains(words), problem::getMessage);
    }

    private static ServingForecast served(int tensor, int copies) {
        return new ServingForecast(new ServedModel(
                Topologies.named("hgx-h100"),
                new Pool(Duty.SERVE, Cut.tensor(tensor), copies),
                Configurations.named("llama-3.1-8b"),
                Formats.F32,
                CATALOGUE.engine("vllm"),
                gpu -> KernelTuning.of(CATALOGUE, gpu)));
    }
}
