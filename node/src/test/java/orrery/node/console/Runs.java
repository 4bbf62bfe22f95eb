package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.TopologySource;
import orrery.node.emulation.Merging;
import orrery.node.host.EmulationMaker;
import orrery.node.host.Member;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.membership.Endpoint;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;

/** Small runs, and members to run them on; every member is an actor system of its own, with its own port. */
final class Runs {
    static final Effort NO_EFFORT = new Effort(0, 0, 0, 0, 0);

    private Runs() {}

    static Scenario scenario() {
        return scenario("hgx-h100", new Plan(2, 4, Plan.AllReduce.AUTO));
    }

    static Scenario scenario(String topology, Plan plan) {
        var asks = List.of(
                new Load.Ask("Once upon a time", ""),
                new Load.Ask("One cold night,", ""),
                new Load.Ask("The sun", "shone"),
                new Load.Ask("A small gear", ""));
        return new Scenario(
                "small",
                topology,
                new ModelSource.Embedded("orrery-tiny"),
                plan,
                new Load(asks, 6, 512),
                new Sampling.Greedy(),
                1);
    }

    static Outcome outcome(Scenario scenario, Ending ending) {
        var done = assertInstanceOf(Ending.Done.class, ending);
        var findings = done.findings().stream()
                .map(JobFindings.OfRun.class::cast)
                .map(JobFindings.OfRun::findings)
                .toList();
        return new Merging(scenario, Topologies.named(scenario.topology()), findings).outcome(NO_EFFORT);
    }

    static Ending here(Scenario scenario, int threads, EmulationMaker maker) {
        try (var runs = LiveRuns.here(threads, maker)) {
            return runs.run(job(scenario), _ -> {});
        }
    }

    static Job job(Scenario scenario) {
        return new Job.Run(scenario, new TopologySource.Named(scenario.topology()));
    }

    /** A member that founds a cluster. */
    static Member founder(EmulationMaker maker) {
        var member = Member.start(Endpoint.ANY_LOOPBACK, 1, maker);
        member.join(member.endpoint());
        return member;
    }

    /** A member that joins another. */
    static Member joining(Member seed, EmulationMaker maker) {
        var member = Member.start(Endpoint.ANY_LOOPBACK, 1, maker);
        member.join(seed.endpoint());
        return member;
    }

    static LiveRuns joining(int hosts, Endpoint seed) {
        var wanted = new Wanted(OptionalInt.of(hosts), Duration.ofSeconds(60));
        var runs = LiveRuns.inCluster(wanted, Endpoint.ANY_LOOPBACK);
        runs.join(seed);
        return runs;
    }

    static Ending on(Scenario scenario, int hosts, Endpoint seed) {
        try (var runs = joining(hosts, seed)) {
            return runs.run(job(scenario), _ -> {});
        }
    }
}
