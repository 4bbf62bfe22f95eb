package orrery.fabric.schedule;

/** A schedule that no LPUs could follow: says which transfer, and why. */
public final class ScheduleProblem extends IllegalArgumentException {
    public ScheduleProblem(String message) {
        super(message);
    }
}
