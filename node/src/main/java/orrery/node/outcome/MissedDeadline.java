package orrery.node.outcome;

/**
 * Something was not where a timetable wanted it; the device that missed it did nothing more.
 *
 * @param device its name
 * @param happened for example {@code transfer 7 was due at LPU 3 at 350000 ps and came at 352000 ps}
 */
public record MissedDeadline(String device, String happened) {}
