package orrery.node.scenario;

import java.util.List;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.topology.Topology;

/**
 * What goes wrong in a run, and how the system answers.
 *
 * @param schedule in the order of the file
 * @param amendments what somebody added while the run went on, in the order of time; such faults are numbered after those
 * @param live whether somebody may add some, or did; then nothing is taken for sure beforehand, so that a run comes out the
 *     same where its amendments are known from its beginning
 */
public record Faults(List<ScheduledFault> schedule, Response response, List<Amendment.Dated> amendments, boolean live) {
    /** Nothing goes wrong, so nothing is answered. */
    public static final Faults NONE = new Faults(List.of(), Response.NONE);

    public Faults {
        schedule = List.copyOf(schedule);
        amendments = List.copyOf(amendments);
    }

    /** Whether it is sure from the beginning that nothing goes wrong. */
    public boolean areNone() {
        return schedule.isEmpty() && !live;
    }

    /** That nobody has a hand in. */
    public Faults(List<ScheduledFault> schedule, Response response) {
        this(schedule, response, List.of(), false);
    }

    /** The same with what somebody added, or may add. */
    public Faults amended(List<Amendment.Dated> others) {
        return new Faults(schedule, response, others, true);
    }

    /**
     * All of it, worked out.
     *
     * @param seed of the run
     * @throws orrery.fabric.fault.FaultProblem where a fault cannot be
     */
    public FaultSchedule on(Topology topology, long seed) {
        var all = FaultSchedule.of(schedule, topology, response.lasers(), seed);
        for (var amendment : amendments) {
            all = amendment.to(all);
        }
        return all;
    }
}
