package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.link.Held;
import orrery.fabric.time.Note;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Findings.DeviceFinding;
import orrery.node.emulation.Findings.MediumFinding;
import orrery.node.emulation.Findings.PortFinding;
import orrery.node.emulation.Findings.Underway;
import orrery.node.emulation.Findings.Work;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Foreseen;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimTime;

class MergingTest {
    private static final Effort NO_EFFORT = new Effort(0, 0, 0, 0, 0);
    private static final int REQUESTS = 5;

    private final Topology topology = Topologies.named("hgx-h100");

    private static Scenario scenario() {
        var ask = new Load.Ask("Once", "");
        return new Scenario(
                "merging",
                "hgx-h100",
                new ModelSource.Embedded("orrery-tiny"),
                new Plan(8, 1, Plan.AllReduce.AUTO),
                new Load(Collections.nCopies(REQUESTS, ask), 4, 64),
                new Sampling.Greedy(),
                1);
    }

    private Findings share(List<Integer> devices, List<Integer> requests) {
        return new Findings(
                devices.stream()
                        .map(d -> new DeviceFinding(d, 31L * d, d + 1, 1_000_000L + d, work(10L * d + 1)))
                        .toList(),
                devices.isEmpty() ? List.of() : List.of(new MediumFinding("nvlink4 x5", devices.size(), 10, 12)),
                devices.stream()
                        .map(d -> new PortFinding(d, 0, 500))
                        .findFirst()
                        .orElse(null),
                requests.stream().map(MergingTest::request).toList(),
                requests.stream().map(MergingTest::check).toList(),
                devices.stream().map(d -> new Note(100 - d, d, 0, "began")).toList());
    }

    private static Work work(long busyPs) {
        return new Work(busyPs, 1e6, 1e3, List.of(new MediumFinding("nvlink4 x5", 1, 10, 12)));
    }

    private static RequestOutcome request(int number) {
        return request(number, RequestOutcome.Ended.LENGTH);
    }

    private static RequestOutcome request(int number, RequestOutcome.Ended ended) {
        return new RequestOutcome(
                number,
                0,
                "Once",
                2,
                List.of(number, 7),
                "upon",
                ended,
                SimTime.ZERO,
                List.of(new SimTime(1), new SimTime(2)),
                RequestOutcome.Answer.NOT_ASKED);
    }

