package orrery.node.replay;

import java.util.Comparator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.topology.Topologies;
import orrery.node.replay.ReplayFindings.RankFinding;
import orrery.node.snapshot.BrokenRun;
import orrery.node.trace.SeededTraces;
import orrery.node.trial.CollectiveTrial.Launch;

/** Replays of traces that are saved, and go on in fresh devices. */
class BrokenReplaysTest {
    @ParameterizedTest
    @CsvSource({"hgx-h100, 2, 4, 1", "hgx-h100, 2, 4, 2", "fat-tree:endpoints=16, 4, 4, 3"})
    void goOnInTheMiddleOfATrace(String name, int rows, int columns, long seed) {
        var topology = Topologies.named(name);
        var replay = new Replay(SeededTraces.of(seed, rows, columns, 20), Launch.GRAPH);
        new BrokenRun<>(
                        topology,
                        (placement, jvm) ->
                                ReplayEmulation.prepare(replay, topology, ReplaysTest.tuning(topology), placement, jvm),
                        ReplayEmulation::shells,
                        shares -> shares.stream()
                                .flatMap(share -> share.findings().ranks().stream())
                                .sorted(Comparator.comparingInt(RankFinding::rank))
                                .toList())
                .check(seed, 4);
    }
}
