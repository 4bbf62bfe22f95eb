package orrery.node.trial;

import java.util.List;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning;
import orrery.node.collective.Untuned;
import orrery.node.trial.CollectiveTrial.Launch;

/** A trial with everything usual but what a test is about. */
record TrialMaker(Topology topology, Tuning tuning, CollectiveTrial trial, boolean fold) {
    static TrialMaker on(Topology topology, Operation operation, Algorithm algorithm, Long... sizes) {
        var trial = new CollectiveTrial(
                topology.name(),
                0,
                operation,
                ElementType.FLOAT,
                List.of(sizes),
                algorithm,
                Protocol.AUTO,
                0,
                0,
                Launch.STREAM,
                false,
                List.of(),
                7);
        return new TrialMaker(topology, new Untuned(topology), trial, true);
    }

    TrialMaker tuned(Tuning other) {
        return new TrialMaker(topology, other, trial, fold);
    }

    TrialMaker unfolded() {
        return new TrialMaker(topology, tuning, trial, false);
    }

    TrialMaker ranks(int ranks) {
        return with(ranks, trial.elementType(), trial.protocol(), trial.data(), trial.lost(), trial.seed());
    }

    TrialMaker withData(ElementType type) {
        return with(trial.ranks(), type, trial.protocol(), true, trial.lost(), trial.seed());
    }

    TrialMaker without(String... lost) {
        return with(trial.ranks(), trial.elementType(), trial.protocol(), trial.data(), List.of(lost), trial.seed());
    }

    TrialMaker seed(long seed) {
        return with(trial.ranks(), trial.elementType(), trial.protocol(), trial.data(), trial.lost(), seed);
    }

    TrialMaker protocol(Protocol protocol) {
        return with(trial.ranks(), trial.elementType(), protocol, trial.data(), trial.lost(), trial.seed());
    }

    TrialMaker on(NetworkOptions network) {
        return new TrialMaker(topology, tuning, trial.on(network), fold);
    }

    private TrialMaker with(
            int ranks, ElementType type, Protocol protocol, boolean data, List<String> lost, long seed) {
        var other = new CollectiveTrial(
                trial.topology(),
                ranks,
                trial.operation(),
                type,
                trial.sizes(),
                trial.algorithm(),
                protocol,
                trial.channels(),
                trial.chunks(),
                trial.launch(),
                data,
                lost,
                trial.network(),
                seed);
        return new TrialMaker(topology, tuning, other, fold);
    }

    TrialOutcome run() {
        return Trials.run(new TrialPlan(trial, topology, tuning, fold), _ -> {});
    }

    List<Long> times() {
        return run().sizes().stream().map(TrialOutcome.SizeOutcome::timePs).toList();
    }
}
