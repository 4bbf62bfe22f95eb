package orrery.node.outcome;

import java.util.List;
import orrery.node.energy.EnergyUse;
import orrery.protocol.units.SimDuration;

/**
 * Everything a run found.
 *
 * @param requests one row per request, in request order
 * @param end virtual time of the last event
 * @param traffic bytes per kind of link, in a fixed order
 * @param busiest the link that was busy longest
 * @param devices one row per device, in the order of the topology
 * @param energy joules where the catalogue knows watts
 * @param verification comparison with one device
 * @param missedDeadlines what was not where a timetable wanted it, by device
 * @param incidents what the faults of the scenario came to, in the order in which they struck
 * @param fingerprint SHA-256 over everything that happened, in hexadecimal
 * @param effort what the run cost the machine it ran on; the only part that differs from run to run
 */
public record Outcome(
        List<RequestOutcome> requests,
        SimDuration end,
        List<LinkTraffic> traffic,
        BusiestLink busiest,
        List<DeviceOutcome> devices,
        EnergyUse energy,
        Verification verification,
        List<MissedDeadline> missedDeadlines,
        List<Incident> incidents,
        String fingerprint,
        Effort effort) {

    /** Of a run without faults, of whose devices nobody asks. */
    public Outcome(
            List<RequestOutcome> requests,
            SimDuration end,
            List<LinkTraffic> traffic,
            BusiestLink busiest,
            EnergyUse energy,
            Verification verification,
            String fingerprint,
            Effort effort) {
        this(
                requests,
                end,
                traffic,
                busiest,
                List.of(),
                energy,
                verification,
                List.of(),
                List.of(),
                fingerprint,
                effort);
    }
}
