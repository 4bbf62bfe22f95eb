package orrery.deploy.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;
import orrery.node.collective.Tuning;
import orrery.node.console.Ending;
import orrery.node.host.EmulationMaker;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.outcome.Progress;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.TrialEmulation;
import orrery.node.trial.TrialMerging;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;
import orrery.node.trial.TrialStalled;
import orrery.protocol.units.SimTime;

/** A trial as one job for each size: each begins on an idle fabric, and is known as soon as it ends. */
final class Measuring {
    private final Hosts hosts;
    private final CollectiveTrial trial;
    private final TopologySource source;
    private final Topology topology;
    private final Tuning tuning;
    private final MessageDigest fingerprint = sha256();
    private final List<SizeOutcome> sizes = new ArrayList<>();
    private long events;

    Measuring(Hosts hosts, CollectiveTrial trial, TopologySource source, Topology topology) {
        this.hosts = hosts;
        this.trial = trial;
        this.source = source;
        this.topology = topology;
        this.tuning = EmulationMaker.tuning(topology);
    }

    /** @throws orrery.node.scenario.ScenarioProblem where any size does not fit, so that none is tried in vain */
    static void check(CollectiveTrial trial, Topology topology) {
        new TrialMerging(trial, topology, EmulationMaker.tuning(topology), List.of());
    }

    /** @param each told of every size as it ends */
    TrialOutcome all(Consumer<SizeOutcome> each, Consumer<Progress> progress) throws RunFailure {
        for (var size : trial.sizes()) {
            var one = trial.of(size);
            var done = hosts.run(new Job.Trial(one, source), glance -> progress.accept(soFar(glance)));
            events += done.events();
            var outcome = merged(one, done);
            outcome.sizes().forEach(each);
            sizes.addAll(outcome.sizes());
            fingerprint.update(outcome.fingerprint().getBytes(StandardCharsets.US_ASCII));
            progress.accept(soFar(new Progress(end(outcome), 0, 0, 0, Progress.Unit.SIZES)));
        }
        return new TrialOutcome(trial.ranks(), sizes, HexFormat.of().formatHex(fingerprint.digest()));
    }

    private static SimTime end(TrialOutcome outcome) {
        return new SimTime(outcome.sizes().getLast().timePs());
    }

    private Progress soFar(Progress glance) {
        return new Progress(
                TrialEmulation.withinSize(glance.now()),
                events + glance.events(),
                sizes.size(),
                trial.sizes().size(),
                glance.unit());
    }

    private TrialOutcome merged(CollectiveTrial one, Ending.Done done) throws RunFailure {
        var findings = done.findings().stream()
                .map(JobFindings.OfTrial.class::cast)
                .map(JobFindings.OfTrial::findings)
                .toList();
        try {
            return new TrialMerging(one, topology, tuning, findings).outcome();
        } catch (TrialStalled stalled) {
            throw new RunFailure(ExitCode.STALL, stalled.getMessage());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
