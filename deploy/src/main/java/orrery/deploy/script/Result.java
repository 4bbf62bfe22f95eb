package orrery.deploy.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import orrery.deploy.experiment.RunFindings;
import orrery.deploy.hypothesis.Verdict;
import orrery.deploy.report.ServingMetrics;
import orrery.node.energy.EnergyUse;
import orrery.node.outcome.DeviceOutcome;
import orrery.node.outcome.Incident;
import orrery.node.outcome.LinkTraffic;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.Uncertain;

/**
 * What came of a run. As text it is the report of {@code orrery run}.
 *
 * @param findings all of it
 * @param folder where results were left; empty where nobody asked for it
 */
public record Result(RunFindings findings, Optional<Path> folder) {

    /** Whether every token is as one device would have it, and everything is as the scenario expects: exit code 0 of the command. */
    public boolean isGood() {
        return findings.isGood();
    }

    /** SHA-256 over everything that happened, in hexadecimal: equal runs have equal ones. */
    public String fingerprint() {
        return outcome().fingerprint();
    }

    /** As it was run, with every default. */
    public Scenario scenario() {
        return findings.scenario();
    }

    /** Requests in their order: tokens, text, when each token came. */
    public List<RequestOutcome> requests() {
        return outcome().requests();
    }

    /** Bytes and joules by kind of link. */
    public List<LinkTraffic> links() {
        return outcome().traffic();
    }

    /** Devices in the order of the topology: busy time, operations, bytes of memory. */
    public List<DeviceOutcome> devices() {
        return outcome().devices();
    }

    /** What faults came to, in the order in which they struck. */
    public List<Incident> incidents() {
        return outcome().incidents();
    }

    /** What was expected of the run, and what it showed. */
    public List<Verdict> verdicts() {
        return findings.verdicts();
    }

    /** Throughput and counts, in the terms of vLLM's serving benchmark. */
    public ServingMetrics serving() {
        return ServingMetrics.of(scenario(), outcome());
    }

    /** Time to first token. */
    public Times ttft() {
        return Times.of(serving().ttft());
    }

    /** Time per output token after the first, one figure per request. */
    public Times tpot() {
        return Times.of(serving().tpot());
    }

    /** Inter-token latency, one figure per token after the first. */
    public Times itl() {
        return Times.of(serving().itl());
    }

    /** End-to-end latency, from sending to the last token. */
    public Times e2el() {
        return Times.of(serving().e2el());
    }

    /** Output tokens per second. */
    public double tokensPerSecond() {
        return serving().outputThroughput();
    }

    /** Output tokens per second and device. */
    public double tokensPerSecondPerGpu() {
        return serving().outputThroughputPerGpu();
    }

    /** Joules of the hall, and by what drew them; empty where the catalogue does not know the watts. */
    public Optional<EnergyUse> energy() {
        return Optional.ofNullable(outcome().energy());
    }

    /** Joules of the hall; empty where the catalogue does not know the watts. */
    public Optional<Uncertain> joules() {
        return energy().map(EnergyUse::facility);
    }

    /** Dollars of the whole run by the kind of price; empty where the catalogue does not know the watts. */
    public Optional<SequencedMap<String, Uncertain>> dollars() {
        return energy().map(EnergyUse::dollars);
    }

    /** Everything that the run found. */
    public Outcome outcome() {
        return findings.outcome();
    }

    /** As {@code orrery run --json} prints it. */
    public String json() {
        return findings.json();
    }

    @Override
    public String toString() {
        return findings.text();
    }
}
