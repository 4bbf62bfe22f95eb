package orrery.node.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.node.trial.TrialOutcome.SizeOutcome;
import orrery.node.trial.Trials;

/** Every GPU of a GB200 NVL72 has 18 links, one to each switch chip; a switch tray holds two of the chips. */
class PlanesTest {
    private static final String RACK = "gb200-nvl72";
    private static final long SMALL = 1 << 10;
    private static final long LARGE = 64L << 30;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nvswitch0 | 17", "nvswitch11 | 17", "nvswitch0,nvswitch1 | 16", "nvswitch4,nvswitch17 | 16"})
    void whatIsLostOfTheBandwidthIsTheLostShareOfThePlanes(String lost, int left) {
        var whole = times(List.of());
        var masked = times(List.of(lost.split(",")));

        assertEquals(left / 18.0, (double) whole[1] / masked[1], 0.01 * left / 18, "large messages");
        assertEquals(1.0, (double) whole[0] / masked[0], 0.05, "small messages");
    }

    private static long[] times(List<String> lost) {
        var topology = Topologies.named(RACK);
        var trial = new CollectiveTrial(
                RACK,
                0,
                Operation.ALL_REDUCE,
                ElementType.FLOAT,
                List.of(SMALL, LARGE),
                Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                Launch.STREAM,
                false,
                lost,
                1);
        var outcome = Trials.here(trial, topology, EmulationMaker.tuning(topology), _ -> {});
        return outcome.sizes().stream().mapToLong(SizeOutcome::timePs).toArray();
    }
}
