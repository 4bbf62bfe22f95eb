package orrery.fabric.fault;

import java.util.List;
import java.util.Locale;

/** What a selector picks, one at a time. */
public sealed interface Target {

    /** One device. */
    record OneDevice(int device) implements Target {}

    /** One wire, by one of its ends: the device and its port. */
    record Wire(int device, int port) implements Target {}

    /** Something that gives a device light. */
    record Light(int device, Source source, int number) implements Target {}

    /** Devices that share a fate. */
    record Together(String name, List<Integer> devices) implements Target {}

    /** Where light comes from, with the name that selectors use. */
    enum Source {
        LASER,
        MODULE,
        ENGINE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
