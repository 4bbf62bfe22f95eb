package orrery.node.lpu;

import java.util.List;
import java.util.Map;
import orrery.fabric.schedule.Slots;
import orrery.fabric.time.Derived;

/**
 * What every LPU of a copy does in one step, counted in slots from the step's start.
 *
 * @param actions by device, in the order in which they are done
 * @param slots of all packets
 * @param derivation the step that it is written for; null while it is written
 */
record Timetable(Map<Integer, List<Action>> actions, Slots slots, Derivation derivation) implements Derived {
    /** The same, with what it is written from. */
    Timetable from(Derivation written) {
        return new Timetable(actions, slots, written);
    }

    List<Action> of(int device) {
        return actions.get(device);
    }
}
