package orrery.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning;
import orrery.node.trace.CollectiveKind;
import orrery.node.trace.RankTrace;
import orrery.node.trace.SeededTraces;
import orrery.node.trace.TraceNode;
import orrery.node.trace.Traces;
import orrery.node.trace.Work;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.node.trial.Trials;
import orrery.node.tuning.KernelTuning;

final class ReplaysTest {
    private static final Topology HGX = Topologies.named("hgx-h100");

    static Tuning tuning(Topology topology) {
        return KernelTuning.of(Catalogue.load(), (Gpu) topology.part(topology.gpus()[0]));
    }

    static ReplayOutcome run(Traces traces, Topology topology) {
        return Replays.here(new Replay(traces, Launch.GRAPH), topology, tuning(topology), _ -> {});
    }

    /** Every rank does the same. */
    private static Traces alike(int ranks, TraceNode... nodes) {
        return new Traces(
                IntStream.range(0, ranks)
                        .mapToObj(rank -> new RankTrace("t." + rank + ".et", "", List.of(nodes)))
                        .toList(),
                List.of());
    }

    private static TraceNode node(long id, Work work, Long... after) {
        return new TraceNode(id, "", work, List.of(after));
    }

    @Test
    void oneCollectiveTakesAsLongAsTriedAlone() {
        for (var bytes : List.of(1L << 10, 1L << 20, 1L << 26)) {
            var trial = new CollectiveTrial(
                    "hgx-h100",
                    8,
                    Operation.ALL_REDUCE,
                    ElementType.BFLOAT16,
                    List.of(bytes),
                    Algorithm.AUTO,
                    Protocol.AUTO,
                    0,
                    0,
                    Launch.GRAPH,
                    false,
                    List.of(),
                    0);
            var alone = Trials.here(trial, HGX, tuning(HGX), _ -> {}).sizes().getFirst();
            var traced = run(alike(8, node(0, new Work.Collective(CollectiveKind.ALL_REDUCE, bytes, ""))), HGX);
            assertEquals(alone.timePs(), traced.timePs(), bytes + " B");
        }
    }

    @Test
    void kernelsOfOneEngineFollowEachOtherAndOthersRunBeside() {
        var found = run(
                        alike(
                                1,
                                node(0, new Work.Compute(10, 0, 0, false)),
                                node(1, new Work.Compute(20, 0, 0, false)),
                                node(2, new Work.Memory(false, 0, 25)),
                                node(3, new Work.Compute(28, 0, 0, true)),
                                node(4, new Work.Metadata(), 0L, 1L, 2L, 3L)),
                        HGX)
                .ranks()
                .getFirst();
        assertEquals(30_000_000, found.endPs());
        assertEquals(30_000_000, found.computePs());
        assertEquals(25_000_000, found.memoryPs());
        assertEquals(28_000_000, found.hostPs());
        assertEquals(0, found.communicationPs());
        assertEquals(5, found.nodes());
    }

    @Test
    void communicationIsExposedWhereNothingIsComputedBeside() {
        var collective = new Work.Collective(CollectiveKind.ALL_REDUCE, 1 << 26, "");
        var hidden = run(alike(8, node(0, collective), node(1, new Work.Compute(1_000_000, 0, 0, false))), HGX);
        var exposed = run(alike(8, node(0, collective), node(1, new Work.Compute(1_000_000, 0, 0, false), 0L)), HGX);
        for (var rank = 0; rank < 8; rank++) {
            var apart = exposed.ranks().get(rank);
            assertEquals(0, hidden.ranks().get(rank).exposedPs());
            assertEquals(apart.communicationPs(), apart.exposedPs());
            assertEquals(apart.computePs() + apart.exposedPs(), apart.endPs());
        }
    }

