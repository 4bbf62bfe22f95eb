package orrery.node.emulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.fault.Strike;
import orrery.fabric.topology.Topology;
import orrery.node.orchestration.Outage;
import orrery.node.outcome.Incident;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.serving.Loss;
import orrery.protocol.units.SimTime;

/** What the faults of a run came to: which copies went down by which of them, for how long, and what that cost. */
final class Incidents {
    private final FaultSchedule schedule;
    private final Topology topology;
    private final List<Outage> outages;
    private final List<Loss> losses;

    Incidents(FaultSchedule schedule, Topology topology, List<Outage> outages, List<Loss> losses) {
        this.schedule = schedule;
        this.topology = topology;
        this.outages = outages;
        this.losses = losses;
    }

    /**
     * A time at which an entry of the schedule struck.
     *
     * @param devices all that noticed, the far ends of dead links among them
     * @param struck those that it was meant for
     */
    private record Occurrence(int entry, long atPs, Set<Integer> devices, Set<Integer> struck, Long healedPs) {}

    /** In the order in which they struck, up to the end of the run. */
    List<Incident> until(long endPs) {
        var occurrences = occurrences(endPs);
        var causes = outages.stream().map(outage -> cause(outage, occurrences)).toList();
        return occurrences.stream()
                .map(one -> incident(
                        one,
                        IntStream.range(0, causes.size())
                                .filter(outage -> one.equals(causes.get(outage)))
                                .mapToObj(outages::get)
                                .toList()))
                .toList();
    }

    /** A request in such a run; unfinished ones have failed. */
    RequestOutcome of(RequestOutcome request) {
        var recomputed = losses.stream()
                .filter(loss -> loss.request() == request.request())
                .mapToLong(Loss::recomputedTokens)
                .sum();
        return request.in(request.ended() == Ended.UNFINISHED ? Ended.FAILED : request.ended(), recomputed);
    }

    private List<Occurrence> occurrences(long endPs) {
        var found = new ArrayList<Occurrence>();
        for (var entry = 0; entry < schedule.faults().size(); entry++) {
            var strikes = schedule.strikes(entry);
            var number = entry;
            strikes.stream()
                    .filter(strike -> !strike.heals() && strike.atPs() <= endPs)
                    .mapToLong(Strike::atPs)
                    .distinct()
                    .forEach(atPs -> found.add(occurrence(number, atPs, strikes, endPs)));
        }
        found.sort(Comparator.comparingLong(Occurrence::atPs).thenComparingInt(Occurrence::entry));
        return found;
    }

    private static Occurrence occurrence(int entry, long atPs, List<Strike> strikes, long endPs) {
        var now = strikes.stream()
                .filter(strike -> !strike.heals() && strike.atPs() == atPs)
                .toList();
        var devices = devices(now.stream());
        var struck = devices(now.stream().filter(strike -> !(strike.fault() instanceof DeviceFault.OfPort)));
        var healedPs = strikes.stream()
                .filter(strike -> strike.heals() && strike.atPs() > atPs && strike.atPs() <= endPs)
                .filter(strike -> devices.contains(strike.device()))
                .map(Strike::atPs)
                .min(Comparator.naturalOrder());
        return new Occurrence(entry, atPs, devices, struck.isEmpty() ? devices : struck, healedPs.orElse(null));
    }

    private static Set<Integer> devices(Stream<Strike> strikes) {
        return strikes.map(Strike::device).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The latest that struck the device, or, where the one that told is not the one that was struck, the latest of all. */
    private static Occurrence cause(Outage outage, List<Occurrence> occurrences) {
        Occurrence latest = null;
        Occurrence latestThere = null;
        for (var one : occurrences) {
            if (one.atPs <= outage.detectedPs()) {
                latest = one;
                latestThere = one.devices.contains(outage.trouble().device()) ? one : latestThere;
            }
        }
        return latestThere == null ? latest : latestThere;
    }

    private Incident incident(Occurrence one, List<Outage> caused) {
        var lost = losses.stream()
                .filter(loss -> caused.stream().anyMatch(outage -> isFirst(outage, loss)))
                .toList();
        return new Incident(
                one.entry,
                schedule.faults().get(one.entry).action().id(),
                names(one.struck.stream()),
                names(caused.stream().flatMap(outage -> outage.devices().stream())),
                new SimTime(one.atPs),
                one.healedPs == null ? null : new SimTime(one.healedPs),
                detected(caused),
                recovered(caused),
                caused.stream().map(Outage::copy).distinct().sorted().toList(),
                lost.stream().map(Loss::request).distinct().sorted().toList(),
                lost.stream().mapToLong(Loss::lostTokens).sum(),
                lost.stream().mapToLong(Loss::recomputedTokens).sum());
    }

    private List<String> names(Stream<Integer> devices) {
        return devices.distinct().sorted().map(topology::name).toList();
    }

    /** An incarnation may have several troubles, but ends by the first. */
    private boolean isFirst(Outage outage, Loss loss) {
        return outages.stream()
                .filter(other -> other.copy() == loss.copy() && other.incarnation() == loss.incarnation())
                .findFirst()
                .filter(first -> first == outage)
                .isPresent();
    }

    private static SimTime detected(List<Outage> caused) {
        return caused.stream()
                .map(Outage::detectedPs)
                .min(Comparator.naturalOrder())
                .map(SimTime::new)
                .orElse(null);
    }

    private static SimTime recovered(List<Outage> caused) {
        return caused.stream()
                .map(Outage::recoveredPs)
                .max(Comparator.naturalOrder())
                .filter(latest -> latest != Outage.NEVER)
                .map(SimTime::new)
                .orElse(null);
    }
}
