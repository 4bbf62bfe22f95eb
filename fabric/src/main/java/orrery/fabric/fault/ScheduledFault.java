package orrery.fabric.fault;

/**
 * One entry of a schedule, or what somebody typed while a run went on.
 *
 * @param timing when, how long, how often
 * @param action what goes wrong
 * @param select with what: see {@code Selector}
 * @param effect how bad it is
 * @param seed what is drawn in it (which devices, when) derives from it and the run's seed
 */
public record ScheduledFault(Timing timing, FaultAction action, String select, Effect effect, long seed) {

    /**
     * When a fault strikes.
     *
     * @param atPs the first time; with a rate, when drawing begins
     * @param forPs how long it lasts; {@link #FOREVER} where nothing heals it
     * @param everyPs from one to the next; 0 where it strikes once
     * @param untilPs none strikes from then on; {@link #FOREVER} where it strikes once
     * @param perHour events of each selected device or link per hour of virtual time, exponentially distributed; 0 where it strikes at a time
     */
    public record Timing(long atPs, long forPs, long everyPs, long untilPs, double perHour) {
        public static final long FOREVER = Long.MAX_VALUE;

        /** Once, until it is healed by hand or not at all. */
        public static Timing at(long atPs) {
            return new Timing(atPs, FOREVER, 0, FOREVER, 0);
        }

        /** Once, for a while. */
        public static Timing at(long atPs, long forPs) {
            return new Timing(atPs, forPs, 0, FOREVER, 0);
        }
    }
}
