package orrery.node.emulation;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.time.Note;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Findings.DeviceFinding;
import orrery.node.emulation.Findings.PortFinding;
import orrery.node.numerics.NumericsKind;
import orrery.node.outcome.BusiestLink;
import orrery.node.outcome.DeviceOutcome;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Foreseen;
import orrery.node.outcome.MissedDeadline;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimDuration;

/**
 * Puts the findings of all JVMs together. Everything is brought into the order of devices, requests or names first, so
 * that the outcome does not show who found what.
 */
public final class Merging {
    private final Scenario scenario;
    private final Topology topology;
    private final List<Findings> findings;
    private final List<DeviceFinding> devices;
    private final List<RequestOutcome> requests;
    private final Incidents incidents;

    /** @throws IllegalStateException where a device or a request is missing, or is there twice */
    public Merging(Scenario scenario, Topology topology, List<Findings> findings) {
        this.scenario = scenario;
        this.topology = topology;
        this.findings = List.copyOf(findings);
        this.devices = sorted(Findings::devices, Comparator.comparingInt(DeviceFinding::device));
        this.incidents = new Incidents(
                scenario.faults().on(topology, scenario.seed()),
                topology,
                all(one -> one.answered().outages()).toList(),
                all(one -> one.answered().losses()).toList());
        this.requests = sorted(Findings::requests, Comparator.comparingInt(RequestOutcome::request));
        requireAll("device", topology.devices(), devices, DeviceFinding::device);
        requireAll("request", scenario.load().prompts().size(), requests, RequestOutcome::request);
    }

    private <T> List<T> sorted(Function<Findings, List<T>> part, Comparator<T> order) {
        return all(part).sorted(order).toList();
    }

    private <T> Stream<T> all(Function<Findings, List<T>> part) {
        return findings.stream().map(part).flatMap(List::stream);
    }

    /** Rows are in order, so row i must be number i. */
    private static <T> void requireAll(String what, int count, List<T> rows, ToIntFunction<T> number) {
        var first = IntStream.range(0, rows.size())
                .filter(i -> number.applyAsInt(rows.get(i)) != i)
                .findFirst()
                .orElse(rows.size());
        if (rows.size() != count || first != count) {
            throw new IllegalStateException("the run ended with " + rows.size() + " of " + count + " " + what + "s; "
                    + what + " " + first + " is missing or there twice");
        }
    }

    /** @throws RunStalled where a request never came to its end, and no fault says why */
    public Outcome outcome(Effort effort) {
        var struck = incidents.until(endPs());
        if (struck.isEmpty()) {
            Finishing.require(topology, findings);
        }
        return new Outcome(
                struck.isEmpty()
                        ? requests
                        : requests.stream().map(incidents::of).toList(),
                new SimDuration(endPs()),
                Traffic.of(topology, all(Findings::media).toList()),
                busiest(),
                devices.stream().map(this::named).toList(),
                Joules.of(topology, scenario.formats(), devices, endPs()),
                Verdict.of(sorted(Findings::checks, Comparator.comparingInt(SequenceCheck::request))),
                missedDeadlines(),
                struck,
                fingerprint(),
                effort.with(all(one -> List.of(one.foreseen())).reduce(Foreseen.NOTHING, Foreseen::plus)));
    }

    private String fingerprint() {
        return scenario.numerics() == NumericsKind.NONE
                ? Fingerprint.ofTimes(devices, Traffic.sums(all(Findings::media).toList()), requests)
                : Fingerprint.of(devices, requests);
    }

    private List<MissedDeadline> missedDeadlines() {
        return devices.stream()
                .flatMap(device -> device.faults().stream()
                        .map(happened -> new MissedDeadline(topology.name(device.device()), happened)))
                .toList();
    }

    /** Lines of the transcript, in the order of virtual time. */
    public List<Note> notes() {
        return sorted(Findings::notes, Comparator.naturalOrder());
    }

    private long endPs() {
        return devices.stream().mapToLong(DeviceFinding::lastPs).max().orElse(0);
    }

    private BusiestLink busiest() {
        return findings.stream()
                .map(Findings::busiest)
                .filter(port -> port != null && port.busyPs() > 0)
                .min(Comparator.comparingLong(PortFinding::busyPs)
                        .reversed()
                        .thenComparingInt(PortFinding::device)
                        .thenComparingInt(PortFinding::port))
                .map(this::named)
                .orElse(null);
    }

    private DeviceOutcome named(DeviceFinding found) {
        var work = found.work();
        return new DeviceOutcome(
                topology.name(found.device()),
                topology.part(found.device()).name(),
                topology.rack(found.device()),
                new SimDuration(work.busyPs()),
                work.flops(),
                work.memoryBytes(),
                found.handled(),
                found.hash());
    }

    private BusiestLink named(PortFinding port) {
        return new BusiestLink(
                topology.name(port.device()),
                topology.name(topology.peer(port.device(), port.port())),
                topology.medium(port.device(), port.port()).name(),
                new SimDuration(port.busyPs()),
                100.0 * port.busyPs() / endPs());
    }
}
