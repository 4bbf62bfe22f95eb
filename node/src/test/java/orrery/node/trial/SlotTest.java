package orrery.node.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import orrery.protocol.units.SimTime;

final class SlotTest {
    @Test
    void progressCountsFromTheLaunchOfTheSize() {
        var third = Slot.of(2, null, null);
        assertEquals(new SimTime(5), TrialEmulation.withinSize(new SimTime(third.launchedPs() + 5)));
        assertEquals(new SimTime(5), TrialEmulation.withinSize(new SimTime(5)), "lasers are lit before the first");
    }
}
