package orrery.node.snapshot;

import java.util.IdentityHashMap;
import java.util.Map;

/** The numbers of what a device was made with, for looking up. */
final class Numbering {
    private Known known;
    private final Map<Object, Integer> own = new IdentityHashMap<>();

    Numbering(Known known) {
        this.known = known;
        number(0);
    }

    private void number(int first) {
        for (var number = first; number < known.own().size(); number++) {
            own.putIfAbsent(known.own().get(number), number);
        }
    }

    /** Numbers what came to the device while the run went on. */
    void add(Known more) {
        var first = known.own().size();
        known = known.and(more);
        number(first);
    }

    boolean has(Object object) {
        return own.containsKey(object) || place(object) != null;
    }

    /** Among the device's own; null where it is not. */
    Integer own(Object object) {
        return own.get(object);
    }

    /** In the surroundings; null where it is not. */
    Place place(Object object) {
        for (var i = 0; i < known.surroundings().size(); i++) {
            var number = known.surroundings().get(i).number(object);
            if (number != null) {
                return new Place(i, number);
            }
        }
        return null;
    }

    /** Something in one of the surroundings. */
    record Place(int surrounding, int number) {}
}
