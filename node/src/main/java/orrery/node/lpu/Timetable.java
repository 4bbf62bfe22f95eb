package orrery.node.lpu;

import java.util.List;
import java.util.Map;
import orrery.fabric.schedule.Slots;

/**
 * What every LPU of a copy does in one step, counted in slots from the step's start.
 *
 * @param actions by device, in the order in which they are done
 * @param slots of all packets
 */
record Timetable(Map<Integer, List<Action>> actions, Slots slots) {
    List<Action> of(int device) {
        return actions.get(device);
    }
}
