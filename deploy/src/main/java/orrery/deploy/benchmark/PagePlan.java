package orrery.deploy.benchmark;

import java.util.List;
import orrery.protocol.units.SimDuration;

/**
 * Which run is looked at while the frames of its live page are timed.
 *
 * @param scenario of those that are shipped, or a file
 * @param settings that it is changed by, as by {@code --set}
 * @param pace virtual time in a second of wall time while frames are timed, so that the run leaves the browser room
 * @param window width and height in points
 * @param seconds for which frames are timed, of each kind
 * @param betweenKeys milliseconds from one key to the next while it is zoomed
 * @param times runs, each in a fresh JVM and with a fresh browser
 * @param java options of the JVM of the run
 */
public record PagePlan(
        String scenario,
        List<String> settings,
        SimDuration pace,
        List<Integer> window,
        int seconds,
        int betweenKeys,
        int times,
        List<String> java) {

    PagePlan times(int others) {
        return new PagePlan(scenario, settings, pace, window, seconds, betweenKeys, others, java);
    }
}
