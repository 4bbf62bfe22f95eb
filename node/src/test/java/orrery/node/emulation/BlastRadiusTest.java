package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.node.outcome.RequestOutcome;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimDuration;

/** Which requests are named as struck: those that ran, those that waited, and no others. */
class BlastRadiusTest {
    private static final long MICRO = FaultyRun.MICRO;
    private static final int REQUESTS = 6;

    /** One copy at each of two hosts; even requests go to the first. */
    private static Scenario sentEvery(long micros) {
        var load = Runs.load(REQUESTS, 4, 512, new SimDuration(micros * MICRO));
        return Runs.of("hgx-h100", new Plan(4, 2, AllReduce.AUTO), load);
    }

    private static FaultyRun run(Scenario scenario, Recovery recovery, ScheduledFault fault) {
        return FaultyRun.of(scenario, FaultyRun.response(recovery), fault);
    }

    private static ScheduledFault hostDown(long atMicros) {
        return FaultyRun.once(FaultAction.HOST_DOWN, "host[0]", atMicros * MICRO, 5000 * MICRO, Effect.USUAL);
    }

    @Test
    void requestsThatWaitForACopyToComeBackAreStruckToo() {
        var scenario = sentEvery(300);
        var whole = FaultyRun.of(scenario);

        var struck = run(scenario, Recovery.FAIL_STOP, hostDown(250));

        assertEquals(late(whole, struck), struck.incident().requests(), struck::transcript);
        assertTrue(struck.incident().requests().contains(4), "sent long after the strike");
    }

    /** In the end by more than a copy takes to begin anew. */
    private static List<Integer> late(FaultyRun whole, FaultyRun struck) {
        return IntStream.range(0, REQUESTS)
                .filter(request -> lastPs(struck, request) > lastPs(whole, request) + 1000 * MICRO)
                .boxed()
                .toList();
    }

    private static long lastPs(FaultyRun run, int request) {
        RequestOutcome outcome = run.outcome().requests().get(request);
        return outcome.tokenTimes().getLast().picos();
    }

    @Test
    void requestsThatNobodyHeardAreStruckTooAndGoOnElsewhere() {
        var struck = run(sentEvery(5), Recovery.MIGRATE, hostDown(2));

        assertEquals(List.of(0, 2, 4), struck.incident().requests(), struck::transcript);
        assertEquals(3, struck.said("goes on at replica 1"), struck::transcript);
    }

    @Test
    void requestsThatAreSentElsewhereFromTheBeginningAreNot() {
        var struck = run(sentEvery(300), Recovery.MIGRATE, hostDown(250));

        assertEquals(List.of(0), struck.incident().requests(), struck::transcript);
    }
}