    @Test
    void aLongSendTakesItsBytesOverTheAdapterOrNvlinkRate() {
        var bytes = 1L << 30;
        var traces = new Traces(
                List.of(
                        new RankTrace("a", "", List.of(node(0, new Work.Send(1, 5, bytes)))),
                        new RankTrace("b", "", List.of(node(0, new Work.Receive(0, 5, bytes))))),
                List.of());
        var near = run(traces, HGX).timePs();
        assertTrue(near > bytes * 1_000 / 450 && near < bytes * 1_000 / 200, "450 GB/s at most: " + near);
        var far = run(traces, Topologies.named("fat-tree:endpoints=64")).timePs();
        assertTrue(far > near, "over a network: " + far);
    }

    @Test
    void manySendsAheadOfTheirReceiverWaitForIt() {
        var sends = IntStream.range(0, 300)
                .mapToObj(i -> node(i, new Work.Send(1, 0, 1000 + i)))
                .toList();
        var receives = new java.util.ArrayList<TraceNode>();
        receives.add(node(1000, new Work.Compute(1_000_000, 0, 0, false)));
        IntStream.range(0, 300).forEach(i -> receives.add(node(i, new Work.Receive(0, 0, 1000 + i), 1000L)));
        var outcome = run(
                new Traces(List.of(new RankTrace("a", "", sends), new RankTrace("b", "", receives)), List.of()), HGX);
        assertEquals(300, outcome.ranks().get(0).nodes());
        assertEquals(301, outcome.ranks().get(1).nodes());
        assertTrue(outcome.ranks().get(0).endPs() < 1_000_000_000_000L);
    }

    @Test
    void aRootThatIsFarAheadConfusesNobody() {
        var root = new java.util.ArrayList<TraceNode>();
        var other = new java.util.ArrayList<TraceNode>();
        other.add(node(1000, new Work.Compute(100_000, 0, 0, false)));
        for (var i = 0; i < 100; i++) {
            var work = new Work.Collective(CollectiveKind.BROADCAST, 1000 + i, "");
            root.add(node(i, work));
            other.add(node(i, work, 1000L));
        }
        var traces = new Traces(List.of(new RankTrace("a", "", root), new RankTrace("b", "", other)), List.of());
        var outcome = run(traces, HGX);
        assertEquals(101, outcome.ranks().get(1).nodes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyNodeEndsAndNothingDependsOnFolding(long seed) {
        var traces = SeededTraces.of(seed, 2, 4, 30);
        var outcome = run(traces, HGX);
        for (var rank = 0; rank < 8; rank++) {
            var found = outcome.ranks().get(rank);
            assertEquals(traces.ranks().get(rank).nodes().size(), found.nodes(), "seed " + seed);
            assertTrue(found.exposedPs() <= found.communicationPs() && found.communicationPs() <= found.endPs());
        }
        assertEquals(outcome, run(traces, HGX), "seed " + seed);
    }

    @ParameterizedTest
    @CsvSource({"2x-gb200-nvl72,2,72", "gb200-nvl72,9,8", "fat-tree:endpoints=16,4,4"})
    void groupsSpanRacksAndNetworks(String topology, int rows, int columns) {
        var traces = SeededTraces.of(11, rows, columns, 8);
        var outcome = run(traces, Topologies.named(topology));
        assertEquals(
                traces.ranks().getFirst().nodes().size(),
                outcome.ranks().getLast().nodes());
    }

    @Test
    void bytesAreThoseOfAllPlanesThoughOneStandsForThem() {
        var bytes = 72L << 16;
        var outcome = run(
                alike(72, node(0, new Work.Collective(CollectiveKind.ALL_TO_ALL, bytes, ""))),
                Topologies.named("gb200-nvl72"));
        var nvlink = outcome.links().stream()
                .filter(link -> link.medium().startsWith("nvlink"))
                .mapToLong(link -> link.content().bytes())
                .sum();
        var once = 72 * bytes / 72 * 71; // up to the switches, and as much down
        assertEquals(2.0 * once, nvlink, 0.001 * nvlink);
    }
}
