package orrery.fabric.fault;

import orrery.fabric.fault.ScheduledFault.Timing;

/**
 * What somebody adds to a schedule while a run goes on.
 *
 * <pre>
 *   Amendment ──border of virtual time──▶ Dated ──▶ FaultSchedule, one entry longer or with one healed
 * </pre>
 */
public sealed interface Amendment {

    /** One more entry. Its times count from the border at which it takes effect. */
    record Inject(ScheduledFault fault) implements Amendment {}

    /** An entry is healed: what it has struck by then is taken back. */
    record Heal(int entry) implements Amendment {}

    /** One that has its time, and can be made again. */
    record Dated(long atPs, Amendment amendment) {

        /** @throws FaultProblem where it does not go with the schedule, which is as it was then */
        public FaultSchedule to(FaultSchedule schedule) {
            return switch (amendment) {
                case Inject(var fault) -> schedule.added(from(fault));
                case Heal(var entry) -> schedule.healed(entry, atPs);
            };
        }

        private ScheduledFault from(ScheduledFault fault) {
            var timing = fault.timing();
            var moved = new Timing(
                    later(timing.atPs()), timing.forPs(), timing.everyPs(), later(timing.untilPs()), timing.perHour());
            return new ScheduledFault(moved, fault.action(), fault.select(), fault.effect(), fault.seed());
        }

        private long later(long ps) {
            return ps >= Timing.FOREVER - atPs ? Timing.FOREVER : ps + atPs;
        }
    }
}
