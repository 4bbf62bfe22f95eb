package orrery.node.snapshot;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a device was made with: its own objects and the surroundings they refer to, each by its number.
 *
 * @param own the device's own, in the order in which they were found
 * @param surroundings as they were found
 * @param fingerprint of the classes and sizes of all: the same in every fresh device of the same kind, place and run
 */
record Known(List<Object> own, List<Interior> surroundings, long fingerprint) {

    /** With what came to it while the run went on, numbered after all that there was. */
    Known and(Known more) {
        return new Known(joined(own, more.own), joined(surroundings, more.surroundings), fingerprint);
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
