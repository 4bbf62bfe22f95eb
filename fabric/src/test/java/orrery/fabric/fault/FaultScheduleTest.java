package orrery.fabric.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.fault.DeviceFault.Gone;
import orrery.fabric.fault.DeviceFault.Lanes;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class FaultScheduleTest {
    private static final Topology RACK = Topologies.named("gb200-nvl72");
    private static final Topology RACKS = Topologies.named("8x-gb200-nvl72");
    private static final long SECOND = 1_000_000_000_000L;

    private static ScheduledFault fault(Timing timing, FaultAction action, String select) {
        return new ScheduledFault(timing, action, select, Effect.USUAL, 0);
    }

    private static ScheduledFault drawn(double perHour, long forPs, String select) {
        return fault(new Timing(0, forPs, 0, 1000 * 3600 * SECOND, perHour), FaultAction.GPU_LOST, select);
    }

    private static FaultSchedule of(ScheduledFault... faults) {
        return FaultSchedule.of(List.of(faults), RACK, 1);
    }

    private static String problem(ScheduledFault... faults) {
        return assertThrows(FaultProblem.class, () -> of(faults)).getMessage();
    }

    @Test
    void aLinkGoesDownAtBothEndsAtOneTimeAndComesBack() {
        var strikes = of(fault(Timing.at(SECOND, 4 * SECOND), FaultAction.NVLINK_DOWN, "link[gpu17 -> nvswitch14]"))
                .strikes();
        var gpu = RACK.find("gpu17").orElseThrow();
        var nvswitch = RACK.find("nvswitch14").orElseThrow();
        assertEquals(
                List.of(
                        new Strike(SECOND, 0, 0, gpu, new Lanes(14, Lanes.DEAD, 0), false),
                        new Strike(SECOND, 1, 0, nvswitch, new Lanes(17, Lanes.DEAD, 0), false),
                        new Strike(5 * SECOND, 2, 0, gpu, new Lanes(14, 2, 0), true),
                        new Strike(5 * SECOND, 3, 0, nvswitch, new Lanes(17, 2, 0), true)),
                strikes);
    }

    @Test
    void whatIsGoneTakesItsWiresWithItEachOnce() {
        var strikes =
                of(fault(Timing.at(SECOND), FaultAction.RACK_DOWN, "rack[0]")).strikes();
        var gone = strikes.stream()
                .filter(strike -> strike.fault() instanceof Gone)
                .count();
        var ends = strikes.stream()
                .filter(strike -> strike.fault() instanceof Lanes)
                .toList();
        assertEquals(72 + 18 + 36, gone);
        assertEquals(2 * (72 * 18 + 72 + 36), ends.size(), "NVLinks, C2C, and Ethernet to the leaf");
        assertEquals(
                ends.size(),
                ends.stream()
                        .map(strike -> RACK.link(strike.device(), ((Lanes) strike.fault()).port()))
                        .distinct()
                        .count());
    }

    @Test
    void whatHappensAtOnceHappensAgainWithoutAWordOfItsEnd() {
        var every = new Timing(SECOND, Timing.FOREVER, SECOND, 4 * SECOND, 0);
        var rate = new Timing(0, Timing.FOREVER, 0, 1000 * 3600 * SECOND, 1);

        assertEquals(3, of(fault(every, FaultAction.SDC, "gpu[1]")).strikes().size());
        assertTrue(of(fault(rate, FaultAction.GPU_MEMORY, "gpu[1]")).strikes().size() > 900);
        assertTrue(problem(fault(every, FaultAction.GPU_LOST, "gpu[1]")).contains("no duration"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void aRateStrikesAsOftenAsItSays(long seed) {
        var all = FaultSchedule.of(List.of(drawn(0.05, SECOND, "gpu[*]")), RACK, seed);
        var struck = all.strikes().stream()
                .filter(strike -> strike.fault().equals(new Gone(true)))
                .count();
        var expected = 0.05 * 1000 * 72;
        assertTrue(
                Math.abs(struck - expected) < 5 * Math.sqrt(expected), struck + " of " + expected + ", seed " + seed);
        assertEquals(
                all.strikes(),
                FaultSchedule.of(List.of(drawn(0.05, SECOND, "gpu[*]")), RACK, seed)
                        .strikes());
        assertNotEquals(
                all.strikes(),
                FaultSchedule.of(List.of(drawn(0.05, SECOND, "gpu[*]")), RACK, seed + 1)
                        .strikes());
    }

    @Test
    void whatIsDrawnForLostDevicesIsSkippedAndWhatHasItsTimesIsRefused() {
        var whole = fault(Timing.at(0), FaultAction.GPU_LOST, "gpu[0]");
        var schedule = of(drawn(1, SECOND, "gpu[0]"), whole);
        assertEquals(List.of(), schedule.strikes(0));
        var problem = problem(whole, fault(Timing.at(SECOND), FaultAction.TRAY_DOWN, "tray[0]"));
        assertTrue(problem.contains("fault 1 (tray.down)") && problem.contains("the same as fault 0"), problem);
        assertTrue(problem.contains("struck at 1.000 s"), problem);
    }

    @Test
    void whatWouldStrikeAgainAfterTheEndOfTimeStrikesOnce() {
        var late = Timing.FOREVER - 2 * SECOND;
        var schedule = of(fault(
                new Timing(late, SECOND, Timing.FOREVER - SECOND, Timing.FOREVER - 1, 0),
                FaultAction.GPU_LOST,
                "gpu[0]"));
        assertTrue(schedule.strikes(0).stream().allMatch(strike -> strike.atPs() >= late));
    }

    @Test
    void oneAfterTheOtherAndDifferentThingsAtOnceAreNoContradiction() {
        var schedule = of(
                fault(Timing.at(0, SECOND), FaultAction.GPU_LOST, "gpu[0]"),
                fault(Timing.at(SECOND, SECOND), FaultAction.GPU_LOST, "gpu[0]"),
                fault(Timing.at(0, SECOND), FaultAction.NVLINK_DOWN, "gpu[0].link[3]"),
                fault(new Timing(0, SECOND, 2 * SECOND, 9 * SECOND, 0), FaultAction.NVLINK_FLAP, "gpu[1].link[3]"));
        assertEquals(5 * 4, schedule.strikes(3).size(), "five flaps, two ends, down and back");
    }

    @Test
    void timesThatContradictThemselvesAreRefused() {
        assertTrue(
                problem(fault(new Timing(0, SECOND, SECOND, 9 * SECOND, 0), FaultAction.NVLINK_FLAP, "gpu[1].link[3]"))
                        .contains("less than every"));
        assertTrue(problem(fault(new Timing(0, SECOND, 0, Timing.FOREVER, 1), FaultAction.GPU_LOST, "gpu[1]"))
                .contains("say until"));
        assertTrue(problem(fault(Timing.at(0), FaultAction.NVLINK_FLAP, "gpu[1].link[3]"))
                .contains("nvlink.down"));
        assertTrue(
                problem(fault(Timing.at(0), FaultAction.GPU_SLOWED, "gpu[1]")).contains("share of the clock"));
        assertTrue(problem(fault(
                        new Timing(0, 1, 0, 3_600_000_000L * SECOND / 1000, 1e11), FaultAction.GPU_LOST, "gpu[*]"))
                .contains("fewer"));
    }

    @Test
    void aLiveFaultChangesNothingOfWhatWasThere() {
        var before = of(fault(Timing.at(SECOND, SECOND), FaultAction.GPU_LOST, "gpu[0]"));
        var after = before.added(fault(Timing.at(5 * SECOND), FaultAction.GPU_HANG, "gpu[1]"));
        assertEquals(before.strikes(0), after.strikes(0));
        assertEquals(1, after.strikes(1).getFirst().entry());
        assertTrue(after.strikes(1).getFirst().ordinal()
                > before.strikes(0).getLast().ordinal());
        assertThrows(
                FaultProblem.class, () -> before.added(fault(Timing.at(SECOND + 1), FaultAction.GPU_LOST, "gpu[0]")));
    }

    @Test
    void healingTakesBackWhatIsStruckAndForestallsTheScheduledHeal() {
        var schedule = of(fault(Timing.at(SECOND, 9 * SECOND), FaultAction.GPU_HANG, "gpu[0]"));
        var healed = schedule.healed(0, 3 * SECOND);
        assertEquals(
                List.of(SECOND, 3 * SECOND),
                healed.strikes().stream().map(Strike::atPs).toList());
        assertEquals(2, healed.strikes().getLast().ordinal(), "numbers are never used again");
        assertEquals(List.of(0), healed.active(2 * SECOND));
        assertEquals(List.of(), healed.active(4 * SECOND));
        healed.added(fault(Timing.at(4 * SECOND), FaultAction.GPU_HANG, "gpu[0]"));
    }

    @Test
    void aHealWithoutAFaultIsRefused() {
        var schedule = of(fault(Timing.at(SECOND), FaultAction.GPU_HANG, "gpu[0]"));
        assertThrows(FaultProblem.class, () -> schedule.healed(1, 2 * SECOND));
        assertThrows(FaultProblem.class, () -> schedule.healed(0, SECOND - 1));
        assertThrows(FaultProblem.class, () -> of().healed(0, SECOND));
        assertThrows(
                FaultProblem.class,
                () -> of(fault(Timing.at(SECOND), FaultAction.SDC, "gpu[0]")).healed(0, 2 * SECOND));
    }

    @ParameterizedTest
    @EnumSource(FaultAction.class)
    void everyActionStrikesSomething(FaultAction action) {
        var select = switch (action) {
            case GPU_LOST, GPU_SLOWED, GPU_MEMORY, GPU_HANG, SDC -> "gpu[17]";
            case NVLINK_DEGRADED, NVLINK_FLAP, NVLINK_DOWN, PACKET_LOSS, PACKET_CORRUPTION -> "gpu[17].link[14]";
            case SWITCH_DOWN, REDUCTION_LOST -> "nvswitch[14]";
            case NIC_FLAP -> "nic[3]";
            case LASER_LOST -> "switch[150].laser[0]";
            case ENGINE_DOWN -> "switch[150].engine[0]";
            case HOST_DOWN -> "host[3]";
            case TRAY_DOWN -> "tray[3]";
            case RACK_DOWN -> "rack[1]";
            case POWER_DOWN -> "power[1]";
        };
        var entry = new ScheduledFault(
                Timing.at(SECOND, SECOND), action, select, new Effect(0.5, Effect.Severity.USUAL), 0);
        var strikes = FaultSchedule.of(List.of(entry), RACKS, 1).strikes();
        var isMomentary = action == FaultAction.GPU_MEMORY || action == FaultAction.SDC;
        assertTrue(strikes.stream().anyMatch(strike -> !strike.heals()));
        assertEquals(
                isMomentary ? 0 : strikes.size() / 2,
                strikes.stream().filter(Strike::heals).count());
    }
}
