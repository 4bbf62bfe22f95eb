package orrery.fabric.catalogue;

import orrery.protocol.units.Uncertain;

/**
 * Something that takes time after a failure.
 *
 * @param name for example {@code reboot}
 * @param seconds any time of this range is as likely as any other
 */
public record Recovery(String name, Uncertain seconds) {

    /** Seconds at a place in the range, which 0 begins and 1 ends. */
    public double seconds(double place) {
        return seconds.low() + place * (seconds.high() - seconds.low());
    }
}
