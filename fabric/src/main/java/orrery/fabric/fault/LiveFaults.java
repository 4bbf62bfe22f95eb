package orrery.fabric.fault;

/**
 * The schedule of a run that is under way, as one JVM has it. All JVMs amend theirs at the same border of virtual time, so they
 * stay the same.
 */
public final class LiveFaults {
    private final Strikes strikes;
    private FaultSchedule schedule;

    /** @param beginPs where the run is taken up; 0 for its beginning */
    public LiveFaults(FaultSchedule schedule, long beginPs) {
        this.schedule = schedule;
        this.strikes = Strikes.after(schedule.strikes(), beginPs);
    }

    /** Those to come, as whoever moves time takes them. */
    public Strikes strikes() {
        return strikes;
    }

    /**
     * Amends the schedule while all JVMs rest at a border.
     *
     * @throws FaultProblem where it does not go with the schedule; nothing is changed then
     */
    public void amend(Amendment.Dated amendment) {
        schedule = amendment.to(schedule);
        strikes.replace(schedule.strikes(), amendment.atPs());
    }
}
