package orrery.deploy.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.Effect.Severity;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.node.scenario.Response.Recovery;
import orrery.protocol.units.SimDuration;

class FaultAssemblyTest {
    private static final long SECOND = SimDuration.seconds(1).picos();

    private static ScheduledFault read(String entry) {
        return ScenarioFile.read("hgx-h100", List.of("faults=[" + entry + "]"))
                .scenario()
                .faults()
                .schedule()
                .getFirst();
    }

    @Test
    void readsAFaultAtATimeForAWhile() {
        assertEquals(
                new ScheduledFault(
                        Timing.at(10 * SECOND, 4 * SECOND),
                        FaultAction.NVLINK_DOWN,
                        "gpu[17].link[14]",
                        new Effect(Double.NaN, Severity.FATAL),
                        1),
                read("{at: 10 s, for: 4 s, action: nvlink.down, select: \"gpu[17].link[14]\", effect: fatal}"));
    }

    @Test
    void readsARateAndWhatMultipliesIt() {
        assertEquals(
                new ScheduledFault(
                        new Timing(0, Timing.FOREVER, 0, 20 * SECOND, 2.8e-7 * 1e6),
                        FaultAction.SDC,
                        "gpu[*]",
                        Effect.USUAL,
                        7),
                read("{rate: 2.8e-7 /gpu/h, multiplier: 1e6, from: 0 s, until: 20 s, action: sdc, select: \"gpu[*]\","
                        + " seed: 7}"));
    }

    @Test
    void readsOneThatComesBack() {
        assertEquals(
                new Timing(SECOND, SECOND / 10, 2 * SECOND, 9 * SECOND, 0),
                read("{at: 1 s, every: 2 s, until: 9 s, for: 100 ms, action: nic.flap, select: \"random(1 of nic[*])\"}")
                        .timing());
    }

    @Test
    void readsAShareAsNumberOrText() {
        var asNumber = read("{at: 1 s, action: gpu.slowed, select: gpu0, effect: 0.6}");
        var asText = read("{at: 1 s, action: packet.loss, select: gpu0, effect: 1e-6}");

        assertEquals(new Effect(0.6, Severity.USUAL), asNumber.effect());
        assertEquals(new Effect(1e-6, Severity.USUAL), asText.effect());
    }

    @Test
    void everyActionIsAWordOfTheSchema() {
        for (var action : FaultAction.values()) {
            assertEquals(
                    action,
                    read("{at: 1 s, for: 1 s, action: " + action.id() + ", select: gpu0}")
                            .action());
        }
    }

    @Test
    void readsWhatTheSystemAnswers() {
        var response = ScenarioFile.read("hgx-h100", List.of("response={recovery: fail-stop, spares: 3, reset: 5 s}"))
                .scenario()
                .faults()
                .response();

        assertEquals(Recovery.FAIL_STOP, response.recovery());
        assertEquals(3, response.spares());
        assertEquals(SimDuration.seconds(5), response.times().reset());
    }
}