    private static SequenceCheck check(int request) {
        return new SequenceCheck(request, true, request * 1e-6, request * 1e-7, 1.0 / (request + 1), List.of(), null);
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private Outcome whole() {
        return merged(List.of(share(upTo(topology.devices()), upTo(REQUESTS)))).outcome(NO_EFFORT);
    }

    private Merging merged(List<Findings> findings) {
        return new Merging(scenario(), topology, findings);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void theOutcomeDoesNotShowWhoFoundWhat(long seed) {
        var random = new Random(seed);
        var devices = new ArrayList<List<Integer>>();
        var requests = new ArrayList<List<Integer>>();
        for (var jvm = 0; jvm < 3; jvm++) {
            devices.add(new ArrayList<>());
            requests.add(new ArrayList<>());
        }
        upTo(topology.devices())
                .forEach(device -> devices.get(random.nextInt(3)).add(device));
        upTo(REQUESTS).forEach(request -> requests.get(random.nextInt(3)).add(request));
        var shares = new ArrayList<>(IntStream.range(0, 3)
                .mapToObj(j -> share(devices.get(j), requests.get(j)))
                .toList());
        Collections.shuffle(shares, random);
        var expected = merged(List.of(share(upTo(topology.devices()), upTo(REQUESTS))));

        assertEquals(withoutTraffic(whole()), withoutTraffic(merged(shares).outcome(NO_EFFORT)), "seed " + seed);
        assertEquals(expected.notes(), merged(shares).notes(), "seed " + seed);
    }

    /** The example's bytes are per JVM, not per device. */
    private static Outcome withoutTraffic(Outcome o) {
        return new Outcome(
                o.requests(),
                o.end(),
                List.of(),
                o.busiest(),
                o.energy(),
                o.verification(),
                o.fingerprint(),
                o.effort());
    }

    @Test
    void bytesOfAllJvmsAddUpByKindOfLink() {
        var half = topology.devices() / 2;
        var shares = List.of(
                share(upTo(half), upTo(REQUESTS)),
                share(IntStream.range(half, topology.devices()).boxed().toList(), List.of()));

        var traffic = merged(shares).outcome(NO_EFFORT).traffic();

        assertEquals(1, traffic.size());
        assertEquals(topology.devices(), traffic.getFirst().links());
        assertEquals(20, traffic.getFirst().content().bytes());
        assertEquals(24, traffic.getFirst().wire().bytes());
    }

    @Test
    void ofEquallyBusyLinksTheLowestDeviceIsNamed() {
        var busiest = whole().busiest();

        assertEquals(topology.name(0), busiest.from());
        assertEquals(topology.name(topology.peer(0, 0)), busiest.to());
        assertEquals(100.0 * 500 / (1_000_000 + topology.devices() - 1), busiest.percent());
    }

    @Test
    void onlyGpusThatComputedCountWithTheirShareOfServerAndNetwork() {
        var energy = whole().energy();

        assertEquals(8, energy.accelerators());
        assertEquals((1_000_000 + topology.devices() - 1) * 1e-12, energy.seconds(), 1e-18);
        var active = Catalogue.load().gpu("h100-sxm").power().active().value();
        assertTrue(energy.chips().value() > 8 * active * energy.seconds(), energy.toString());
        assertTrue(energy.server().value() > energy.chips().value(), energy.toString());
        assertTrue(energy.facility().value() > energy.server().value(), energy.toString());
    }

    @Test
    void worstAndLeastOfAllChecksAreKept() {
        var verification = whole().verification();

        assertEquals(REQUESTS, verification.equal());
        assertEquals((REQUESTS - 1) * 1e-6, verification.maxLogitDifference());
        assertEquals(1.0 / REQUESTS, verification.leastGap());
    }

    @Test
    void anotherTokenOrAnotherEventIsAnotherFingerprint() {
        var devices = List.of(new DeviceFinding(0, 1, 1, 0, work(0)));
        var original = Fingerprint.of(devices, List.of(request(1)));

        assertNotEquals(original, Fingerprint.of(devices, List.of(request(2))));
        assertNotEquals(original, Fingerprint.of(List.of(new DeviceFinding(0, 2, 1, 0, work(0))), List.of(request(1))));
        assertEquals(64, original.length());
    }

    @Test
    void aRunWhoseRequestsDoNotFinishIsNoOutcomeButSaysWhoWaitsForWhat() {
        var held = new Held(0, 0, 3, 4096, Held.Reason.STOPPED);
        var merging = merged(List.of(unfinished(List.of(), List.of(held))));

        var stalled = assertThrows(RunStalled.class, () -> merging.outcome(NO_EFFORT));

        assertEquals(
                List.of(
                        "nothing more happens, and 1 of 5 requests never finished (tokens of request 0: 2):"
                                + " 3 messages were never delivered",
                        topology.linkName(0, 0) + " was stopped: 3 messages, 4096 B wait",
                        topology.name(1) + " waits in Dispatch[block=3]"),
                stalled.getMessage().lines().toList());
    }

    @Test
    void aMissedDeadlineSaysWhyARequestDidNotFinish() {
        var outcome = merged(List.of(unfinished(List.of("transfer 7 came late"), List.of())))
                .outcome(NO_EFFORT);

        assertEquals(1, outcome.missedDeadlines().size());
        assertEquals(
                RequestOutcome.Ended.UNFINISHED, outcome.requests().getFirst().ended());
    }

    private Findings unfinished(List<String> faults, List<Held> held) {
        var all = share(upTo(topology.devices()), upTo(REQUESTS));
        var devices = new ArrayList<>(all.devices());
        devices.set(0, new DeviceFinding(0, 0, 1, 1_000_000, work(1), faults));
        var requests = new ArrayList<>(all.requests());
        requests.set(0, request(0, RequestOutcome.Ended.UNFINISHED));
        return new Findings(
                devices,
                all.media(),
                all.busiest(),
                requests,
                all.checks(),
                all.notes(),
                Foreseen.NOTHING,
                held,
                List.of(new Underway(1, "Dispatch[block=3]")));
    }

    @Test
    void aDeviceThatNobodyFoundIsMissed() {
        var missing = new ArrayList<>(upTo(topology.devices()));
        missing.remove(3);

        var problem = assertThrows(IllegalStateException.class, () -> merged(List.of(share(missing, upTo(REQUESTS)))));

        assertTrue(problem.getMessage().contains("device 3 is missing"), problem.getMessage());
    }
}
