package orrery.deploy.experiment;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import orrery.deploy.engine.Engine;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.hypothesis.Expectation;
import orrery.deploy.hypothesis.Metric.BusbwRatio;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.fault.DeviceFault.Lanes;
import orrery.fabric.fault.Strike;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Protocol;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;

/**
 * Tries collectives on a scenario's topology with the links out of service that faults take down, and with all of them. Links at
 * fewer lanes, or with losses, count as whole.
 */
final class BusbwTrials {
    private final Engine engine;
    private final Scenario scenario;
    private final TopologySource source;
    private final ScheduleCheck check;
    private final RunOptions options;
    private final Consumer<Progress> progress;
    private final Map<CollectiveTrial, Double> picos = new HashMap<>();

    BusbwTrials(
            Engine engine,
            Scenario scenario,
            TopologySource source,
            ScheduleCheck check,
            RunOptions options,
            Consumer<Progress> progress) {
        this.engine = engine;
        this.scenario = scenario;
        this.source = source;
        this.check = check;
        this.options = options.aside();
        this.progress = progress;
    }

    /** The ratio of every expectation of one. */
    Map<Expectation, Double> ratios(List<Expectation> expectations) throws RunFailure {
        var ratios = new HashMap<Expectation, Double>();
        for (var expectation : expectations) {
            if (expectation.metric() instanceof BusbwRatio ratio) {
                ratios.put(expectation, picos(ratio, List.of()) / picos(ratio, lost(expectation.fault())));
            }
        }
        return ratios;
    }

    private double picos(BusbwRatio ratio, List<String> lost) throws RunFailure {
        var trial = new CollectiveTrial(
                scenario.topology(),
                check.topology().gpus().length,
                ratio.operation(),
                ElementType.FLOAT,
                List.of(ratio.bytes()),
                Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                Launch.STREAM,
                false,
                lost,
                scenario.seed());
        var known = picos.get(trial);
        if (known != null) {
            return known;
        }
        var outcome = engine.measure(trial, source, options, _ -> {}, progress);
        double took = outcome.sizes().getFirst().timePs();
        picos.put(trial, took);
        return took;
    }

    private List<String> lost(int fault) {
        var entries = fault == Expectation.ALL
                ? IntStream.range(0, check.schedule().faults().size())
                : IntStream.of(fault);
        var lost = new LinkedHashSet<String>();
        entries.forEach(entry -> check.schedule().strikes(entry).stream()
                .flatMap(strike -> down(check.topology(), strike).stream())
                .forEach(lost::add));
        return List.copyOf(lost);
    }

    /** The two ends of a wire that goes down with all of its lanes; what joins a device to its host is no link of a collective. */
    private static Optional<String> down(Topology topology, Strike strike) {
        if (!(strike.fault() instanceof Lanes lanes) || strike.heals() || lanes.lanes() > 0) {
            return Optional.empty();
        }
        var kind = topology.medium(strike.device(), lanes.port()).kind();
        return kind == Medium.Kind.C2C || kind == Medium.Kind.PCIE
                ? Optional.empty()
                : Optional.of(topology.name(strike.device()) + "->"
                        + topology.name(topology.peer(strike.device(), lanes.port())));
    }
}
