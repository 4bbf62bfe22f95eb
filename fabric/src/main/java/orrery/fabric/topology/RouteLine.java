package orrery.fabric.topology;

/**
 * A prescribed hop: at one device, what is meant for a destination goes on to the next.
 *
 * @param at name of the device that sends on
 * @param destination name of the device it is meant for
 * @param next name of a neighbour of {@code at}
 * @param place where this was written, for example {@code lab.yaml:12}
 */
public record RouteLine(String at, String destination, String next, String place) {
    RouteLine unplaced() {
        return new RouteLine(at, destination, next, "");
    }
}
