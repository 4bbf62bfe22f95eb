package orrery.fabric.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import orrery.fabric.link.LinkErrors;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Sized;

class SlotsTest {
    private static final int TRAY = 16;
    private static final Topology RACK = Topologies.named("lpx");
    private static final Sized VECTORS = new Sized(3_200);

    private static List<Integer> tray() {
        return IntStream.range(0, TRAY).boxed().toList();
    }

    /** Everybody follows the schedule; one LPU's clock may be behind. */
    private static List<ScheduledLpu> run(Slots slots, int behind, long offPs, LinkErrors errors) {
        var lpus = IntStream.of(RACK.lpus())
                .mapToObj(lpu -> new ScheduledLpu(RACK, lpu, slots, lpu == behind ? offPs : 0, errors))
                .toList();
        var others = IntStream.range(RACK.lpus().length, RACK.devices()).mapToObj(SlotsTest::silent);
        new PlainLoop(Stream.concat(lpus.stream(), others)
                        .map(device -> new PlainLoop.Wired(device, Ports.peers(RACK, device.number())))
                        .toList())
                .run();
        return lpus;
    }

    /** Hosts, adapters and switches, which have nothing to do with the schedule. */
    private static Device silent(int number) {
        return new Device() {
            @Override
            public int number() {
                return number;
            }

            @Override
            public void on(long nowPs, Event event, Outbox out) {}
        };
    }

    private static List<MissedSlot> faults(List<ScheduledLpu> lpus) {
        return lpus.stream().flatMap(lpu -> lpu.faults(Long.MAX_VALUE).stream()).toList();
    }

    private static int received(List<ScheduledLpu> lpus) {
        return lpus.stream().mapToInt(ScheduledLpu::received).sum();
    }

    @Test
    void anAllToAllInATrayIsOneSlotAndEveryPacketComesInIt() {
        var slots = Exchanges.allToAll(RACK, tray(), VECTORS);
        var lpus = run(slots, -1, 0, LinkErrors.NONE);
        assertEquals(TRAY * (TRAY - 1), slots.count());
        assertEquals(0, slots.transfer(17).slot());
        assertEquals(slots.count(), received(lpus));
        assertEquals(List.of(), faults(lpus));
    }

    @Test
    void twinsExchangeOverTheirOwnWires() {
        var twins = IntStream.range(0, 16).mapToObj(tray -> 3 + tray * TRAY).toList();
        var slots = Exchanges.allToAll(RACK, twins, VECTORS);
        var lpus = run(slots, -1, 0, LinkErrors.NONE);
        assertEquals(16 * 15, received(lpus));
        assertEquals(List.of(), faults(lpus));
    }

    @Test
    void whatNoWireLeadsToGoesThroughOneLpuInASlotAfterItCame() {
        var members = List.of(0, 1, TRAY, TRAY + 1);
        var slots = Exchanges.allToAll(RACK, members, VECTORS);
        assertEquals(4 * 2 + 4 * 2, slots.count());
        assertEquals(List.of(), faults(run(slots, -1, 0, LinkErrors.NONE)));
    }

    @Test
    void aClockThatIsBehindByMoreThanASlotMakesItsPacketsFaultsEverywhere() {
        var slots = Exchanges.allToAll(RACK, tray(), VECTORS);
        assertEquals(
                List.of(),
                faults(run(slots, 5, slots.slotPs() - 1, LinkErrors.NONE)).stream()
                        .filter(fault -> fault.lpu() != 5)
                        .toList());
        var late = faults(run(slots, 5, slots.slotPs(), LinkErrors.NONE));
        // What the late one sends comes too late for all others, and what they send too early for it.
        assertEquals(2 * (TRAY - 1), late.size());
        var fault = late.stream().filter(one -> one.lpu() == 0).findFirst().orElseThrow();
        assertEquals(fault.duePs() + slots.slotPs(), fault.camePs());
        assertTrue(fault.describe().contains("was due at LPU 0"), fault.describe());
    }

    @Test
    void aDamagedPacketIsMissedByWhoeverCountsOnIt() {
        var slots = Exchanges.allToAll(RACK, List.of(0, 1, TRAY, TRAY + 1), VECTORS);
        var lpus = run(slots, -1, 0, new LinkErrors(7, 0.02));
        var faults = faults(lpus);
        assertNotEquals(List.of(), faults);
        assertEquals(slots.count(), received(lpus) + faults.size());
        assertTrue(faults.stream().allMatch(fault -> fault.camePs() == MissedSlot.NEVER));
        // Nobody sent anything twice, and nobody waited.
        assertEquals(faults, faults(run(slots, -1, 0, new LinkErrors(7, 0.02))));
    }

    @Test
    void twoTransfersInOneSlotOfALinkAreRefused() {
        var draft = new Slots.Draft(RACK);
        draft.add(0, 0, 0, VECTORS);
        draft.add(0, 0, draft.length(0, 0, VECTORS) - 1, VECTORS);
        var problem = assertThrows(ScheduleProblem.class, draft::seal);
        assertTrue(problem.getMessage().contains("of which transfer 0 has"), problem.getMessage());
    }

    @Test
    void passingOnWhatIsNotThereYetIsRefused() {
        var draft = new Slots.Draft(RACK);
        var arrived = draft.add(0, 0, 0, VECTORS);
        draft.passOn(arrived, 1, draft.arrivedBy(arrived) - 1);
        var problem = assertThrows(ScheduleProblem.class, draft::seal);
        assertTrue(problem.getMessage().contains("allowed: slot " + draft.arrivedBy(arrived)), problem.getMessage());
    }
}
