package orrery.deploy.pareto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import orrery.deploy.pareto.ParetoQuestion.Model;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Engine;
import orrery.fabric.topology.Topology;
import orrery.node.energy.EnergyUse;
import orrery.node.energy.Network;
import orrery.node.forecast.Arrivals;
import orrery.node.forecast.Forecast;
import orrery.node.forecast.ForecastEnergy;
import orrery.node.forecast.ServedModel;
import orrery.node.forecast.ServingForecast;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.tuning.KernelTuning;
import orrery.protocol.units.Uncertain;

/**
 * One plan under ever more load: a closed loop of 1, 2, 4 … users for each data group, until the caches are full, throughput
 * stands still, or users wait too long.
 *
 * @param network of the whole topology
 */
record PlanSweep(
        ParetoQuestion question,
        Model model,
        ServingSystem system,
        Topology topology,
        Formats formats,
        Network network,
        boolean validated,
        Cut cut) {
    private static final int ROUNDS = 2; // requests of each user
    private static final double STANDSTILL = 1.01; // throughput of twice the load over what it was
    private static final double SLOWEST = 5; // tokens/s that a user still bears
    private static final int USERS_MOST = 1 << 17;

    /** Empty where the plan does not fit. */
    List<OperatingPoint> points() {
        var catalogue = Catalogue.load();
        var served = new ServedModel(
                topology,
                new Pool(Duty.SERVE, cut, 1),
                model.architecture(),
                formats,
                engine(),
                gpu -> KernelTuning.of(catalogue, gpu));
        try {
            return loaded(new ServingForecast(served), served);
        } catch (ScenarioProblem _) { // no room, or no way between its devices
            return List.of();
        }
    }

    /** The SRAM of LPUs has no room for what a step of many prompts works on: there it takes one. */
    private Engine engine() {
        var engine = question.engine();
        var rows = Math.min(engine.rows(), question.lengths().prompt());
        return cut.device() == DeviceKind.LPU ? engine.limited(engine.sequences(), rows) : engine;
    }

    private List<OperatingPoint> loaded(ServingForecast forecasts, ServedModel served) {
        var points = new ArrayList<OperatingPoint>();
        var before = 0.0;
        for (var users = cut.attention().data(); users <= USERS_MOST; users *= 2) {
            var forecast = forecasts.of(new Arrivals.ClosedLoop(users, ROUNDS * users), question.lengths());
            if (users * length() > forecast.cacheTokens() || forecast.tokensPerSecond() < STANDSTILL * before) {
                break;
            }
            points.add(point(users, forecast, ForecastEnergy.of(served, forecast, network)));
            if (forecast.tokensPerSecondPerUser() < SLOWEST) {
                break;
            }
            before = forecast.tokensPerSecond();
        }
        return points;
    }

    private long length() {
        return (long) question.lengths().prompt() + question.lengths().answer();
    }

    private OperatingPoint point(int users, Forecast forecast, EnergyUse use) {
        var tokens = forecast.outputTokens();
        var time = Uncertain.within(1, forecast.uncertainty() * forecast.hostShare());
        return new OperatingPoint(
                model.name(),
                system.name(),
                topology.name(),
                validated,
                formats,
                question.lengths(),
                question.engine().name(),
                cut,
                users,
                isGpu() ? attention() : 0,
                isGpu() ? cut.ranks() - attention() : attention(),
                time.times(forecast.tokensPerSecondPerUser()),
                time.times(forecast.tokensPerSecond() / attention()),
                forecast.firstToken().meanMillis(),
                forecast.meanBatch(),
                use.facility().times(1.0 / tokens).times(time),
                use.tokensPerSecondPerMegawatt(tokens).times(time),
                dollars(use, tokens, time));
    }

    private boolean isGpu() {
        return cut.device() == DeviceKind.GPU;
    }

    /** Devices that attend. */
    private int attention() {
        return cut.pipeline() * cut.attentionRanks();
    }

    /** Of a million tokens, by kind of price. */
    private static SequencedMap<String, Uncertain> dollars(EnergyUse use, long tokens, Uncertain time) {
        var dollars = new LinkedHashMap<String, Uncertain>();
        use.dollarsPerMillionTokens(tokens).forEach((kind, price) -> dollars.put(kind, price.times(time)));
        return dollars;
    }
}
