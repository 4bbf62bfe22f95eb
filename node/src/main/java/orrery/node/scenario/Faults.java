package orrery.node.scenario;

import java.util.List;
import orrery.fabric.fault.ScheduledFault;

/**
 * What goes wrong in a run, and how the system answers.
 *
 * @param schedule in the order of the file; faults that somebody adds while the run goes on are numbered after them
 */
public record Faults(List<ScheduledFault> schedule, Response response) {
    /** Nothing goes wrong, so nothing is answered. */
    public static final Faults NONE = new Faults(List.of(), Response.NONE);

    public Faults {
        schedule = List.copyOf(schedule);
    }
}
